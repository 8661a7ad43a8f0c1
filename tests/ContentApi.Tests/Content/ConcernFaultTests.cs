using ContentApi.Content;

namespace ContentApi.Tests.Content;

/// <summary>concerns.yaml.</summary>
public sealed class ConcernFaultTests
{
    internal const string Sound = """
        - topic: asthma
          since: 2026-02-01
          text: The guide has a newer edition.
        - section: inhalers
          since: 2026-02-01
          text: The inhaler may have changed.
        - block: inhalers#use
          since: 2026-02-02
          text: The rule may have changed.

        """;

    [Fact]
    public void Notices_are_part_of_the_topic_and_name_what_they_are_about()
    {
        var package = SamplePackage.Whole.With("concerns.yaml", Sound).Read();

        package.Faults.Should().BeEmpty();
        var topic = package.Packages.Single().Topic;
        var inhalers = Guid.Parse("5f0c0c86-0a7d-4d2f-8a53-0d7b5a4e1002");
        topic.Concerns.Should().Equal(
            new Concern(topic.Document, null, "The guide has a newer edition.", new DateOnly(2026, 2, 1)),
            new Concern(inhalers, null, "The inhaler may have changed.", new DateOnly(2026, 2, 1)),
            new Concern(inhalers, "use", "The rule may have changed.", new DateOnly(2026, 2, 2)));
    }

    [Fact]
    public void Notices_change_the_digest_of_the_topic_and_of_nothing_else()
    {
        var with = SamplePackage.Whole.With("concerns.yaml", Sound).Read().Packages.Single();
        var without = SamplePackage.Whole.Read().Packages.Single();

        with.Topic.Digest.Should().NotBe(without.Topic.Digest);
        with.Documents.Select(edition => edition.Digest).Should().Equal(without.Documents.Select(edition => edition.Digest));
    }

    [Theory]
    [InlineData("topic: asthma", "topic: eczema", "concerns.yaml:1: The topic of this package is 'asthma', not 'eczema': correct it.")]
    [InlineData("section: inhalers", "section: spacers", "concerns.yaml:4: This topic has no section 'spacers': correct it.")]
    [InlineData("inhalers#use", "spacers#use", "concerns.yaml:7: This topic has no section 'spacers': correct it.")]
    [InlineData("inhalers#use", "inhalers#dose", "concerns.yaml:7: Section 'inhalers' has no block 'dose': correct it; a notice is about a whole block, not about a part.")]
    [InlineData("inhalers#use", "inhalers", "concerns.yaml:7: 'block' is 'inhalers': write section#block.")]
    [InlineData("- block: inhalers#use", "- section: inhalers\n  block: inhalers#use", "concerns.yaml:7: A notice of concern is about one thing: write one of topic, section, block.")]
    [InlineData("- topic: asthma\n  since", "- since", "concerns.yaml:1: A notice of concern is about one thing: write one of topic, section, block.")]
    [InlineData("since: 2026-02-02", "since: null", "concerns.yaml:8: 'since' is null: write the day on which the notice was written, as 2026-01-31.")]
    [InlineData("since: 2026-02-02", "since: soon", "concerns.yaml:8: 'since' is no date: write a day as 2026-01-31, or null.")]
    [InlineData("  text: The rule may have changed.\n", "", "concerns.yaml:7: A notice of concern lacks 'text': add it.")]
    [InlineData("- block: inhalers#use\n  since: 2026-02-02\n  text: The rule may", "- section: inhalers\n  since: 2026-02-02\n  text: The inhaler may", "concerns.yaml:7: This notice is there twice: keep one.")]
    public void A_notice_is_about_something_that_is_there(string part, string by, string fault) =>
        SamplePackage.Whole.With("concerns.yaml", Sound).Replacing("concerns.yaml", part, by).Faults().Should().Contain(fault);
}
