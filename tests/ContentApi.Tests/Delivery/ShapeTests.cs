using System.Text.Json.Nodes;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Delivery;

/// <summary>The exact keys of every resource: what is not listed here is not published.</summary>
public sealed class ShapeTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private static readonly string[] Block = ["type", "id", "text", "digest", "requires", "quotes"];

    [Theory]
    [InlineData("topics", "id slug locale title jurisdiction audience codings sections citations synonyms provenance links")]
    [InlineData("sections", "id slug locale topic parent position title blocks children citations provenance links")]
    [InlineData("faqs", "id slug locale topic position question answer citations provenance links")]
    [InlineData("eligibility-criteria", "id slug locale topic position role statement appliesTo jurisdiction asOf safeguards citations provenance links")]
    [InlineData("citations", "id slug locale number csl text url doi pmid accessed language provenance links topic citedBy")]
    public async Task A_resource_has_these_keys_and_no_others(string collection, string keys)
    {
        var items = await seed.Client.GetAllAsync($"/v1/fr/{collection}?limit=100");

        items.Should().NotBeEmpty();
        foreach (var item in items)
        {
            item.Keys().Should().BeEquivalentTo(keys.Split(' '));
            item["provenance"]!.Keys().Should().BeEquivalentTo(
                "edition", "digest", "release", "vetting", "review", "owner", "attribution", "licence", "notice", "canonicalUrl", "maxOffline", "proof");
            var alone = await seed.Client.GetJsonAsync($"/v1/fr/{collection}/{item.Text("slug")}");
            JsonNode.DeepEquals(alone, item).Should().BeTrue("an item of a list is the resource itself");
        }
    }

    [Fact]
    public async Task Blocks_and_spans_have_the_keys_of_their_type()
    {
        var topic = await seed.Client.GetJsonAsync("/v1/fr/topics/anti-interleukines");

        var blocks = Sections(topic).SelectMany(section => section.Objects("blocks")).ToList();
        blocks.Should().HaveCount(16);
        foreach (var block in blocks)
        {
            var own = block.Text("type") switch { "paragraph" => "content", "list" => "items", var other => throw new InvalidOperationException(other) };
            block.Keys().Should().BeEquivalentTo([.. Block, own]);
            foreach (var item in block["items"]?.AsArray() ?? []) item!.Keys().Should().BeEquivalentTo("id", "text", "digest", "content");
            foreach (var span in Spans(block)) span.Keys().Should().BeEquivalentTo(KeysOf(span));
        }
    }

    [Fact]
    public async Task The_texts_of_a_blocks_spans_joined_are_its_text()
    {
        var topic = await seed.Client.GetJsonAsync("/v1/fr/topics/anti-interleukines");

        foreach (var block in Sections(topic).SelectMany(section => section.Objects("blocks")))
        {
            var lines = block["items"] is JsonArray items
                ? items.Select(item => string.Concat(item!.Objects("content").Select(span => span.Text("text"))))
                : [string.Concat(block.Objects("content").Select(span => span.Text("text")))];
            string.Join('\n', lines).Should().Be(block.Text("text"));
        }
    }

    [Fact]
    public async Task A_marker_carries_numbers_and_slugs_of_citations_that_come_in_full()
    {
        foreach (var section in await seed.Client.GetAllAsync("/v1/fr/sections?limit=100"))
        {
            var cited = section.Objects("citations").ToDictionary(citation => citation.Text("slug"), citation => citation["number"]!.GetValue<int>());
            var markers = section.Objects("blocks").SelectMany(Spans).Where(span => span.Text("type") == "citation").ToList();
            markers.SelectMany(marker => marker["citations"]!.AsArray().Select(slug => slug!.GetValue<string>())).Distinct()
                .Should().BeEquivalentTo(cited.Keys);
            foreach (var marker in markers)
            {
                marker["numbers"]!.AsArray().Select(number => number!.GetValue<int>())
                    .Should().Equal(marker["citations"]!.AsArray().Select(slug => cited[slug!.GetValue<string>()]));
            }
        }
    }

    [Fact]
    public async Task A_section_brings_its_children_whole()
    {
        var parent = await seed.Client.GetJsonAsync("/v1/fr/sections/anti-interleukines-suivi");

        var child = parent.Objects("children").Should().ContainSingle().Which;

        child.Objects("blocks").Single().Text("text").Should().Contain("N’arrêtez jamais votre traitement");
        child["parent"]!.Text("slug").Should().Be("anti-interleukines-suivi");
        JsonNode.DeepEquals(child, await seed.Client.GetJsonAsync($"/v1/fr/sections/{child.Text("slug")}")).Should().BeTrue();
    }

    [Fact]
    public async Task Every_criterion_comes_with_the_safeguard_whatever_is_filtered()
    {
        foreach (var criterion in await seed.Client.GetAllAsync("/v1/fr/eligibility-criteria?role=pre-treatment-check&limit=2"))
        {
            criterion.Text("role").Should().Be("pre-treatment-check");
            criterion.Objects("safeguards").Should().Contain(block => block.Text("text").Contains("seul juge"));
        }
    }

    [Fact]
    public async Task What_an_answer_quotes_comes_whole_with_what_it_requires_and_in_its_current_wording()
    {
        foreach (var faq in await seed.Client.GetAllAsync("/v1/fr/faqs?limit=100"))
        {
            var answer = faq.Objects("answer").ToList();
            answer.Should().NotBeEmpty();
            foreach (var block in answer)
            {
                var quote = block["quotes"]!;
                var section = await seed.Client.GetJsonAsync(new Uri(quote["document"]!.Text("url")).AbsolutePath);
                var original = section.Objects("blocks").Single(candidate => candidate.Text("id") == quote.Text("block"));
                block.Text("text").Should().Be(original.Text("text"));
                quote.Text("digest").Should().Be(original.Text("digest"));
                block["requires"]!.AsArray().Select(id => id!.GetValue<string>()).Should().BeSubsetOf(answer.Select(other => other.Text("id")));
            }
        }
    }

    [Fact]
    public async Task What_the_source_does_not_say_is_null_and_what_is_ours_says_so()
    {
        var section = (await seed.Client.GetJsonAsync("/v1/fr/sections/anti-interleukines-suivi"))["provenance"]!;
        var faq = (await seed.Client.GetAllAsync("/v1/fr/faqs"))[0]["provenance"]!;

        foreach (var name in new[] { "owner", "attribution", "licence" }) section[name].Should().BeNull(name);
        section["review"]!.AsObject().Should().OnlyContain(member => member.Value == null);
        section["vetting"]!.Text("text").Should().Be("supplied");
        section["vetting"]!["arrangement"].Should().BeNull();
        faq["vetting"]!.Text("arrangement").Should().Be("unreviewed");
        section.Text("canonicalUrl").Should().Be("https://content.example/v1/fr/sections/anti-interleukines-suivi");
    }

    [Fact]
    public async Task A_citation_says_which_blocks_cite_it()
    {
        var citation = (await seed.Client.GetAllAsync("/v1/fr/citations"))[4];

        citation["number"]!.GetValue<int>().Should().Be(5);
        citation.Text("accessed").Should().Be("2020-07-05");
        citation.Objects("citedBy").Select(place => place["section"]!.Text("slug"))
            .Should().Equal("anti-interleukines-pour-qui", "anti-interleukines-suivi");
    }

    private static IEnumerable<JsonObject> Sections(JsonObject topic) => topic.Objects("sections").SelectMany(WithChildren);

    private static IEnumerable<JsonObject> WithChildren(JsonObject section) =>
        section.Objects("children").SelectMany(WithChildren).Prepend(section);

    private static IEnumerable<JsonObject> Spans(JsonObject block) =>
        (block["items"] is JsonArray items ? items.SelectMany(item => item!.Objects("content")) : block.Objects("content")).SelectMany(WithInner);

    private static IEnumerable<JsonObject> WithInner(JsonObject span) =>
        span["content"] is JsonArray ? span.Objects("content").SelectMany(WithInner).Prepend(span) : [span];

    private static string[] KeysOf(JsonObject span) => span.Text("type") switch
    {
        "text" or "strong" or "emphasis" => ["type", "text"],
        "link" => ["type", "text", "href"],
        "citation" => ["type", "text", "numbers", "citations"],
        "passage" => ["type", "text", "id", "digest", "content"],
        var other => throw new InvalidOperationException(other),
    };
}
