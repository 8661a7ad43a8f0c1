using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Embedding;

/// <summary>The pages for frames: whole documents, the same text as the resource's, and nothing that loads or runs but what tells their height.</summary>
public sealed class FramePageTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private const string Section = "/fr/sections/anti-interleukines-suivi";

    public static TheoryData<string> Places => new(
        "/fr/topics/anti-interleukines",
        Section,
        $"{Section}/blocks/surveillance",
        "/fr/faqs/anti-interleukines-interleukines",
        "/fr/faqs?topic=anti-interleukines",
        "/fr/eligibility-criteria/anti-interleukines-contraception",
        "/fr/eligibility-criteria?topic=anti-interleukines");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_page_is_a_whole_document_that_names_its_reference_address_and_its_oembed(string place)
    {
        using var response = await seed.Client.GetAsync("/embed/v1" + place, Stop);
        var page = await DocumentAsync(response);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().Should().Be("text/html; charset=utf-8");
        page.DocumentElement.GetAttribute("lang").Should().Be("fr");
        page.Title.Should().NotBeNullOrEmpty();
        page.QuerySelectorAll("h1").Should().ContainSingle();
        page.QuerySelector("meta[name=robots]")!.GetAttribute("content").Should().Be("noindex");
        page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").Should().Be($"{ContentHost.BaseUrl}/v1{place}");
        var oembed = page.QuerySelector("link[type='application/json+oembed']")!.GetAttribute("href")!;
        response.Headers.GetValues("Link").Single().Should().Contain($"<{oembed}>");
        (await seed.Client.GetJsonAsync(oembed.Replace(ContentHost.BaseUrl, "", StringComparison.Ordinal)))["html"]!.GetValue<string>().Should().Contain($"{ContentHost.BaseUrl}/embed/v1{place}\"");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Nothing_may_load_or_run_in_a_page_but_what_tells_its_height(string place)
    {
        using var response = await seed.Client.GetAsync("/embed/v1" + place, Stop);
        var page = await DocumentAsync(response);

        var script = $"{ContentHost.BaseUrl}/embed/v1/frame.js";
        page.QuerySelectorAll("script[src]").Select(element => element.GetAttribute("src")).Should().Equal(script);
        page.QuerySelectorAll("[style], img, iframe, link[rel=stylesheet]").Should().BeEmpty();
        page.QuerySelectorAll("script:not([src])").Should().OnlyContain(data => data.GetAttribute("type") == "application/ld+json");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().MatchRegex("^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; ")
            .And.Contain($"script-src {script};").And.NotContain("frame-ancestors").And.Contain("require-trusted-types-for 'script'; trusted-types 'none'");
        response.Headers.Should().NotContain(header => header.Key == "X-Frame-Options" || header.Key == "Set-Cookie");
        (await seed.Client.GetStringAsync("/embed/v1/frame.js", Stop)).Should().Contain("vetted-content:height");
    }

    [Theory]
    [InlineData(Section)]
    [InlineData("/fr/topics/anti-interleukines")]
    public async Task The_text_is_that_of_the_fragment_and_json_ld_goes_along(string place)
    {
        using var response = await seed.Client.GetAsync("/embed/v1" + place, Stop);
        var page = await DocumentAsync(response);
        var fragment = new HtmlParser().ParseDocument(await seed.Client.GetStringAsync($"/v1{place}.html?heading-level=1", Stop));

        page.QuerySelector("main > section")!.TextContent.Should().Be(fragment.Body!.FirstElementChild!.TextContent);
        var data = JsonNode.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent)!;
        data.ToJsonString().Should().Be(JsonNode.Parse(await seed.Client.GetStringAsync($"/v1{place}.jsonld", Stop))!.ToJsonString());
    }

    [Fact]
    public async Task Questions_disclose_their_answers_and_what_must_be_said_is_not_folded_away()
    {
        using var response = await seed.Client.GetAsync("/embed/v1/fr/faqs?topic=anti-interleukines", Stop);
        var page = await DocumentAsync(response);
        var faqs = await seed.Client.GetAllAsync("/v1/fr/faqs?topic=anti-interleukines");

        page.QuerySelectorAll("main > section > details > summary > h2").Select(heading => heading.TextContent).Should().Equal(faqs.Select(faq => faq.Text("question")));
        page.QuerySelectorAll("details[open]").Should().BeEmpty();
        page.QuerySelector("main > footer")!.TextContent.Should().Contain(faqs[0]["provenance"]!.Text("notice")).And.Contain("Relecture : date non communiquée");
        page.QuerySelectorAll("[id]").Select(element => element.Id).Should().OnlyHaveUniqueItems();
        page.QuerySelectorAll("script[type='application/ld+json']").Should().HaveSameCount(faqs);
    }

    [Fact]
    public async Task A_single_question_is_open()
    {
        using var response = await seed.Client.GetAsync("/embed/v1/fr/faqs/anti-interleukines-interleukines", Stop);

        (await DocumentAsync(response)).QuerySelectorAll("main > section > details[open] > summary > h1").Should().ContainSingle();
    }

    [Fact]
    public async Task Criteria_have_their_title_once_and_each_its_safeguards()
    {
        using var response = await seed.Client.GetAsync("/embed/v1/fr/eligibility-criteria?topic=anti-interleukines", Stop);
        var page = await DocumentAsync(response);
        var criteria = await seed.Client.GetAllAsync("/v1/fr/eligibility-criteria?topic=anti-interleukines");

        page.QuerySelector("h1")!.TextContent.Should().Be("Conditions de prescription et vérifications");
        page.QuerySelectorAll("main > section").Should().HaveSameCount(criteria);
        foreach (var (shown, criterion) in page.QuerySelectorAll("main > section").Zip(criteria))
        {
            foreach (var guard in criterion.Objects("safeguards")) shown.TextContent.Should().Contain(guard.Text("text"));
        }
    }

    [Theory]
    [InlineData("?theme=dark", "dark")]
    [InlineData("?theme=light", "light")]
    [InlineData("?theme=auto", null)]
    public async Task The_theme_is_the_partners_choice(string query, string? theme)
    {
        using var response = await seed.Client.GetAsync($"/embed/v1{Section}{query}", Stop);

        (await DocumentAsync(response)).DocumentElement.GetAttribute("data-theme").Should().Be(theme);
    }

    [Fact]
    public async Task Our_words_may_be_in_another_language_than_the_text_and_say_so()
    {
        using var response = await seed.Client.GetAsync($"/embed/v1{Section}?lang=en", Stop);
        var page = await DocumentAsync(response);

        page.QuerySelector("footer")!.GetAttribute("lang").Should().Be("en");
        page.QuerySelector("footer")!.TextContent.Should().Contain("Review: date not told");
        page.DocumentElement.GetAttribute("lang").Should().Be("fr");
    }

    [Fact]
    public async Task A_page_is_kept_and_asked_for_again_as_its_text_is()
    {
        using var first = await seed.Client.GetAsync($"/embed/v1{Section}", Stop);
        using var resource = await seed.Client.GetAsync($"/v1{Section}", Stop);

        first.Headers.CacheControl!.ToString().Should().Be(resource.Headers.CacheControl!.ToString());
        first.Content.Headers.LastModified.Should().Be(resource.Content.Headers.LastModified);
        first.Headers.GetValues("Content-Release").Should().Equal(resource.Headers.GetValues("Content-Release"));
        first.Headers.ETag!.IsWeak.Should().BeFalse();
        first.Headers.Contains("RateLimit").Should().BeTrue();
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/embed/v1{Section}");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag);
        using var second = await seed.Client.SendAsync(again, Stop);
        second.StatusCode.Should().Be(HttpStatusCode.NotModified);
        using var head = await seed.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/embed/v1{Section}"), Stop);
        head.Headers.ETag.Should().Be(first.Headers.ETag);
    }

    [Theory]
    [InlineData("/fr/sections/jamais-publiee", 404, "Introuvable")]
    [InlineData("/fr/sections/anti-interleukines-suivi/blocks/aucun", 404, "Introuvable")]
    [InlineData("/fr/citations/anti-interleukines-ameli-psoriasis", 404, "Introuvable")]
    [InlineData("/fr/rien", 404, "Introuvable")]
    [InlineData("/fr/faqs?topic=jamais-publie", 404, "Introuvable")]
    [InlineData("/de/sections/jamais-publiee", 404, "Not found")]
    [InlineData("/fr/faqs", 400, "topic")]
    [InlineData("/fr/sections/anti-interleukines-suivi?release=1", 400, "release")]
    [InlineData("/fr/sections/anti-interleukines-suivi?theme=pink&x=1", 400, "theme, x")]
    [InlineData("/fr/sections/%ff", 400, "Adresse incorrecte")]
    public async Task What_cannot_be_shown_is_told_to_the_reader_as_a_page_that_may_be_framed(string place, int status, string told)
    {
        using var response = await seed.Client.GetAsync("/embed/v1" + place, Stop);
        var page = await DocumentAsync(response);

        ((int)response.StatusCode).Should().Be(status);
        page.QuerySelector("main")!.TextContent.Should().Contain(told);
        page.QuerySelector("meta[name=robots]")!.GetAttribute("content").Should().Be("noindex");
        response.Headers.GetValues("Content-Security-Policy").Single().Should().NotContain("frame-ancestors");
        response.Headers.CacheControl!.ToString().Should().Be(status == 404 ? "public, max-age=60" : "no-store");
    }

    [Fact]
    public async Task Other_addresses_tell_their_failures_as_ever()
    {
        using var response = await seed.Client.GetAsync("/embed/v1/frame.js?x=1", Stop);

        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    internal static async Task<IHtmlDocument> DocumentAsync(HttpResponseMessage response)
    {
        response.Content.Headers.ContentType.Should().Be(MediaTypeHeaderValue.Parse("text/html; charset=utf-8"));
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Stop));
    }
}
