using System.Text.Json.Nodes;
using ContentApi.Browser.Hosting;
using Microsoft.Playwright;

namespace ContentApi.Browser.Component;

/// <summary>Answers made by somebody who has read how they are checked, and who has a signature for what they made: often the publisher's own.</summary>
public sealed class ForgeryTests(EmbeddedSite site) : IClassFixture<EmbeddedSite>
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";
    private const string Faq = "/v1/fr/faqs/anti-interleukines-arret";
    private const string Faqs = "/v1/fr/faqs?topic=anti-interleukines";
    private const string Indications = "/v1/fr/eligibility-criteria?topic=anti-interleukines&role=indication";
    private const string Block = "/v1/fr/sections/anti-interleukines-pour-qui/blocks/verifications-liste";
    private const string Unchecked = "N’a pas pu être contrôlé";

    [Fact]
    public async Task What_the_publisher_signs_is_shown_whatever_characters_it_has()
    {
        const string Odd = "a\u0001\u007f\u2028\u2029\"\\/<é\u0065\u0301😀\ufb33\ud7ff\r\n\t";
        var page = await OpenAsync(Section, section =>
        {
            section["title"] = Odd;
            // Sorted by UTF-16 code units, 😀 comes before U+FB33; by code points, behind it.
            section["later"] = new JsonObject { ["\ufb33"] = 1, ["😀"] = 2, ["10"] = 9007199254740991, ["9"] = -1, ["é"] = true, ["\r"] = null, ["links"] = "not signed" };
            return Signed.Resource(section);
        });

        await page.SaysAsync("Identique à la version publiée 1");
        (await page.Locator("vetted-content [part=heading]").First.TextContentAsync()).Should().Be(Odd);
    }

    [Theory]
    [InlineData("another document's record")]
    [InlineData("a record of a schema that is not known")]
    [InlineData("a release's record")]
    [InlineData("another digest")]
    [InlineData("another algorithm")]
    [InlineData("a header with one member more")]
    [InlineData("something behind the signature")]
    [InlineData("somebody else's key")]
    [InlineData("somebody else's key under the publisher's name")]
    [InlineData("a key for statements of what is current")]
    [InlineData("a key without a purpose")]
    [InlineData("a key that was revoked when it signed")]
    [InlineData("a key that was revoked before it signed")]
    public async Task A_signature_that_does_not_say_this_of_this_text_is_no_proof(string forgery)
    {
        var page = await OpenAsync(Section, section => Forge(forgery, section), forgery);

        await page.SaysAsync(Unchecked);
        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);
    }

    [Fact]
    public async Task What_a_key_signed_before_it_was_revoked_is_still_the_publishers()
    {
        var page = await OpenAsync(Section, section => Signed.Resource(section, key: 4), "a key that was revoked later");

        await page.SaysAsync("Identique à la version publiée 1");
    }

    /// <summary>Each of them is as rightly signed as what was asked for.</summary>
    [Theory]
    [InlineData("kind", Section)]
    [InlineData("locale", Section)]
    [InlineData("slug", Section)]
    [InlineData("topic", Faqs)]
    [InlineData("role", Indications)]
    [InlineData("twice", Faqs)]
    public async Task A_signed_text_that_was_not_asked_for_is_not_shown(string what, string path)
    {
        var page = await site.ReaderAsync();
        site.Way.Alter = (asked, text) =>
        {
            if (asked != path) return text;
            var answer = JsonNode.Parse(text)!;
            var items = answer["items"]?.AsArray();
            var one = items?[0] ?? answer;
            if (what == "kind") one["kind"] = "faq";
            if (what == "locale") one["locale"] = "en";
            if (what == "slug") one["slug"] = "anti-interleukines-autre";
            if (what == "topic") one["topic"]!["slug"] = "autre";
            if (what == "role") one["role"] = "safeguard";
            if (what == "kind") (one["question"], one["answer"]) = ("Une question ?", one["blocks"]!.DeepClone());
            var signed = JsonNode.Parse(Signed.Resource(one))!;
            if (items is null) return signed.ToJsonString();
            items[0] = signed;
            if (what == "twice") items.Add(signed.DeepClone());
            return answer.ToJsonString();
        };
        await page.GotoAsync(site.Partner.PutPage("/another", site.Element(path), site.Api));

        await page.SaysAsync(Unchecked);
        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);
    }

    [Theory]
    [InlineData(Section, "/v1/fr/sections/anti-interleukines-pour-qui")]
    [InlineData(Faq, "/v1/fr/faqs/anti-interleukines-avion")]
    [InlineData(Faq, Section)]
    [InlineData(Indications, "/v1/fr/eligibility-criteria?topic=anti-interleukines&role=prescriber")]
    public async Task Another_answer_of_the_publisher_is_not_shown_in_the_place_of_the_one_that_was_asked_for(string path, string other)
    {
        var page = await site.ReaderAsync();
        var recorded = await site.Way.RecordAsync(other);
        recorded.Status.Should().Be(200);
        site.Way.Replay = request => $"{request.Path}{request.QueryString}" == path ? recorded : null;
        await page.GotoAsync(site.Partner.PutPage("/another", site.Element(path), site.Api));

        await page.SaysAsync(Unchecked);
        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Under_another_slug_a_text_is_the_one_that_was_asked_for_when_the_page_has_a_copy_of_it(bool hasCopy)
    {
        const string Other = "/v1/fr/sections/anti-interleukines-pour-qui";
        var page = await site.ReaderAsync();
        var id = JsonNode.Parse((await site.Way.RecordAsync(Other)).Text)!["id"];
        site.Way.Replay = request => request.Path == Section ? new Recorded(308, [("Access-Control-Allow-Origin", ["*"]), ("Location", [site.Api + Other])], []) : null;
        await page.GotoAsync(site.Partner.PutPage("/renamed", site.Element(Section, hasCopy ? $"<p data-document=\"{id}\">{Pasted.OwnText}</p>" : $"<p>{Pasted.OwnText}</p>"), site.Api));

        await page.SaysAsync(hasCopy ? "Identique à la version publiée 1" : Unchecked);
        if (hasCopy) (await page.Locator("vetted-content [part=provenance] a").Last.GetAttributeAsync("href")).Should().Be(site.Api + Other);
        else (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);
    }

    [Fact]
    public async Task Where_an_answer_says_that_things_are_is_not_where_the_reader_is_sent()
    {
        var page = await OpenAsync(Block.Split("/blocks/")[0], text =>
        {
            text["provenance"]!["canonicalUrl"] = "https://elsewhere.example/a";
            text["topic"]!["canonicalUrl"] = "https://elsewhere.example/b";
            text["links"] = new JsonObject { ["self"] = "https://elsewhere.example/c", ["html"] = "https://elsewhere.example/d" };
            text["proof"] = "https://elsewhere.example/e";
            return text.ToJsonString();
        }, shown: Block);

        await page.SaysAsync("Identique à la version publiée 1");
        var hrefs = await page.Locator("vetted-content a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        hrefs.Should().Contain(site.Api + Block).And.Contain(site.Api + Block.Split("/blocks/")[0]).And.NotContain(href => href.Contains("elsewhere", StringComparison.Ordinal));
        (await page.VisibleTextAsync()).Should().NotContain("elsewhere");
    }

    /// <summary>In a page that cannot check anything, so that what nobody signed comes as far as being shown.</summary>
    [Fact]
    public async Task Hostile_text_is_text_and_hostile_links_are_words()
    {
        var page = await site.ReaderAsync();
        site.Way.Alter = (asked, text) =>
        {
            if (asked != Section) return text;
            var resource = JsonNode.Parse(text)!;
            resource["title"] = "<script>document.title = 'ran'</script>\u202Eetlas";
            var content = resource["blocks"]![0]!["content"]!.AsArray();
            content.Clear();
            foreach (var href in new[] { "javascript:document.title='ran'", " javascript:0", "data:text/html,x", "vbscript:0", "//elsewhere.example" })
            {
                content.Add(new JsonObject { ["type"] = "link", ["text"] = href, ["href"] = href });
            }

            content.Add(new JsonObject { ["type"] = "text", ["text"] = new string('x', 5_000) });
            content.Add(new JsonObject { ["type"] = "later", ["text"] = "<img src=x onerror=\"document.title='ran'\">" });
            return resource.ToJsonString();
        };
        site.Partner.PutPage("/hostile", site.Element(Section) + "<p id=after>Après.</p>", site.Api);
        await page.GotoAsync(site.Partner.InsecureAddress + "/hostile");
        await page.SaysAsync(Unchecked);

        (await page.VisibleTextAsync()).Should().Contain("<script>").And.Contain("<img src=x").And.Contain("javascript:");
        (await page.TitleAsync()).Should().Be("Un partenaire");
        (await page.Locator("vetted-content script, vetted-content img").CountAsync()).Should().Be(0);
        (await page.Locator("vetted-content [part=paragraph]").First.Locator("a").CountAsync()).Should().Be(0);
        (await page.IsWiderThanItsWindowAsync()).Should().BeFalse();
        await page.PictureAsync("component-hostile");
    }

    /// <param name="keys">Which keys the publisher has besides its own, see <see cref="Forge"/>.</param>
    /// <param name="shown">What the element asks for, when that is a part of what comes.</param>
    private async Task<IPage> OpenAsync(string path, Func<JsonNode, string> make, string keys = "", string? shown = null)
    {
        var page = await site.ReaderAsync();
        var published = Signed.PublishedAt(JsonNode.Parse((await site.Way.RecordAsync(path)).Text)!);
        site.Way.Alter = (asked, text) => asked switch
        {
            "/.well-known/jwks.json" => keys switch
            {
                "a key for statements of what is current" => Signed.WithKey(text, 4, "freshness"),
                "a key without a purpose" => Signed.WithKey(text, 4, ""),
                "a key that was revoked when it signed" => Signed.WithKey(text, 4, "release", published),
                "a key that was revoked before it signed" => Signed.WithKey(text, 4, "release", published.AddSeconds(-1)),
                "a key that was revoked later" => Signed.WithKey(text, 4, "release", published.AddSeconds(1)),
                _ => text,
            },
            _ => asked == path ? make(JsonNode.Parse(text)!) : text,
        };
        await page.GotoAsync(site.Partner.PutPage("/forged", site.Element(shown ?? path), site.Api));
        return page;
    }

    private static string Forge(string forgery, JsonNode section) => forgery switch
    {
        "another document's record" => Signed.Resource(section, record => record["document"] = Guid.NewGuid()),
        "a record of a schema that is not known" => Signed.Resource(section, record => record["schema"] = 2),
        "a release's record" => Signed.Resource(section, type: "contentapi-release"),
        "another digest" => Signed.Resource(section, record => record["digest"] = "sha256:" + new string('0', 64)),
        "another algorithm" => Signed.Resource(section, header: Header("none")),
        "a header with one member more" => Signed.Resource(section, header: Header("ES256", "crit")),
        "something behind the signature" => Behind(Signed.Resource(section)),
        "somebody else's key" => Signed.Resource(section, key: Signed.StrangersKey),
        "somebody else's key under the publisher's name" => Signed.Resource(section, key: Signed.StrangersKey, named: Signed.PublisherKey),
        _ => Signed.Resource(section, key: 4),
    };

    private static string Behind(string signed)
    {
        var section = JsonNode.Parse(signed)!;
        section["provenance"]!["proof"] = section["provenance"]!["proof"]!.GetValue<string>() + ".e30";
        return section.ToJsonString();
    }

    private static JsonObject Header(string alg, string? more = null)
    {
        var header = new JsonObject { ["alg"] = alg, ["typ"] = "contentapi-record", ["kid"] = Signed.Kid(Signed.PublisherKey) };
        if (more is not null) header[more] = new JsonArray();
        return header;
    }
}
