using System.Net;
using System.Net.Sockets;
using ContentApi.Browser.Component;
using ContentApi.Browser.Hosting;
using ContentApi.Embedding;
using ContentApi.Published;
using ContentApi.Tests.Hosting;
using Microsoft.Playwright;

namespace ContentApi.Browser.Partners;

/// <summary>Whole pages as partners write them (<c>tests/partners</c>), on another origin and port than the API.</summary>
public sealed class PartnerPageTests(PostgresServer server, Chromium chromium) : IAsyncLifetime
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";
    private const string Warning = "N’arrêtez jamais votre traitement";

    private readonly EmbeddedSite site = new(server, chromium);
    private readonly string folder = Directory.CreateTempSubdirectory("contentapi-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_plain_page_under_a_strict_policy_shows_the_text_with_and_without_script(bool script)
    {
        var page = await site.ReaderAsync(options => options.JavaScriptEnabled = script);
        var own = (await site.Way.RecordAsync(Section + ".html")).Text;
        var html = Read("plain", "index.html").Replace("API", site.Api, StringComparison.Ordinal).Replace("OWN", own, StringComparison.Ordinal)
            .Replace("VERSION", ComponentVersion.Current.Version, StringComparison.Ordinal).Replace("INTEGRITY", ComponentVersion.Current.Integrity, StringComparison.Ordinal);

        await page.GotoAsync(site.Partner.Put("/plain", html, Partner.StrictPolicy(site.Api)));

        if (script)
        {
            await page.SaysAsync("Identique à la version publiée 1");
            (await page.VisibleTextAsync()).Should().Contain(Warning);
            await page.ShouldBeAccessibleAsync();
        }
        else
        {
            (await page.Locator("main").InnerTextAsync()).Should().Contain(Warning).And.Contain("Réutilisation : accord du propriétaire requis");
        }

        await page.PictureAsync($"partner-plain-{(script ? "script" : "no-script")}");
    }

    [Fact]
    public async Task A_build_that_is_not_the_one_that_was_pinned_does_not_run()
    {
        var page = await site.ReaderAsync();
        site.Way.Alter = (path, text) => path.EndsWith("vetted-content.js", StringComparison.Ordinal) ? text + "\n" : text;
        var html = Read("plain", "index.html").Replace("API", site.Api, StringComparison.Ordinal).Replace("OWN", $"<p>{Pasted.OwnText}</p>", StringComparison.Ordinal)
            .Replace("VERSION", ComponentVersion.Current.Version, StringComparison.Ordinal).Replace("INTEGRITY", ComponentVersion.Current.Integrity, StringComparison.Ordinal);

        await page.GotoAsync(site.Partner.Put("/pinned", html, Partner.StrictPolicy(site.Api)));

        (await page.EvaluateAsync<bool>("customElements.get('vetted-content') === undefined")).Should().BeTrue();
        (await page.Locator("main").InnerTextAsync()).Should().Contain(Pasted.OwnText);
    }

    [Fact]
    public async Task A_page_of_React_is_hydrated_around_it_without_a_difference()
    {
        Assert.SkipWhen(Program.Find("npm") is null, "There is no Node on this machine.");
        var page = await site.ReaderAsync();
        var source = CommittedFiles.At("tests", "partners", "react");
        await Program.RunAsync("npm", source, "ci", "--no-audit", "--no-fund");
        await Program.RunAsync("npm", source, "run", "build");
        await using var partner = Program.Start("node", source, new Dictionary<string, string> { ["PORT"] = "0", ["API"] = site.Api, ["PATH_SHOWN"] = Section }, "dist/server.js");
        await ContentHost.UntilAsync(() => Task.FromResult(partner.Said.Count > 0));

        await page.GotoAsync(partner.Said[0]);
        await page.SaysAsync("Identique à la version publiée 1");
        var before = await page.Locator("vetted-content").EvaluateAsync<string>("element => element.innerHTML");
        await page.GetByRole(AriaRole.Button, new() { Name = "Compter" }).ClickAsync();

        (await page.Locator("output").InnerTextAsync()).Should().Be("1", "React runs the page");
        (await page.EvaluateAsync<string[]>("window.hydrationProblems")).Should().BeEmpty();
        (await page.Locator("vetted-content").EvaluateAsync<string>("element => element.innerHTML")).Should().Be(before).And.Contain(Warning);
        (await page.VisibleTextAsync()).Should().Contain(Warning);
        await page.PictureAsync("partner-react");
    }

    [Fact]
    public async Task A_page_that_nginx_composes_has_the_text_while_the_API_is_away_and_not_once_it_is_withdrawn()
    {
        Assert.SkipWhen(Program.Find("nginx") is null, "There is no nginx on this machine.");
        var page = await site.ReaderAsync(options => options.JavaScriptEnabled = false);
        var port = FreePort();
        await using var nginx = Program.Start("nginx", folder, new Dictionary<string, string>(), "-c", Configure(port), "-p", folder);
        using var reader = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await ContentHost.UntilAsync(async () => await Try(() => reader.GetStringAsync("/index.html", Stop)) is not null);

        await page.GotoAsync($"{reader.BaseAddress}index.html");
        (await page.Locator("main").InnerTextAsync()).Should().Contain(Warning);
        await page.PictureAsync("partner-nginx");

        site.Way.IsDown = true;
        (await reader.GetStringAsync("/index.html", Stop)).Should().Contain(Warning);

        EmptyCache();
        (await reader.GetStringAsync("/index.html", Stop)).Should().Contain("Ce texte n’est pas disponible pour le moment.");

        site.Way.IsDown = false;
        await site.WithdrawAsync("anti-interleukines-suivi", Severity.Safety, "Rappel de lot.");
        var gone = await reader.GetStringAsync("/index.html", Stop);
        gone.Should().NotContain(Warning).And.Contain("Ce texte a été retiré par son éditeur.").And.NotContain("{");
    }

    [Theory]
    [InlineData("max-age=1, stale-if-error=3600", true)]
    [InlineData("max-age=1", false)]
    public async Task Nginx_uses_a_stale_copy_for_as_long_as_the_API_allows_and_no_longer(string caching, bool isUsed)
    {
        Assert.SkipWhen(Program.Find("nginx") is null, "There is no nginx on this machine.");
        Assert.SkipWhen(Chromium.Path is null, "There is no Chromium on this machine.");
        var answers = 0;
        site.Way.Replay = request =>
        {
            if (Interlocked.Increment(ref answers) > 1) request.HttpContext.Abort();
            return new Recorded(200, [("Cache-Control", [caching]), ("Content-Type", ["text/html"])], System.Text.Encoding.UTF8.GetBytes($"<p>{Warning}</p>"));
        };
        var port = FreePort();
        await using var nginx = Program.Start("nginx", folder, new Dictionary<string, string>(), "-c", Configure(port), "-p", folder);
        using var reader = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await ContentHost.UntilAsync(async () => (await Try(() => reader.GetStringAsync("/index.html", Stop)))?.Contains(Warning, StringComparison.Ordinal) == true);

        // Until nginx has asked again, and was refused.
        await ContentHost.UntilAsync(async () => await Try(() => reader.GetStringAsync("/index.html", Stop)) is not null && answers > 1);

        (await reader.GetStringAsync("/index.html", Stop)).Contains(Warning, StringComparison.Ordinal).Should().Be(isUsed);
    }

    private void EmptyCache()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "cache"), "*", SearchOption.AllDirectories)) File.Delete(file);
    }

    private string Configure(int port)
    {
        var pages = Directory.CreateDirectory(Path.Combine(folder, "pages")).FullName;
        foreach (var name in new[] { "index.html", "vetted-gone.html", "vetted-away.html" }) File.WriteAllText(Path.Combine(pages, name), Read("nginx", name));
        // Its workers are another user when it is started as root.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        var configuration = Path.Combine(folder, "nginx.conf");
        File.WriteAllText(configuration, Read("nginx", "nginx.conf").Replace("PORT", $"{port}", StringComparison.Ordinal)
            .Replace("API/v1/", site.Api + "/v1/", StringComparison.Ordinal).Replace("root PAGES", $"root {pages}", StringComparison.Ordinal).Replace("STATE", folder, StringComparison.Ordinal));
        return configuration;
    }

    private static string Read(string partner, string file) => File.ReadAllText(CommittedFiles.At("tests", "partners", partner, file));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<string?> Try(Func<Task<string>> ask)
    {
        try
        {
            return await ask();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
