using ContentApi.Browser.Hosting;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]
// One browser, two cores: pages beside each other only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ContentApi.Browser.Hosting;

/// <summary>
/// The machine's own Chromium, started once, when the first test asks: <c>CONTENTAPI_BROWSER</c> (a path) if set, else what is on PATH.
/// Where there is none, tests are skipped, and say so.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private readonly Lazy<Task<IBrowser>> browser;
    private IPlaywright? playwright;

    public Chromium() => browser = new(StartAsync);

    /// <summary>Names that lead to this machine. None of them is a secure context; localhost and 127.0.0.1 are.</summary>
    public const string InsecureDomain = "partner.test";

    public static string? Path { get; } =
        Environment.GetEnvironmentVariable("CONTENTAPI_BROWSER") is { Length: > 0 } given
            ? given
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
                .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
                .FirstOrDefault(File.Exists);

    /// <summary>A reader: nothing is shared with any other.</summary>
    public async Task<IBrowserContext> ReaderAsync(Action<BrowserNewContextOptions>? choose = null)
    {
        Assert.SkipWhen(Path is null, "There is no Chromium on this machine: install it, or name one in CONTENTAPI_BROWSER.");
        var options = new BrowserNewContextOptions { Locale = "fr-FR", ViewportSize = new ViewportSize { Width = 1024, Height = 900 } };
        choose?.Invoke(options);
        var context = await (await browser.Value).NewContextAsync(options);
        context.SetDefaultTimeout((float)TimeSpan.FromSeconds(15).TotalMilliseconds);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser.IsValueCreated && browser.Value.IsCompletedSuccessfully) await (await browser.Value).DisposeAsync();
        playwright?.Dispose();
    }

    private async Task<IBrowser> StartAsync()
    {
        playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            // Its sandbox refuses to run as root; what it opens is ours.
            ChromiumSandbox = Environment.UserName != "root",
            Args =
            [
                $"--host-resolver-rules=MAP {InsecureDomain} 127.0.0.1",
                "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }
}
