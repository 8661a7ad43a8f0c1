using ContentApi.Content;

namespace ContentApi.Published;

/// <summary>
/// What may be said of who vouches for a document's words, and for what the publisher added to them. Every claim needs its acts:
/// without them a text is supplied, and an arrangement unreviewed.
/// </summary>
/// <param name="Text"><c>supplied</c> or <c>four-eyes</c>.</param>
/// <param name="Arrangement"><c>unreviewed</c> or <c>four-eyes</c>; null where the publisher added nothing.</param>
public sealed record Claims(string Text, string? Arrangement, string? Reviewer, DateOnly? ReviewedOn, DateOnly? NextReviewOn)
{
    private const string FourEyes = "four-eyes";

    public static Claims Of(Topic topic, WholeDocument state)
    {
        WholeDocument[] sources = [.. Sources(topic, state).Distinct()];
        Act?[] reviews = [.. sources.Select(source => source.Acts.LastOrDefault(act => act.Kind == ActKind.Review))];
        // A document is reviewed when all of its words are, and as long ago as the first of them.
        Act[] complete = reviews.Length > 0 && reviews.All(review => review is not null) ? [.. reviews.OfType<Act>()] : [];
        string[] reviewers = [.. complete.Select(review => review.Person).Distinct()];
        return new Claims(
            sources.Length > 0 && sources.All(IsApproved) ? FourEyes : "supplied",
            state.Kind is Kind.Section or Kind.Citation ? null : IsApproved(state) ? FourEyes : "unreviewed",
            reviewers is [var one] ? one : null,
            complete.Length == 0 ? null : complete.Min(review => review.On),
            complete.Min(review => review.NextOn));
    }

    /// <summary>The documents whose words it shows: where the text itself was approved.</summary>
    private static IEnumerable<WholeDocument> Sources(Topic topic, WholeDocument state) => state.Edition switch
    {
        TopicEdition => topic.Live(Kind.Section),
        SectionEdition => topic.Children(state).SelectMany(child => Sources(topic, child)).Prepend(state),
        FaqEdition faq => Quoted(topic, faq.Answer),
        CriterionEdition criterion => Quoted(topic, criterion.Statement.Concat(topic.Safeguards)),
        _ => [state],
    };

    private static IEnumerable<WholeDocument> Quoted(Topic topic, IEnumerable<Quote> quotes) => quotes.Select(quote => topic.Find(quote.Document)!);

    private static bool IsApproved(WholeDocument state) => state.Acts.Any(act => act.Kind == ActKind.Approval);
}
