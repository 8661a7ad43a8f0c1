namespace ContentApi.Tests.Content;

/// <summary>A package says nothing about who reviewed or approved its text.</summary>
public sealed class TypedClaimTests
{
    private const string Explanation = " says who reviewed or approved the text, or when: a package does not say that. It is derived from acts recorded in PostgreSQL; remove it.";

    [Theory]
    [InlineData("topic.yaml", "notice: null", "notice: null\nvetting: { text: four-eyes, arrangement: four-eyes }", "topic.yaml:13: 'vetting'")]
    [InlineData("topic.yaml", "notice: null", "notice: null\nreview: { reviewer: Dr Doe, reviewedOn: 2026-01-31, nextReviewOn: null }", "topic.yaml:13: 'review'")]
    [InlineData("topic.yaml", "notice: null", "notice: null\nreviewer: Dr Doe", "topic.yaml:13: 'reviewer'")]
    [InlineData("topic.yaml", "notice: null", "notice: null\napprovedBy: Dr Doe", "topic.yaml:13: 'approvedBy'")]
    [InlineData("topic.yaml", "notice: null", "notice: null\nlastReviewed: 2026-01-31", "topic.yaml:13: 'lastReviewed'")]
    [InlineData("topic.yaml", "notice: null", "notice: Reviewed by Dr Doe.", "topic.yaml:12: 'notice'")]
    [InlineData("topic.yaml", "notice: null", "notice: Texte relu et validé par le Dr Durand.", "topic.yaml:12: 'notice'")]
    [InlineData("topic.yaml", "notice: null", "notice: Texte validé en octobre 2026.", "topic.yaml:12: 'notice'")]
    [InlineData("topic.yaml", "attribution: null", "attribution: The clinic, reviewed in 2026", "topic.yaml:10: 'attribution'")]
    [InlineData("01-inhalers.md", "slug: inhalers", "slug: inhalers\nreviewedOn: 2026-01-31", "01-inhalers.md:4: 'reviewedOn'")]
    [InlineData("faqs.yaml", "slug: how-often", "slug: how-often\n  nextReviewOn: 2027-01-31", "faqs.yaml:3: 'nextReviewOn'")]
    [InlineData("eligibility.yaml", "slug: dose", "slug: dose\n  vetting: four-eyes", "eligibility.yaml:3: 'vetting'")]
    public void A_claim_that_is_typed_is_a_fault_with_an_explanation(string file, string part, string by, string what)
    {
        var faults = SamplePackage.Whole.Replacing(file, part, by).Faults().ToList();

        faults.Should().Contain(fault => fault.StartsWith(what) && fault.EndsWith(Explanation));
    }

    [Theory]
    [InlineData("Texte fourni, en attente de relecture par son propriétaire.")]
    [InlineData("Revue en ligne de la clinique.")]
    [InlineData("The text awaits its owner's review.")]
    public void What_claims_nothing_stays(string notice) =>
        SamplePackage.Whole.Replacing("topic.yaml", "notice: null", $"notice: \"{notice}\"").Faults().Should().BeEmpty();

    [Fact]
    public void A_notice_of_concern_claims_nothing_either() =>
        SamplePackage.Whole.With("concerns.yaml", "- topic: asthma\n  since: 2026-02-01\n  text: Checked by Dr Doe on 3 May.\n").Faults()
            .Should().Equal("concerns.yaml:3: 'text'" + Explanation);
}
