using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Faults;

/// <summary>A database that was set back and went on otherwise is refused: the node keeps what it has, and says so.</summary>
public sealed class SetBackTests(PostgresServer server) : IAsyncLifetime
{
    private const string Section = "/v1/fr/sections/anti-interleukines-regularite";
    private const string SetBack = "delete from content.release_change where release = 2; delete from content.release where number = 2";

    private readonly PublishedSeed seed = new(server);
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"contentapi-test-{Guid.NewGuid():N}");

    public ValueTask InitializeAsync() => seed.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await seed.DisposeAsync();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_node_that_serves_refuses_what_follows_other_releases_than_it_knows()
    {
        await seed.PublishAsync(NodeOnItsOwn.Changed());
        await using var host = await (await seed.StartAsync("--Published:Poll=01:00:00")).ReadyAsync();

        await seed.AlterAsync(SetBack);
        await seed.PublishAsync(NodeOnItsOwn.Changed("davantage de chances"));
        await seed.PublishAsync(NodeOnItsOwn.Changed("beaucoup de chances"));
        await ContentHost.UntilAsync(() => Task.FromResult(host.Current.Failure?.Code is not null));

        host.Current.Failure?.Code.Should().Be("release-refused");
        (await host.Client.GetStringAsync(Section, TestContext.Current.CancellationToken)).Should().Contain("le plus de chances");
    }

    [Fact]
    public async Task A_node_that_starts_refuses_as_many_other_releases_as_it_knew()
    {
        await seed.PublishAsync(NodeOnItsOwn.Changed());
        await using (var host = await (await StartAsync()).ReadyAsync())
        {
            await ContentHost.UntilAsync(() => Task.FromResult(File.Exists(Path.Combine(folder, "last-good.json"))));
        }

        await seed.AlterAsync(SetBack);
        await seed.PublishAsync(NodeOnItsOwn.Changed("davantage de chances"));
        await using var again = await (await StartAsync()).ReadyAsync();

        again.Current.Failure?.Code.Should().Be("release-refused");
        (await again.Client.GetStringAsync(Section, TestContext.Current.CancellationToken)).Should().Contain("le plus de chances");
    }

    private Task<ContentHost> StartAsync() => seed.StartAsync($"--Published:LastGood={folder}", "--Published:Poll=01:00:00");
}
