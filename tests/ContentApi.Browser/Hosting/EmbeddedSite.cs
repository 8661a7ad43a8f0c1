using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Editorial;
using ContentApi.Packages;
using ContentApi.Published;
using ContentApi.Signing;
using ContentApi.Tests.Hosting;
using Microsoft.Playwright;

namespace ContentApi.Browser.Hosting;

/// <summary>The seed, published and served under an address that a test can bend, a partner's website, and readers: <c>IClassFixture&lt;EmbeddedSite&gt;</c>.</summary>
public sealed class EmbeddedSite(PostgresServer server, Chromium chromium) : IAsyncLifetime
{
    private readonly TestDatabase database = new(server);
    private ContentHost host = null!;
    private IBrowserContext? reader;

    public Way Way { get; private set; } = null!;

    public Partner Partner { get; private set; } = null!;

    /// <summary>The API's address, without a slash at its end.</summary>
    public string Api => Way.Address;

    /// <summary>The publisher's keys, as they are served.</summary>
    public string Keys { get; private set; } = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null) return;
        await database.InitializeAsync();
        await new KeyRegister(database.Owner).AnnounceAsync(TestKey.Freshness.Public, Stop);
        (Way, Partner) = (await Way.StartAsync(), await Partner.StartAsync());
        await PublishAsync(new SeedFiles().Read());
        host = await (await ContentHost.StartAsync(database.Reader, configure: null, $"--Site:BaseUrl={Api}", "--RateLimit:PerMinute=0")).ReadyAsync();
        await UntilCurrentAsync(1);
        Way.Api = host.Client.BaseAddress;
        Keys = (await Way.RecordAsync("/.well-known/jwks.json")).Text;
    }

    public async ValueTask DisposeAsync()
    {
        if (reader is not null) await reader.CloseAsync();
        if (host is not null) await host.DisposeAsync();
        if (Partner is not null) await Partner.DisposeAsync();
        if (Way is not null) await Way.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>A reader's page. Whatever the way was bent to is straight again.</summary>
    public async Task<IPage> ReaderAsync(Action<BrowserNewContextOptions>? choose = null)
    {
        // Whoever read before has gone, and asks for nothing more.
        if (reader is not null) await reader.CloseAsync();
        reader = await chromium.ReaderAsync(choose);
        Way.Reset();
        Way.Forget();
        return await reader.NewPageAsync();
    }

    public Task<Release?> PublishAsync(ImmutableArray<Package> packages, string? reason = null, bool restore = false) =>
        SeenAsync(async context => (await new Import(context, TimeProvider.System, TestKey.Publisher)
            .RunAsync(packages, new ImportOrder(Severity.Clinical, "A test's.", reason, restore), Stop)).Release);

    public Task<Release?> WithdrawAsync(string slug, Severity severity, string reason, string? instead = null, Kind? kind = null) =>
        SeenAsync(async context => (await new Withdrawal(context, TimeProvider.System, TestKey.Publisher)
            .RunAsync(new WithdrawalOrder(slug, severity, reason, instead, kind), Stop)).Release);

    /// <summary>Has the current release confirmed as current, and waits until the program says so.</summary>
    public async Task ConfirmAsync()
    {
        await new KeyRegister(database.Owner).AnnounceAsync(TestKey.Freshness.Public, Stop);
        await new Confirmation(database.Editor, TimeProvider.System, TestKey.Freshness, TrustedKeys.All).SignAsync(TimeSpan.FromDays(1), Stop);
        await ContentHost.UntilAsync(async () =>
        {
            using var answer = await host.Client.GetAsync("/v1/freshness", Stop);
            return answer.IsSuccessStatusCode;
        });
    }

    private async Task<Release?> SeenAsync(Func<EditorialContext, Task<Release?>> publish)
    {
        await using var context = new EditorialContext(database.Editor);
        var release = await publish(context);
        await new Confirmation(database.Editor, TimeProvider.System, TestKey.Freshness, TrustedKeys.All).SignAsync(TimeSpan.FromDays(1), Stop);
        if (release is not null && host is not null) await UntilCurrentAsync(release.Number);
        return release;
    }

    /// <summary>Waits until the node serves a release, and the statement that it is current.</summary>
    private async Task UntilCurrentAsync(int release)
    {
        await host.UntilReleaseAsync(release);
        await ContentHost.UntilAsync(async () => JsonNode.Parse(await host.Client.GetStringAsync("/v1/freshness", Stop))!["release"]!.GetValue<int>() == release);
    }
}
