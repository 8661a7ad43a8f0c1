using System.Collections.Immutable;
using ContentApi.Content;
using ContentApi.Published;

namespace ContentApi.Editorial;

/// <summary>What is to become of a document: live with an edition, or gone for a reason.</summary>
public sealed record Proposal(Guid Document, StoredEdition? Edition, string? Reason = null, Guid? Replacement = null);

/// <summary>How a document in the next release compares with the one before.</summary>
public enum Outcome
{
    New,
    Restored,
    Changed,

    /// <summary>Its own edition stays, but its number, its position, or what it quotes or cites does not.</summary>
    Affected,
    Unchanged,
    Gone,
}

/// <param name="Before">Null: it was in no release.</param>
public sealed record ImportDifference(Outcome Outcome, WholeDocument? Before, WholeDocument After)
{
    public Guid Document => After.Document;

    /// <summary>The latest wording that this speaks of; null when it is gone and was so before.</summary>
    public Edition? Edition => After.Edition ?? Before?.Edition;

    /// <summary>Quotes that stay what they were but for the wording of what they quote.</summary>
    public IEnumerable<Quote> Repinned => QuotesOf(After.Edition).Where(quote => QuotesOf(Before?.Edition)
        .Any(earlier => (earlier.Document, earlier.Block) == (quote.Document, quote.Block) && earlier.Digest != quote.Digest));

    private static ImmutableArray<Quote> QuotesOf(Edition? edition) => edition switch
    {
        FaqEdition faq => faq.Answer,
        CriterionEdition criterion => criterion.Statement,
        _ => [],
    };
}
