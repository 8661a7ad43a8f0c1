using ContentApi.Content;
using ContentApi.Published;
using ContentApi.Tests.Editorial;

namespace ContentApi.Tests.Published;

/// <summary>All that a release shows is live in it, with the words that were approved. Readers do not depend on PostgreSQL for that.</summary>
public sealed class ClosureTests
{
    private static readonly Release First = new(1, DateTimeOffset.UnixEpoch, Severity.Editorial, null);

    private readonly Sample sample = new();

    [Fact]
    public void A_topic_whose_documents_are_all_there_is_whole()
    {
        FluentActions.Invoking(() => Build()).Should().NotThrow();
    }

    [Fact]
    public void A_question_that_quotes_a_block_in_another_wording_is_refused()
    {
        Refused(quote => quote with { Digest = $"sha256:{new string('0', 64)}" }, "in another wording");
    }

    [Fact]
    public void A_question_that_points_at_a_part_that_is_not_there_is_refused()
    {
        Refused(quote => quote with { Focus = "nulle-part" }, "points at 'nulle-part'");
    }

    [Fact]
    public void A_question_that_quotes_a_block_that_is_not_there_is_refused()
    {
        Refused(quote => quote with { Block = "nulle-part" }, "which is not live");
    }

    [Theory]
    [InlineData("suivi", "stands in a section that is gone")]
    [InlineData("inserm", "cites 'inserm', which is not live")]
    [InlineData("debut", "quotes block")]
    [InlineData("", "is live in a topic that is gone")]
    public void What_is_live_cannot_stand_without_what_it_stands_on(string gone, string fault)
    {
        // What quotes the section goes with it, so that only what stands in it is left.
        string[] without = gone == "suivi" ? ["quand"] : [];

        Refused(() => Build(gone: [gone, .. without]), fault);
    }

    private Topic Build(Func<FaqEdition, FaqEdition>? change = null, params string[] gone)
    {
        var package = sample.Package();
        var ids = gone.Select(sample.Id).ToHashSet();
        return Topic.Build([.. package.Editions
            .Select(edition => edition is FaqEdition faq && change is not null ? change(faq) : edition)
            .Select(edition => (edition, IsGone: ids.Contains(edition.Document)))
            .Select(one => new WholeDocument(
                one.edition.Document, one.edition.Kind, one.edition.Locale, package.Topic.Document, one.IsGone ? null : one.edition,
                [new Change(First, one.IsGone ? 0 : 1, one.IsGone ? null : one.edition.Slug, Severity.Editorial)]))]);
    }

    /// <param name="change">Of the first quote of each answer.</param>
    private void Refused(Func<Quote, Quote> change, string fault) =>
        Refused(() => Build(faq => faq with { Answer = [change(faq.Answer[0]), .. faq.Answer[1..]] }), fault);

    private static void Refused(Func<Topic> build, string fault) =>
        FluentActions.Invoking(build).Should().Throw<InvalidDataException>().WithMessage($"*{fault}*");
}
