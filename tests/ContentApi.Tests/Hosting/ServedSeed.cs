using System.Collections.Immutable;
using ContentApi.Content;
using ContentApi.Editorial;
using ContentApi.Packages;
using ContentApi.Published;

namespace ContentApi.Tests.Hosting;

/// <summary>The seed in a database of its own, published as release 1 and served: <c>IClassFixture&lt;ServedSeed&gt;</c>.</summary>
public sealed class ServedSeed(PostgresServer server) : IAsyncLifetime
{
    public TestDatabase Database { get; } = new(server);

    public ContentHost Host { get; private set; } = null!;

    public HttpClient Client => Host.Client;

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        await PublishAsync(new SeedFiles().Read());
        Host = await (await ContentHost.StartAsync(Database.Reader)).ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Host is not null) await Host.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>Publishes packages; once the host runs, waits until it serves them.</summary>
    public Task<Release?> PublishAsync(ImmutableArray<Package> packages, string? reason = null, bool restore = false) =>
        SeenAsync(async context => (await new Import(context, TimeProvider.System, TestKey.Publisher)
            .RunAsync(packages, new ImportOrder(Severity.Clinical, "A test's.", reason, restore), Stop)).Release);

    public Task<Release?> WithdrawAsync(string slug, Severity severity, string reason, string? instead = null, Kind? kind = null) =>
        SeenAsync(async context => (await new Withdrawal(context, TimeProvider.System, TestKey.Publisher)
            .RunAsync(new WithdrawalOrder(slug, severity, reason, instead, kind), Stop)).Release);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<Release?> SeenAsync(Func<EditorialContext, Task<Release?>> publish)
    {
        await using var context = new EditorialContext(Database.Editor);
        var release = await publish(context);
        if (release is not null && Host is not null) await Host.UntilReleaseAsync(release.Number);
        return release;
    }
}
