using System.Text.Json.Nodes;
using ContentApi.Browser.Hosting;

namespace ContentApi.Browser.Component;

/// <summary>Which answers take a text away from its readers: those that the publisher signed.</summary>
public sealed class WithdrawnTests(EmbeddedSite site) : IClassFixture<EmbeddedSite>
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";
    private const string SectionId = "cbcc6ba9-facf-4ce7-be9b-195446e8dc9b";
    private const string Faqs = "/v1/fr/faqs?topic=anti-interleukines";
    private const string Unchecked = "N’a pas pu être contrôlé";
    private const string Identical = "Identique à la version publiée 1";

    [Fact]
    public async Task What_is_said_of_a_withdrawal_is_what_was_signed()
    {
        var page = await site.ReaderAsync();
        site.Way.Replay = Gone(Section, Tombstone(tombstone => tombstone["replacement"] = SectionId), new JsonObject
        {
            ["reason"] = "Une autre raison.",
            ["since"] = "2020-02-02T00:00:00Z",
            ["replacement"] = "https://elsewhere.example/v1/fr/sections/a",
        });
        await page.GotoAsync(site.Partner.PutPage("/gone", site.Element(Section), site.Api));

        await page.SaysAsync("Retiré");
        (await page.VisibleTextAsync()).Should().Contain("Ce texte a été retiré le 25/11/2026.").And.Contain("<img src=x onerror=alert(1)>")
            .And.NotContain("Une autre raison").And.NotContain("2020").And.NotContain(Pasted.OwnText);
        (await page.Locator("vetted-content a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)")).Should().Equal($"{site.Api}/v1/documents/{SectionId}");
        (await page.Locator("vetted-content img").CountAsync()).Should().Be(0);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("no signature")]
    [InlineData("another text's")]
    [InlineData("another kind's")]
    [InlineData("another locale's")]
    [InlineData("another kind of record")]
    [InlineData("a schema that is not known")]
    [InlineData("a stranger's")]
    [InlineData("signed with a key for statements")]
    [InlineData("signed after the key was revoked")]
    public async Task Nothing_goes_because_somebody_says_without_proof_that_it_was_withdrawn(string forgery)
    {
        var page = await site.ReaderAsync();
        var proof = forgery switch
        {
            "no signature" => null,
            "another text's" => Tombstone(tombstone => tombstone["slug"] = "anti-interleukines-autre"),
            "another kind's" => Tombstone(tombstone => tombstone["kind"] = "faq"),
            "another locale's" => Tombstone(tombstone => tombstone["locale"] = "en"),
            "another kind of record" => Tombstone(_ => { }, type: "contentapi-record"),
            "a schema that is not known" => Tombstone(tombstone => tombstone["schema"] = 2),
            "a stranger's" => Tombstone(_ => { }, Signed.StrangersKey),
            "signed with a key for statements" or "signed after the key was revoked" => Tombstone(_ => { }, key: 4),
            _ => Tombstone(_ => { }),
        };
        site.Way.Alter = (asked, text) => asked != "/.well-known/jwks.json" ? text : forgery switch
        {
            "signed with a key for statements" => Signed.WithKey(text, 4, "freshness"),
            "signed after the key was revoked" => Signed.WithKey(text, 4, "release", revoked: DateTimeOffset.Parse("2026-11-01Z", System.Globalization.CultureInfo.InvariantCulture)),
            _ => text,
        };
        site.Way.Replay = forgery == "no JSON"
            ? request => request.Path == Section ? Signed.Answer(410, "Gone") : null
            : Gone(Section, proof, []);
        await page.GotoAsync(site.Partner.PutPage("/gone", site.Element(Section), site.Api));

        await page.SaysAsync(Unchecked);
        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);
    }

    [Theory]
    [InlineData("31 days ago", false)]
    [InlineData("29 days ago", true)]
    [InlineData("the page is 31 days old", false)]
    [InlineData("the page is 29 days old", true)]
    [InlineData("nobody knows", true)]
    public async Task What_the_page_has_itself_is_not_shown_for_ever_when_it_is_said_without_proof_that_it_was_withdrawn(string fetched, bool isShown)
    {
        var page = await site.ReaderAsync();
        site.Way.Replay = Gone(Section, null, []);
        var now = TimeProvider.System.GetUtcNow();
        var then = now.AddDays(fetched.Contains("31", StringComparison.Ordinal) ? -31 : -29);
        var attributes = fetched.EndsWith("ago", StringComparison.Ordinal) ? $"retrieved=\"{Signed.Iso(then)}\"" : "retrieved=\"an unknown day\"";
        var address = site.Partner.PutPage("/kept", site.Element(Section, attributes: attributes), site.Api, modified: fetched.StartsWith("the page", StringComparison.Ordinal) ? then : null);
        await page.GotoAsync(address);

        await page.SaysAsync(Unchecked);
        (await page.VisibleTextAsync()).Contains(Pasted.OwnText, StringComparison.Ordinal).Should().Be(isShown);
    }

    [Fact]
    public async Task A_text_that_was_renamed_before_it_was_withdrawn_is_known_by_the_copy_in_the_page()
    {
        var page = await site.ReaderAsync();
        site.Way.Replay = Gone(Section, Tombstone(tombstone => tombstone["slug"] = "anti-interleukines-autre"), []);
        await page.GotoAsync(site.Partner.PutPage("/renamed", site.Element(Section, $"<section data-document=\"{SectionId}\"><p>{Pasted.OwnText}</p></section>"), site.Api));

        await page.SaysAsync("Retiré");
        (await page.VisibleTextAsync()).Should().NotContain(Pasted.OwnText);
    }

    [Fact]
    public async Task A_withdrawal_from_before_what_is_known_takes_nothing_away()
    {
        var page = await site.ReaderAsync();
        site.Way.Replay = Gone(Section, Tombstone(_ => { }), []);
        await page.GotoAsync(site.Partner.PutPage(
            "/again", site.Element(Section, $"<section data-document=\"{SectionId}\" data-edition=\"2\" data-release=\"3\"><p>{Pasted.OwnText}</p></section>"), site.Api));

        await page.SaysAsync(Unchecked);
        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_question_that_is_missing_in_a_list_goes_when_it_was_withdrawn_and_not_because_it_is_missing(bool isWithdrawn)
    {
        var page = await site.OpenAsync(Faqs);
        await page.SaysAsync(Identical);
        var (list, first) = await LessAsync();
        if (isWithdrawn) site.Way.Replay = Gone($"/v1/fr/faqs/{first["slug"]}", TombstoneOf(first), []);
        site.Way.Alter = (asked, text) => asked == Faqs ? list : text;

        await TrustTests.LookAgainAsync(page);

        var question = first["question"]!.GetValue<string>();
        await page.SaysAsync(isWithdrawn ? $"Retiré : {question}" : Unchecked);
        (await page.VisibleTextAsync()).Contains(question, StringComparison.Ordinal).Should().Be(!isWithdrawn);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_of_nothing_is_believed_when_its_topic_was_withdrawn(bool isWithdrawn)
    {
        var page = await site.ReaderAsync();
        var topic = JsonNode.Parse((await site.Way.RecordAsync("/v1/fr/topics/anti-interleukines")).Text)!;
        if (isWithdrawn) site.Way.Replay = Gone("/v1/fr/topics/anti-interleukines", TombstoneOf(topic), []);
        site.Way.Alter = (asked, text) => asked == Faqs ? """{"items":[],"next":null}""" : text;
        await page.GotoAsync(site.Partner.PutPage("/none", site.Element(Faqs), site.Api));

        await page.SaysAsync(isWithdrawn ? "Retiré" : Unchecked);
        (await page.VisibleTextAsync()).Contains(Pasted.OwnText, StringComparison.Ordinal).Should().Be(!isWithdrawn);
    }

    [Fact]
    public async Task A_block_that_its_section_has_no_longer_is_gone()
    {
        const string Whole = "/v1/fr/sections/anti-interleukines-pour-qui";
        var page = await site.ReaderAsync();
        site.Way.Alter = (asked, text) =>
        {
            if (asked != Whole) return text;
            var section = JsonNode.Parse(text)!;
            var blocks = section["blocks"]!.AsArray();
            blocks.Remove(blocks.Single(block => block!["id"]!.GetValue<string>() == "verifications-liste"));
            return Signed.Resource(section);
        };
        await page.GotoAsync(site.Partner.PutPage("/block", site.Element(Whole + "/blocks/verifications-liste"), site.Api));

        await page.SaysAsync("Retiré");
        (await page.VisibleTextAsync()).Should().NotContain(Pasted.OwnText);
    }

    private async Task<(string List, JsonNode First)> LessAsync()
    {
        var list = JsonNode.Parse((await site.Way.RecordAsync(Faqs)).Text)!;
        var first = list["items"]![0]!.DeepClone();
        list["items"]!.AsArray().RemoveAt(0);
        return (list.ToJsonString(), first);
    }

    private static Func<Microsoft.AspNetCore.Http.HttpRequest, Recorded?> Gone(string path, string? proof, JsonObject problem)
    {
        problem["proof"] = proof;
        var body = problem.ToJsonString();
        return request => request.Path == path ? Signed.Answer(410, body) : null;
    }

    private static string TombstoneOf(JsonNode resource) => Tombstone(tombstone =>
    {
        foreach (var name in new[] { "kind", "slug" }) tombstone[name] = resource[name]!.DeepClone();
        tombstone["document"] = resource["id"]!.DeepClone();
    });

    private static string Tombstone(Action<JsonNode> change, byte key = Signed.PublisherKey, string type = "contentapi-tombstone")
    {
        var tombstone = new JsonObject
        {
            ["schema"] = 1,
            ["document"] = SectionId,
            ["kind"] = "section",
            ["locale"] = "fr",
            ["slug"] = "anti-interleukines-suivi",
            ["title"] = "La régularité c’est la clé",
            ["topic"] = Guid.NewGuid(),
            ["release"] = new JsonObject { ["number"] = 2, ["publishedAt"] = "2026-11-25T08:00:00Z" },
            ["severity"] = "safety",
            ["reason"] = "<img src=x onerror=alert(1)>",
            ["replacement"] = null,
        };
        change(tombstone);
        return Signed.Jws(type, tombstone, key);
    }
}
