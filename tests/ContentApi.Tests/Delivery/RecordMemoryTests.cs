using System.Collections.Concurrent;
using ContentApi.Delivery.V1;
using ContentApi.Published;
using ContentApi.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ContentApi.Tests.Delivery;

/// <summary>How often old releases are rebuilt, and what is kept of them.</summary>
public sealed class RecordMemoryTests(PostgresServer server) : IAsyncLifetime
{
    private const string Section = "/v1/fr/sections/anti-interleukines-regularite";

    private readonly ServedSeed seed = new(server);
    private readonly ConcurrentBag<int> rendered = [];

    public async ValueTask InitializeAsync()
    {
        await seed.InitializeAsync();
        foreach (var wording in new[] { "le plus de chances", "davantage de chances" })
            await seed.PublishAsync(new SeedFiles().Change("04-regularite.md", "toutes les chances", wording).Read());
    }

    public ValueTask DisposeAsync() => seed.DisposeAsync();

    [Fact]
    public async Task A_crowd_that_asks_for_one_old_release_has_it_rebuilt_once()
    {
        await using var host = await StartAsync();

        var bodies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => host.Client.GetStringAsync($"{Section}?release=1")));

        bodies.Distinct().Should().ContainSingle().Which.Should().Contain("toutes les chances");
        rendered.Should().BeEquivalentTo([3, 1]);
    }

    [Fact]
    public async Task What_is_asked_for_again_is_kept()
    {
        await using var host = await StartAsync();

        foreach (var number in new[] { 1, 2, 1, 2 }) await host.Client.GetStringAsync($"{Section}?release={number}");

        rendered.Should().BeEquivalentTo([3, 1, 2]);
    }

    [Fact]
    public async Task Without_memory_for_them_records_are_rebuilt_and_the_current_release_is_not()
    {
        await using var host = await StartAsync("--Published:RecordMemory=0");

        foreach (var number in new[] { 1, 2, 1 }) await host.Client.GetStringAsync($"{Section}?release={number}");
        (await host.Client.GetStringAsync(Section)).Should().Contain("davantage de chances");

        rendered.Should().BeEquivalentTo([3, 1, 2, 1]);
    }

    [Fact]
    public async Task What_nobody_asked_for_longest_is_forgotten_first()
    {
        var served = seed.Host.Current.Served!;
        var cost = served.Answers.Values.Where(answer => answer.LastModifiedAt == served.Snapshot.Release.PublishedAt)
            .Sum(answer => 1024 + (4 * answer.Identity.Bytes.Length));
        await using var host = await StartAsync($"--Published:RecordMemory={cost * 3 / 2}");

        foreach (var number in new[] { 1, 2, 2, 1 }) await host.Client.GetStringAsync($"{Section}?release={number}");

        rendered.Should().BeEquivalentTo([3, 1, 2, 1], "there is room for one");
    }

    private async Task<ContentHost> StartAsync(params string[] settings) => await (await ContentHost.StartAsync(
        seed.Database.Reader,
        services => services.AddSingleton<Renderer>(provider => (snapshot, topics, previous) =>
        {
            rendered.Add(snapshot.Release.Number);
            return provider.GetRequiredService<V1Renderer>().Render(snapshot, topics, previous);
        }),
        settings)).ReadyAsync();
}
