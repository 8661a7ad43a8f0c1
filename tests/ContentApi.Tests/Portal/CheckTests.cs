using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ContentApi.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ContentApi.Tests.Portal;

/// <summary>The page where people paste a text: what it tells, what it refuses, and that it keeps nothing.</summary>
public sealed class CheckTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private const string Published = "Quel que soit le rythme d’injection de votre traitement, la régularité est indispensable pour mettre toutes les chances de votre côté.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/check", "Modifié", "seulement dans votre page")]
    [InlineData("/en/check", "Altered", "in your page only")]
    public async Task Altered_words_are_shown_beside_the_published_ones_in_words_too(string place, string status, string said)
    {
        var (response, page) = await PostAsync(place, Published.Replace("indispensable", "inutile", StringComparison.Ordinal));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoStore.Should().BeTrue();
        var found = page.QuerySelector(".found[data-status=altered]")!;
        found.QuerySelector("h2")!.TextContent.Should().Be(status);
        found.QuerySelector("del")!.TextContent.Should().Contain("inutile").And.Contain(said);
        found.QuerySelector("ins")!.TextContent.Should().Contain("indispensable");
        found.QuerySelector("a")!.GetAttribute("href").Should().StartWith($"{ContentHost.BaseUrl}/v1/fr/");
        page.QuerySelector("main > ul")!.TextContent.Should().Contain(status);
        page.Body!.TextContent.Should().NotContainAny("vérifié", "validé", "certifié", "verified", "certified", "✓", "✔");
    }

    [Fact]
    public async Task Html_is_compared_by_its_text_and_a_whole_section_is_identical()
    {
        var fragment = await seed.Client.GetStringAsync("/v1/fr/sections/anti-interleukines-regularite.html", Stop);

        var (_, page) = await PostAsync("/check", fragment, kind: "html");

        page.QuerySelectorAll(".found[data-status=current]").Should().NotBeEmpty();
        page.QuerySelectorAll(".found[data-status=altered]").Should().BeEmpty();
        page.QuerySelector("main > ul")!.TextContent.Should().Contain("Identique à la version publiée");
    }

    [Theory]
    [InlineData("  ", HttpStatusCode.BadRequest, "Il n’y a rien à comparer")]
    [InlineData("mots", HttpStatusCode.RequestEntityTooLarge, "trop long")]
    public async Task What_cannot_be_compared_stays_in_the_form(string text, HttpStatusCode status, string why)
    {
        if (text == "mots") text = string.Concat(Enumerable.Repeat("mots ", 40_001));

        var (response, page) = await PostAsync("/check", text);

        response.StatusCode.Should().Be(status);
        page.QuerySelector("[role=alert]")!.TextContent.Should().Contain(why);
        page.QuerySelector("textarea")!.TextContent.Should().Be(text);
    }

    [Fact]
    public async Task A_locale_that_is_not_published_and_a_form_of_others_are_refused_in_a_page()
    {
        var (unknown, page) = await PostAsync("/check", "mots", locale: "de");
        unknown.StatusCode.Should().Be(HttpStatusCode.NotFound);
        page.QuerySelector("textarea")!.TextContent.Should().Be("mots");

        using var strange = await seed.Client.PostAsync("/check", new FormUrlEncodedContent([new("texte", "mots")]), Stop);
        strange.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        strange.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        using var json = await seed.Client.PostAsync("/en/check", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), Stop);
        json.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
        using var multipart = await seed.Client.PostAsync("/check", new MultipartFormDataContent { { new StringContent("mots"), "text" } }, Stop);
        multipart.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task What_is_pasted_is_inert_also_as_huge_words()
    {
        var text = $"</textarea><script>alert(1)</script>\" onfocus=\"x \u202Etxet {new string('W', 200_000)}";

        var (response, page) = await PostAsync("/check", text);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        page.QuerySelectorAll("script, [onfocus]").Should().BeEmpty();
        page.QuerySelector("textarea")!.TextContent.Should().Be(text);
    }

    [Fact]
    public async Task A_character_that_no_text_has_is_refused_in_a_page()
    {
        var (response, page) = await PostAsync("/check", "mots \0 mots");

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        page.QuerySelector("h1")!.TextContent.Should().Be("Demande incorrecte");
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused_before_it_is_read()
    {
        using var body = new StringContent("locale=fr&kind=text&text=" + new string('a', 4 * 1024 * 1024), System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/check") { Content = body };
        request.Headers.ExpectContinue = true;
        using var response = await seed.Client.SendAsync(request, Stop);

        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
    }

    [Fact]
    public async Task Nothing_of_what_was_pasted_is_logged()
    {
        var log = new RecordedLog();
        await using var host = await (await ContentHost.StartAsync(
            seed.Database.Reader, services => services.AddSingleton<ILoggerProvider>(log), "--Logging:LogLevel:Default=Trace")).ReadyAsync();

        using var response = await host.Client.PostAsync("/check", Form("fr", "text", "Zanzibarquelconque " + Published), Stop);
        using var refused = await host.Client.PostAsync("/check", Form("de", "text", "Zanzibarquelconque"), Stop);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        log.Lines.Should().NotBeEmpty().And.NotContain(line => line.Contains("Zanzibar", StringComparison.OrdinalIgnoreCase));
    }

    private async Task<(HttpResponseMessage Response, IHtmlDocument Page)> PostAsync(string place, string text, string kind = "text", string locale = "fr")
    {
        var response = await seed.Client.PostAsync(place, Form(locale, kind, text), Stop);
        return (response, new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Stop)));
    }

    private static FormUrlEncodedContent Form(string locale, string kind, string text) => new([new("locale", locale), new("kind", kind), new("text", text)]);
}
