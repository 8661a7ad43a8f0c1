using ContentApi.Browser.Component;
using ContentApi.Browser.Hosting;
using ContentApi.Embedding.Component;

namespace ContentApi.Browser.Partners;

/// <summary>A partner's page in plain HTML under a strict policy, with what docs/embedding.md says to paste.</summary>
public sealed class PlainTests(EmbeddedSite site) : IClassFixture<EmbeddedSite>
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";

    [Fact]
    public async Task The_component_shows_the_text_and_breaks_no_rule_of_the_page()
    {
        var page = await site.ReaderAsync();
        var said = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);
        page.PageError += (_, error) => said.Add(error);

        await page.GotoAsync(await PutAsync());

        await page.SaysAsync("Identique à la version publiée 1");
        (await page.VisibleTextAsync()).Should().Contain("N’arrêtez jamais votre traitement");
        said.Should().BeEmpty();
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task The_text_of_the_page_stays_while_we_are_away_and_for_whoever_runs_no_script()
    {
        var address = await PutAsync();
        var page = await site.ReaderAsync();
        site.Way.IsDown = true;
        await page.GotoAsync(address);
        (await page.InnerTextAsync("vetted-content")).Should().Contain("N’arrêtez jamais votre traitement");

        page = await site.ReaderAsync(reader => reader.JavaScriptEnabled = false);
        await page.GotoAsync(address);
        (await page.InnerTextAsync("vetted-content")).Should().Contain("N’arrêtez jamais votre traitement").And.Contain("Date de publication");
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("\n", false)]
    public async Task A_page_that_pins_a_version_runs_that_one_and_no_other(string more, bool runs)
    {
        var version = ComponentVersion.Current;
        var page = await site.ReaderAsync();
        site.Way.Alter = (path, text) => path == version.Path ? text + more : text;
        var html = $"""
            <!doctype html><html lang="fr"><title>Un partenaire</title>
            <script type="module" src="{site.Api}{version.Path}" integrity="{version.Integrity}" crossorigin="anonymous"></script>
            <vetted-content src="{site.Api}{Section}"><p>{Pasted.OwnText}</p></vetted-content>
            """;

        await page.GotoAsync(site.Partner.Put("/pinned", html, Partner.StrictPolicy(site.Api)));

        if (runs) await page.SaysAsync("Identique à la version publiée 1");
        else (await page.InnerTextAsync("vetted-content")).Should().Be(Pasted.OwnText);
        (await page.EvaluateAsync<bool>("customElements.get('vetted-content') !== undefined")).Should().Be(runs);
    }

    private async Task<string> PutAsync()
    {
        Assert.SkipWhen(Chromium.Path is null, "There is no Chromium on this machine.");
        var fragment = (await site.Way.RecordAsync($"{Section}.html")).Text;
        var page = PartnerFiles.Read("plain", "component.html").Replace("<!-- the text itself -->", fragment).Replace("https://content.example", site.Api);
        return site.Partner.Put("/plain", page, Partner.StrictPolicy(site.Api));
    }
}
