using System.Text;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Packages;

namespace ContentApi.Tests.Content;

/// <summary>What a package without faults becomes.</summary>
public sealed class PackageReaderTests
{
    private readonly Package package = SamplePackage.Whole.Read().Packages.Single();

    [Fact]
    public void Documents_are_in_reading_order_under_their_served_slugs()
    {
        package.Editions.Select(edition => $"{edition.Kind.Word()} {edition.Locale} {edition.Slug}").Should().Equal(
            "topic en-GB asthma",
            "section en-GB asthma-inhalers",
            "section en-GB asthma-daily",
            "faq en-GB asthma-how-often",
            "eligibility-criterion en-GB asthma-dose",
            "citation en-GB asthma-guide",
            "citation en-GB asthma-trial");
        package.Topic.Members.Select(member => member.Document).Should().Equal(package.Documents.Select(edition => edition.Document));
        package.Topic.Members[1].Parent.Should().Be(package.Documents[0].Document);
        package.Topic.Members[0].Parent.Should().BeNull();
    }

    [Fact]
    public void A_section_is_blocks_of_spans_with_the_citations_it_names()
    {
        var section = package.Documents.OfType<SectionEdition>().First();

        section.Blocks.Select(block => BlockJson.Write(block).ToJsonString()).Should().Equal(
            """{"id":"use","type":"paragraph","requires":[],"content":[{"passage":"daily-use","content":[{"text":"Use it daily."}]},{"text":" It helps. "},{"cite":["guide"]}]}""",
            """{"id":"checks","type":"paragraph","requires":[],"content":[{"text":"Check: "},{"cite":["guide","trial"]}]}""",
            """{"id":"check-list","type":"list","requires":["checks"],"content":[{"id":"dose","content":[{"text":"the dose"}]},{"id":"spacer","content":[{"text":"the "},{"emphasis":"spacer"}]}]}""",
            """{"id":"plan","type":"paragraph","requires":["use","checks"],"content":[{"strong":"It"},{"text":" is a "},{"link":"plan","href":"https://example.org/plan"},{"text":" only."}]}""");
        section.Citations.Should().Equal(package.Documents.OfType<CitationEdition>().ToDictionary(citation => citation.Key, citation => citation.Document));
    }

    [Fact]
    public void An_entity_becomes_its_character() =>
        package.Documents.OfType<SectionEdition>().Last().Blocks.Single().CanonicalText.Should().Be("Every\u00a0day.");

    [Fact]
    public void A_quote_is_pinned_by_its_blocks_digest()
    {
        var section = package.Documents.OfType<SectionEdition>().First();

        package.Documents.OfType<FaqEdition>().Single().Answer[0].Should().Be(new Quote(section.Document, "use", "daily-use", section.FindBlock("use")!.Digest));
        package.Documents.OfType<CriterionEdition>().Single().Statement.Select(quote => quote.Focus).Should().Equal(null, "dose");
    }

    [Fact]
    public void A_citation_is_CSL_JSON_without_what_is_ours()
    {
        var trial = package.Documents.OfType<CitationEdition>().Last();

        trial.Should().BeEquivalentTo(new { Key = "trial", Text = "Doe J et al. 2024" });
        JsonNode.DeepEquals(trial.Csl, JsonNode.Parse("""
            {
              "id": "asthma-trial", "type": "article-journal", "author": [{ "family": "Doe", "given": "J" }, { "literal": "The Trialists" }],
              "issued": { "date-parts": [[2024, 2]] }, "volume": 12, "page": "1-9", "DOI": "10.1000/182", "PMID": "123"
            }
            """)).Should().BeTrue();
        package.Documents.OfType<CitationEdition>().First().Csl["accessed"]!.ToJsonString().Should().Be("""{"date-parts":[[2026,1,31]]}""");
    }

    [Fact]
    public void A_byte_order_mark_and_CRLF_change_nothing()
    {
        var other = SamplePackage.Whole.Files.Keys.Aggregate(SamplePackage.Whole, (sample, file) =>
            sample.With(file, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(sample.Text(file).Replace("\n", "\r\n", StringComparison.Ordinal))]));

        other.Read().Packages.Single().Editions.Select(edition => edition.Digest).Should().Equal(package.Editions.Select(edition => edition.Digest));
    }

    [Fact]
    public void Questions_criteria_and_citations_may_be_absent()
    {
        var sample = SamplePackage.Whole.Without("faqs.yaml").Without("eligibility.yaml").Without("citations.yaml")
            .Replacing("01-inhalers.md", " [@guide]", "").Replacing("01-inhalers.md", " [@guide; @trial]", "");

        sample.Faults().Should().BeEmpty();
        sample.Read().Packages.Single().Documents.Should().AllBeOfType<SectionEdition>();
    }

    [Fact]
    public void Every_fault_is_reported_at_once_and_then_there_is_no_package()
    {
        var reading = SamplePackage.Whole
            .Replacing("topic.yaml", "en-GB", "english")
            .Replacing("01-inhalers.md", "It helps.", "It `helps` [@who].")
            .Replacing("faqs.yaml", "inhalers#use", "inhalers#none")
            .Read();

        reading.Packages.Should().BeEmpty();
        reading.Faults.Select(fault => (fault.File, fault.Line)).Should().Equal(
            ("01-inhalers.md", 7), ("01-inhalers.md", 7), ("faqs.yaml", 5), ("topic.yaml", 4));
    }

    [Fact]
    public void Production_wants_what_only_the_owner_can_say()
    {
        SamplePackage.Whole.Faults(production: true).Should().Equal(
            "topic.yaml:8: 'owner' is null: production needs it, from the content's owner.",
            "topic.yaml:9: 'licence' is null: production needs it, from the content's owner.",
            "topic.yaml:10: 'attribution' is null: production needs it, from the content's owner.");
    }
}
