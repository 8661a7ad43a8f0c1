namespace ContentApi.Tests.Content;

/// <summary>synonyms.yaml.</summary>
public sealed class SynonymFaultTests
{
    internal const string Sound = """
        - term: medicine
          finds: [dose]
        - term: every morning
          finds: [every day, use it daily]

        """;

    [Fact]
    public void Sound_synonyms_are_part_of_the_topic()
    {
        var package = SamplePackage.Whole.With("synonyms.yaml", Sound).Read();

        package.Faults.Should().BeEmpty();
        package.Packages.Single().Topic.Synonyms.Select(synonym => $"{synonym.Term}: {string.Join(", ", synonym.Finds)}")
            .Should().Equal("medicine: dose", "every morning: every day, use it daily");
    }

    [Fact]
    public void Synonyms_change_the_digest_of_the_topic_and_of_nothing_else()
    {
        var with = SamplePackage.Whole.With("synonyms.yaml", Sound).Read().Packages.Single();
        var without = SamplePackage.Whole.Read().Packages.Single();

        with.Topic.Digest.Should().NotBe(without.Topic.Digest);
        with.Documents.Select(edition => edition.Digest).Should().Equal(without.Documents.Select(edition => edition.Digest));
    }

    [Theory]
    [InlineData("finds: [dose]", "finds: [pregnancy]", "synonyms.yaml:2: No block or section title has 'pregnancy': write words of the text, or remove it.")]
    [InlineData("finds: [dose]", "finds: [dose spacer every]", "synonyms.yaml:2: No block or section title has 'dose spacer every': write words of the text, or remove it.")]
    [InlineData("finds: [dose]", "finds: [dose, Dose]", "synonyms.yaml:2: 'Dose' is there twice: keep one.")]
    [InlineData("finds: [dose]", "finds: [medicine]", "synonyms.yaml:2: 'medicine' is what a search for the term finds by itself: remove it.")]
    [InlineData("finds: [dose]", "finds: []", "synonyms.yaml:2: 'finds' is a list of at least one item: write a '- ' line for each.")]
    [InlineData("finds: [dose]", "finds: ['!']", "synonyms.yaml:2: '!' has no word that a search looks for: write one, or remove it.")]
    [InlineData("finds: [dose]", "finds: [IL-23]", "synonyms.yaml:2: 'IL-23' names one of several where 'medicine' does not: a synonym widens, never narrows; remove it.")]
    [InlineData("finds: [dose]", "find: [dose]", "synonyms.yaml:1: A synonym lacks 'finds': add it.")]
    [InlineData("term: medicine", "term: Every  morning", "synonyms.yaml:3: 'every morning' is already searched for as the term of line 1: put both together.")]
    [InlineData("term: medicine", "term: '…'", "synonyms.yaml:1: '…' has no word that a search looks for: write one, or remove it.")]
    [InlineData("term: medicine", "term: one two three four five", "synonyms.yaml:1: 'one two three four five' has more than 4 words that count: shorten it.")]
    [InlineData("term: medicine", "term: a1234567890123456789012345678901234567890123456789012345678901", "synonyms.yaml:1: 'a12345678901234567890123456789012345678901234567890123456789…' has more than 60 characters: write a word or a few.")]
    [InlineData("finds: [dose]", "finds: [dose, spacer, plan, daily, helps, every, day, check, use, is, only]", "synonyms.yaml:2: More than 10 items in 'finds': keep the nearest.")]
    public void A_synonym_widens_to_words_of_the_text(string part, string by, string fault) =>
        SamplePackage.Whole.With("synonyms.yaml", Sound).Replacing("synonyms.yaml", part, by).Faults().Should().Contain(fault);

    [Fact]
    public void There_are_no_more_than_people_type() =>
        SamplePackage.Whole.With("synonyms.yaml", string.Concat(Enumerable.Range(1, 501).Select(number => $"- term: word{number}\n  finds: [dose]\n")))
            .Faults().Should().Equal("synonyms.yaml:1001: More than 500 synonyms: keep those that people type.");
}
