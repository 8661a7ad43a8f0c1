using System.Text.Json;
using ContentApi.Browser.Component;
using ContentApi.Browser.Hosting;

namespace ContentApi.Browser.Partners;

/// <summary>A partner's page that React 19 renders on the server and hydrates in the browser.</summary>
public sealed class ReactTests(EmbeddedSite site) : IClassFixture<EmbeddedSite>
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="build">Only the one for development tells what differs. For that it makes HTML of strings, which a page with Trusted Types forbids.</param>
    [Theory]
    [InlineData("development")]
    [InlineData("production")]
    public async Task React_and_the_component_leave_the_text_in_the_page_alone(string build)
    {
        var page = await site.ReaderAsync();
        var said = new List<string>();
        page.Console += (_, message) => said.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => said.Add(error);
        site.Partner.Put("/favicon.ico", "", "", "image/x-icon");
        var rendered = await RenderAsync(build, (await site.Way.RecordAsync($"{Section}.html")).Text);
        await page.GotoAsync(Put("/without", rendered, head: "", build));
        var before = await OwnTextAsync(page);
        var client = site.Partner.Put("/client.js", PartnerFiles.Read("react", "artifacts", build, "client.js"), "", "text/javascript");

        await page.GotoAsync(Put("/react", rendered, $"<script type=\"module\" src=\"{site.Api}/embed/v1/vetted-content.js\"></script><script defer src=\"{client}\"></script>", build));
        await page.SaysAsync("Identique à la version publiée 1");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Rendu 0 fois" }).ClickAsync();

        await Microsoft.Playwright.Assertions.Expect(page.GetByText("Rendu 1 fois")).ToBeVisibleAsync();
        await page.SaysAsync("Identique à la version publiée 1");
        (await OwnTextAsync(page)).Should().Be(before).And.Contain("N’arrêtez jamais votre traitement");
        said.Where(line => !line.StartsWith("info:", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static async Task<string> OwnTextAsync(Microsoft.Playwright.IPage page) =>
        await page.Locator("vetted-content").EvaluateAsync<string>("element => element.innerHTML");

    private string Put(string path, string body, string head, string build) => site.Partner.Put(
        path,
        $"<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Un partenaire</title>{head}</head><body>{body}</body></html>",
        build == "production" ? Partner.StrictPolicy(site.Api).Replace("script-src ", "script-src 'self' ") : "");

    private async Task<string> RenderAsync(string build, string fragment)
    {
        var (npm, node) = (Programs.Find("npm"), Programs.Find("node"));
        if (!Directory.Exists(PartnerFiles.At("react", "node_modules"))) await Programs.RunAsync(npm, PartnerFiles.At("react"), "ci", "--no-audit", "--no-fund");
        await Programs.RunAsync(npm, PartnerFiles.At("react"), "run", "build");
        var shown = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(shown, JsonSerializer.Serialize(new { src = site.Api + Section, html = fragment, retrieved = "2026-11-24" }), Stop);
            return await Programs.RunAsync(node, PartnerFiles.At("react"), $"artifacts/{build}/server.cjs", shown);
        }
        finally
        {
            File.Delete(shown);
        }
    }
}
