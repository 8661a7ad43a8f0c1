using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Browser.Hosting;
using Microsoft.Playwright;

namespace ContentApi.Browser.Component;

/// <summary>Answers made by somebody who has read how they are checked: every signature in them is right.</summary>
public sealed class ForgeryTests(EmbeddedSite site) : IClassFixture<EmbeddedSite>
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";
    private const string Faq = "/v1/fr/faqs/anti-interleukines-arret";
    private const string Faqs = "/v1/fr/faqs?topic=anti-interleukines";
    private const string Criterion = "/v1/fr/eligibility-criteria/anti-interleukines-indication";
    private const string Block = "/v1/fr/sections/anti-interleukines-pour-qui/blocks/verifications-liste";

    [Theory]
    [InlineData("the question moved to where a section has its title", Faq)]
    [InlineData("the answer moved to where a section has its blocks", Faq)]
    [InlineData("a section that says that it is a single block", Section)]
    [InlineData("a criterion that says that it is a question", Criterion)]
    [InlineData("safeguards left out", Criterion)]
    [InlineData("items cut elsewhere", Block)]
    [InlineData("what a block requires left out", Block)]
    [InlineData("another passage highlighted", Criterion)]
    [InlineData("another item highlighted too", "/v1/fr/eligibility-criteria/anti-interleukines-antecedents")]
    [InlineData("one question twice", Faqs)]
    public async Task What_is_signed_elsewhere_in_an_answer_is_no_proof_of_what_is_shown(string forgery, string path)
    {
        var page = await site.ReaderAsync();
        site.Way.Alter = (asked, text) => asked == path ? Forge(forgery, text) : text;
        await page.GotoAsync(site.Partner.PutPage("/forged", site.Element(path), site.Api));

        await page.SaysAsync("N’a pas pu être contrôlé");
        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);
    }

    [Theory]
    [InlineData(Section, "/v1/fr/sections/anti-interleukines-pour-qui")]
    [InlineData(Faq, "/v1/fr/faqs/anti-interleukines-avion")]
    [InlineData(Faq, Section)]
    [InlineData(Block, "/v1/fr/sections/anti-interleukines-pour-qui/blocks/specialiste")]
    [InlineData("/v1/fr/eligibility-criteria?topic=anti-interleukines&role=indication", "/v1/fr/eligibility-criteria?topic=anti-interleukines&role=prescriber")]
    public async Task Another_text_that_is_as_rightly_signed_is_not_shown_in_the_place_of_the_one_that_was_asked_for(string path, string other)
    {
        var page = await site.ReaderAsync();
        var recorded = await site.Way.RecordAsync(other);
        recorded.Status.Should().Be(200);
        site.Way.Replay = request => $"{request.Path}{request.QueryString}" == path ? recorded : null;
        await page.GotoAsync(site.Partner.PutPage("/another", site.Element(path), site.Api));

        await page.SaysAsync("N’a pas pu être contrôlé");
        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);
    }

    [Fact]
    public async Task What_has_gone_is_gone_whatever_stands_in_the_answer_and_its_notice_leads_nowhere_else()
    {
        var page = await site.ReaderAsync();
        (string, string?[])[] headers = [("Access-Control-Allow-Origin", ["*"])];
        var body = "Gone";
        site.Way.Replay = request => request.Path == Section ? new Recorded(410, headers, System.Text.Encoding.UTF8.GetBytes(body)) : null;
        await page.GotoAsync(site.Partner.PutPage("/gone", site.Element(Section), site.Api));
        await page.SaysAsync("Retiré");
        (await page.VisibleTextAsync()).Should().NotContain(Pasted.OwnText);

        body = """{"reason":"<img src=x onerror=alert(1)>","replacement":"https://elsewhere.example/v1/fr/sections/a"}""";
        await page.ReloadAsync();
        await page.SaysAsync("Retiré");
        (await page.VisibleTextAsync()).Should().Contain("<img src=x onerror=alert(1)>");
        (await page.Locator("vetted-content a, vetted-content img").CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Terms_are_those_that_were_signed_whatever_the_answer_says_beside_them()
    {
        var page = await site.ReaderAsync();
        site.Way.Alter = (asked, text) =>
        {
            if (asked != Section) return text;
            var section = JsonNode.Parse(text)!;
            section["provenance"]!["notice"] = "Texte relu par le ministère.";
            section["provenance"]!["licence"] = "CC0-1.0";
            section["provenance"]!["review"]!["reviewedOn"] = "2026-11-23";
            return section.ToJsonString();
        };
        await page.GotoAsync(site.Partner.PutPage("/terms", site.Element(Section), site.Api));

        await page.SaysAsync("Identique à la version publiée 1");
        (await page.VisibleTextAsync()).Should().Contain("Texte fourni, en attente de relecture par son propriétaire.")
            .And.Contain("Réutilisation : accord du propriétaire requis").And.Contain("Relecture : date non communiquée")
            .And.NotContain("ministère").And.NotContain("CC0").And.NotContain("23/11/2026");
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
        await page.SaysAsync("N’a pas pu être contrôlé");

        (await page.VisibleTextAsync()).Should().Contain("<script>").And.Contain("<img src=x").And.Contain("javascript:");
        (await page.TitleAsync()).Should().Be("Un partenaire");
        (await page.Locator("vetted-content script, vetted-content img").CountAsync()).Should().Be(0);
        (await page.Locator("vetted-content [part=paragraph]").First.Locator("a").CountAsync()).Should().Be(0);
        (await page.IsWiderThanItsWindowAsync()).Should().BeFalse();
        await page.PictureAsync("component-hostile");
    }

    private static string Forge(string forgery, string text)
    {
        var answer = JsonNode.Parse(text)!;
        switch (forgery)
        {
            case "the question moved to where a section has its title":
                answer["title"] = answer["question"]!.DeepClone();
                answer["question"] = "Puis-je arrêter mon traitement ? Oui.";
                break;
            case "the answer moved to where a section has its blocks":
                answer["blocks"] = answer["answer"]!.DeepClone();
                answer["answer"] = JsonNode.Parse(Encoded(answer["answer"]!).Replace("N’arrêtez jamais", "Arrêtez", StringComparison.Ordinal));
                Encoded(answer["answer"]!).Should().Contain("Arrêtez votre");
                break;
            case "a section that says that it is a single block":
                answer["section"] = new JsonObject { ["id"] = answer["id"]!.DeepClone(), ["title"] = answer["title"]!.DeepClone() };
                answer["id"] = answer["blocks"]![0]!["id"]!.DeepClone();
                answer["blocks"]!.AsArray().RemoveAt(1);
                break;
            case "a criterion that says that it is a question":
                answer["question"] = "Anti-interleukine : oui ou non ?";
                answer["answer"] = answer["statement"]!.DeepClone();
                answer["statement"]!.AsArray().Clear();
                break;
            case "safeguards left out":
                answer["safeguards"]!.AsArray().Clear();
                break;
            case "items cut elsewhere":
                var items = answer["blocks"]![1]!["items"]!;
                items[0]!["content"]![0]!["text"] = "antécédents";
                items[1]!["content"]![0]!["text"] = "médicaux examen clinique";
                break;
            case "what a block requires left out":
                answer["blocks"]!.AsArray().RemoveAt(0);
                break;
            case "another passage highlighted":
                var passages = answer["statement"]![0]!["content"]!.AsArray().Where(span => span!["type"]!.GetValue<string>() == "passage").ToArray();
                passages.Should().HaveCountGreaterThan(1);
                (passages[0]!["id"], passages[1]!["id"]) = (passages[1]!["id"]!.DeepClone(), passages[0]!["id"]!.DeepClone());
                break;
            case "another item highlighted too":
                var list = answer["statement"]![1]!;
                var item = list["items"]![1]!;
                item["content"] = new JsonArray(new JsonObject
                {
                    ["type"] = "passage",
                    ["id"] = list["quotes"]!["focus"]!.DeepClone(),
                    ["text"] = item["text"]!.DeepClone(),
                    ["content"] = item["content"]!.DeepClone(),
                });
                break;
            case "one question twice":
                answer["items"]![1] = answer["items"]![0]!.DeepClone();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(forgery), forgery, null);
        }

        return answer.ToJsonString();
    }

    private static string Encoded(JsonNode node) => node.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
