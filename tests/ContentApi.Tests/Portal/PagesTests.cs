using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Portal;

/// <summary>The portal's pages as they are sent: whole without script, strict, and true to what is published.</summary>
public sealed class PagesTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";

    public static TheoryData<string, string> Places => new()
    {
        { "/", "fr" },
        { "/en", "en" },
        { "/?text=fr/sections/anti-interleukines-suivi&theme=dark&words=en", "fr" },
        { "/en?text=fr/topics/anti-interleukines/faqs&theme=light", "en" },
        { "/?text=fr/topics/anti-interleukines/eligibility-criteria", "fr" },
        { "/?text=fr/sections/anti-interleukines-suivi/blocks/surveillance", "fr" },
        { "/check", "fr" },
        { "/en/check", "en" },
        { "/privacy", "fr" },
        { "/en/privacy", "en" },
        { "/accessibility", "fr" },
        { "/en/accessibility", "en" },
        { "/print/fr/topics/anti-interleukines", "fr" },
        { "/print/fr/topics/anti-interleukines?lang=en", "en" },
        { "/docs", "en" },
        { "/docs/changelog", "en" },
        { "/docs/proof", "en" },
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_page_is_whole_says_its_language_and_may_run_nothing_of_others(string place, string language)
    {
        using var response = await seed.Client.GetAsync(place, Stop);
        var page = await DocumentAsync(response);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().Should().Be("text/html; charset=utf-8");
        page.DocumentElement.GetAttribute("lang").Should().Be(language);
        page.QuerySelectorAll("h1").Should().ContainSingle();
        page.QuerySelector("a.skip")!.GetAttribute("href").Should().Be("#main");
        page.QuerySelectorAll("img, iframe, [style], [onclick], link[rel=stylesheet], script:not([src])").Should().BeEmpty();
        page.QuerySelectorAll("[id]").Select(element => element.Id).Should().OnlyHaveUniqueItems();
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().MatchRegex("^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; ").And.EndWith("base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
            .And.NotContain("unsafe");
        if (page.QuerySelector("script") is not null) policy.Should().Contain($"script-src 'self' {ContentHost.BaseUrl}; connect-src 'self' {ContentHost.BaseUrl}; require-trusted-types-for 'script'");
        response.Headers.Should().NotContain(header => header.Key == "Set-Cookie");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Who_has_a_page_already_is_told_so(string place, string language)
    {
        using var first = await seed.Client.GetAsync(place, Stop);
        using var request = new HttpRequestMessage(HttpMethod.Get, place);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await seed.Client.SendAsync(request, Stop);

        again.StatusCode.Should().Be(HttpStatusCode.NotModified, language);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Every_link_of_a_page_leads_somewhere(string place, string language)
    {
        var address = new Uri(new Uri(ContentHost.BaseUrl), place);
        using var response = await seed.Client.GetAsync(place, Stop);
        var page = await DocumentAsync(response);
        var links = page.QuerySelectorAll("a[href], script[src], link[href]").Select(link => new Uri(address, link.GetAttribute("href") ?? link.GetAttribute("src")!))
            .Where(link => link.Host == address.Host && link.AbsolutePath != address.AbsolutePath).Select(link => link.PathAndQuery).Distinct();

        foreach (var link in links)
        {
            using var answer = await seed.Client.GetAsync(link, Stop);
            ((int)answer.StatusCode).Should().BeLessThan(400, $"{link} of {place} ({language}) leads to {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task The_pages_name_each_other_across_languages()
    {
        foreach (var (french, english) in new[] { ("/", "/en"), ("/check", "/en/check"), ("/privacy", "/en/privacy"), ("/accessibility", "/en/accessibility") })
        {
            foreach (var place in new[] { french, english })
            {
                using var response = await seed.Client.GetAsync(place, Stop);
                var page = await DocumentAsync(response);
                page.QuerySelectorAll("link[rel=alternate]").Select(link => (link.GetAttribute("hreflang"), link.GetAttribute("href")))
                    .Should().Equal(("fr", ContentHost.BaseUrl + french), ("en", ContentHost.BaseUrl + english));
            }
        }
    }

    [Theory]
    [InlineData("/", "Réutilisation : accord du propriétaire requis", "Texte de démonstration jusqu’à sa relecture par son propriétaire", "Publication n° 1,")]
    [InlineData("/en", "Reuse: needs the owner’s agreement", "Demonstration text until its owner has reviewed it", "Release 1,")]
    public async Task What_is_published_comes_with_its_release_and_its_limits(string place, string licence, string demonstration, string release)
    {
        using var response = await seed.Client.GetAsync(place, Stop);
        var page = await DocumentAsync(response);
        var topic = await seed.Client.GetJsonAsync("/v1/fr/topics/anti-interleukines");

        page.Body!.TextContent.Should().Contain(topic.Text("title")).And.Contain(release);
        page.QuerySelector(".limits")!.TextContent.Should().Contain(licence).And.Contain(demonstration).And.Contain(topic["provenance"]!.Text("notice"));
    }

    [Fact]
    public async Task The_chosen_text_stands_in_the_page_and_in_the_code_to_the_letter()
    {
        using var response = await seed.Client.GetAsync("/en?text=fr/sections/anti-interleukines-suivi&theme=dark&words=en", Stop);
        var page = await DocumentAsync(response);
        var fragment = await seed.Client.GetStringAsync($"{Section}.html", Stop);

        var element = page.QuerySelector(".preview vetted-content")!;
        element.GetAttribute("src").Should().Be(ContentHost.BaseUrl + Section);
        element.GetAttribute("theme").Should().Be("dark");
        element.GetAttribute("lang").Should().Be("en");
        element.InnerHtml.Trim().Should().Be(new HtmlParser().ParseDocument(fragment).Body!.InnerHtml.Trim());
        foreach (var id in new[] { "code-component", "code-pinned" }) page.GetElementById(id)!.TextContent.Should().Contain(fragment);
        page.GetElementById("code-pinned")!.TextContent.Should().Contain("integrity=\"sha384-");
        page.GetElementById("code-frame")!.TextContent.Should().Contain($"{ContentHost.BaseUrl}/embed/v1/fr/sections/anti-interleukines-suivi?theme=dark&amp;lang=en");
        page.QuerySelector("#text option[selected]")!.GetAttribute("value").Should().Be("fr/sections/anti-interleukines-suivi");
    }

    [Fact]
    public async Task All_that_is_published_can_be_chosen()
    {
        using var response = await seed.Client.GetAsync("/", Stop);
        var page = await DocumentAsync(response);
        var values = page.QuerySelectorAll("#text option").Select(option => option.GetAttribute("value")!).ToList();

        foreach (var kind in new[] { "topics", "sections", "faqs", "eligibility-criteria" })
        {
            var slugs = (await seed.Client.GetAllAsync($"/v1/fr/{kind}")).Select(resource => $"fr/{kind}/{resource.Text("slug")}");
            values.Should().Contain(slugs);
        }

        foreach (var value in values)
        {
            using var chosen = await seed.Client.GetAsync($"/?text={value}", Stop);
            chosen.StatusCode.Should().Be(HttpStatusCode.OK, value);
        }
    }

    [Theory]
    [InlineData("/?colour=red", HttpStatusCode.BadRequest, "colour")]
    [InlineData("/?theme=blue", HttpStatusCode.BadRequest, "theme")]
    [InlineData("/?text=fr", HttpStatusCode.BadRequest, "text")]
    [InlineData("/?text=a%00b", HttpStatusCode.BadRequest, "text")]
    [InlineData("/en?text=%3Cscript%3E", HttpStatusCode.BadRequest, "text")]
    [InlineData("/?text=fr/sections/absente", HttpStatusCode.NotFound, "Introuvable")]
    [InlineData("/en?text=de/topics/x", HttpStatusCode.NotFound, "Not found")]
    [InlineData("/?text=fr/sections/anti-interleukines-suivi/blocks/absent", HttpStatusCode.NotFound, "Introuvable")]
    [InlineData("/check?x=1", HttpStatusCode.BadRequest, "x")]
    [InlineData("/print/fr/topics/absent", HttpStatusCode.NotFound, "Introuvable")]
    [InlineData("/print/fr/topics/anti-interleukines?lang=de", HttpStatusCode.BadRequest, "lang")]
    public async Task What_cannot_be_shown_is_told_in_a_page(string place, HttpStatusCode status, string word)
    {
        using var response = await seed.Client.GetAsync(place, Stop);
        var page = await DocumentAsync(response);

        response.StatusCode.Should().Be(status);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        page.QuerySelectorAll("h1").Should().ContainSingle();
        page.QuerySelector("main")!.TextContent.Should().Contain(word);
        page.QuerySelectorAll("script").Should().BeEmpty();
    }

    [Fact]
    public async Task The_print_view_has_the_letters_as_served_with_every_id_and_room_to_sign()
    {
        using var response = await seed.Client.GetAsync("/print/fr/topics/anti-interleukines", Stop);
        var page = await DocumentAsync(response);
        var topic = await seed.Client.GetJsonAsync("/v1/fr/topics/anti-interleukines");

        foreach (var section in topic.Objects("sections"))
        {
            foreach (var block in section.Objects("blocks"))
            {
                var shown = page.GetElementById($"fr-topic-anti-interleukines--{section.Text("slug")}_{block.Text("id")}")!;
                shown.GetAttribute("data-anchor").Should().Be(block.Text("id"));
                block.Text("digest").Should().StartWith(shown.GetAttribute("data-mark")!.TrimEnd('…'));
                var lines = shown.QuerySelectorAll("li") is { Length: > 0 } items ? string.Join('\n', items.Select(item => item.TextContent)) : shown.TextContent;
                lines.Should().Be(block.Text("text"));
            }
        }

        page.QuerySelectorAll(".sign").Should().HaveCountGreaterThan(topic.Objects("sections").Count());
        page.QuerySelectorAll("dt").Select(line => line.TextContent).Should().Contain(["Date", "Signature"]);
        foreach (var faq in await seed.Client.GetAllAsync("/v1/fr/faqs")) page.Body!.TextContent.Should().Contain(faq.Text("question"));
    }

    private static async Task<IHtmlDocument> DocumentAsync(HttpResponseMessage response) => new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Stop));
}
