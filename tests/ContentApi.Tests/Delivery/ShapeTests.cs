using System.Text.Json.Nodes;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Delivery;

/// <summary>The exact keys of every resource: what is not listed here is not published.</summary>
public sealed class ShapeTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private static readonly string[] Block = ["type", "id", "text", "digest", "requires", "concerns", "quotes"];

    [Theory]
    [InlineData("topics", "id kind slug locale title jurisdiction audience codings concerns sections citations synonyms provenance links")]
    [InlineData("sections", "id kind slug locale topic parent position title concerns blocks children citations provenance links")]
    [InlineData("faqs", "id kind slug locale topic position question concerns answer citations provenance links")]
    [InlineData("eligibility-criteria", "id kind slug locale topic position role concerns statement appliesTo jurisdiction asOf safeguards citations provenance links")]
    [InlineData("citations", "id kind slug locale topic number csl text url doi pmid accessed language citedBy provenance links")]
    public async Task A_resource_has_these_keys_and_no_others(string collection, string keys)
    {
        var items = await seed.Client.GetAllAsync($"/v1/fr/{collection}?limit=100");

        items.Should().NotBeEmpty();
        foreach (var item in items)
        {
            item.Keys().Should().Equal(keys.Split(' '));
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
            foreach (var item in block["items"]?.AsArray() ?? []) item!.Keys().Should().BeEquivalentTo("id", "text", "content");
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
            var markers = WithChildren(section).SelectMany(shown => shown.Objects("blocks")).SelectMany(Spans).Where(span => span.Text("type") == "citation").ToList();
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
        child.Keys().Should().Equal("id", "kind", "slug", "position", "title", "concerns", "blocks", "children", "version");
        var alone = await seed.Client.GetJsonAsync($"/v1/fr/sections/{child.Text("slug")}");
        alone["parent"]!.Text("slug").Should().Be("anti-interleukines-suivi");
        foreach (var (name, value) in child)
        {
            if (name != "version") JsonNode.DeepEquals(value, alone[name]).Should().BeTrue(name);
        }

        child["version"]!.Keys().Should().Equal("edition", "digest", "release");
        foreach (var (name, value) in child["version"]!.AsObject()) JsonNode.DeepEquals(value, alone["provenance"]![name]).Should().BeTrue(name);
    }

    [Fact]
    public async Task A_topic_brings_its_sections_as_a_section_brings_its_children()
    {
        var topic = await seed.Client.GetJsonAsync("/v1/fr/topics/anti-interleukines");

        foreach (var section in Sections(topic)) section.Keys().Should().Equal("id", "kind", "slug", "position", "title", "concerns", "blocks", "children", "version");
    }

    [Fact]
    public async Task Whatever_cites_brings_its_citations_once_and_without_what_it_says_itself()
    {
        foreach (var collection in new[] { "topics", "sections", "faqs", "eligibility-criteria" })
        {
            foreach (var resource in await seed.Client.GetAllAsync($"/v1/fr/{collection}?limit=100"))
            {
                var citations = resource.Objects("citations").ToList();

                citations.Select(citation => citation["number"]!.GetValue<int>()).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
                foreach (var citation in citations)
                {
                    citation.Keys().Should().Equal("id", "kind", "slug", "number", "csl", "text", "url", "doi", "pmid", "accessed", "language");
                    var alone = await seed.Client.GetJsonAsync($"/v1/fr/citations/{citation.Text("slug")}");
                    foreach (var (name, value) in citation) JsonNode.DeepEquals(value, alone[name]).Should().BeTrue(name);
                }
            }
        }
    }

    [Theory]
    [InlineData("topics", "topic")]
    [InlineData("sections", "section")]
    [InlineData("faqs", "faq")]
    [InlineData("eligibility-criteria", "eligibility-criterion")]
    [InlineData("citations", "citation")]
    public async Task A_resource_says_what_it_is(string collection, string kind)
    {
        foreach (var item in await seed.Client.GetAllAsync($"/v1/fr/{collection}?limit=100")) item.Text("kind").Should().Be(kind);
    }

    /// <summary>What is signed of a resource is everything but these members (docs/proof.md): a copy of the site at another address has the same proofs.</summary>
    [Fact]
    public async Task A_resource_has_addresses_of_this_site_in_its_links_and_canonical_urls_only()
    {
        string[] addresses =
        [
            .. new[] { "topics", "sections", "faqs", "eligibility-criteria", "citations" }.Select(collection => $"/v1/fr/{collection}?limit=100"),
            "/v1/fr/sections/anti-interleukines-pour-qui/blocks/verifications-liste",
        ];
        foreach (var address in addresses)
        {
            var answer = await seed.Client.GetJsonAsync(address);

            WithoutAddresses(answer).ToJsonString().Should().NotContain(ContentHost.BaseUrl, address);
        }
    }

    private static JsonNode WithoutAddresses(JsonNode node)
    {
        if (node is JsonObject members)
        {
            foreach (var name in new[] { "links", "canonicalUrl" }) members.Remove(name);
            foreach (var (_, value) in members) _ = value is null ? null : WithoutAddresses(value);
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items) _ = item is null ? null : WithoutAddresses(item);
        }

        return node;
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
                var section = await seed.Client.GetJsonAsync(new Uri(quote["document"]!.Text("canonicalUrl")).AbsolutePath);
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
        "passage" => ["type", "text", "id", "content"],
        var other => throw new InvalidOperationException(other),
    };
}
