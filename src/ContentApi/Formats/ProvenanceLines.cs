using System.Globalization;
using ContentApi.Readable;

namespace ContentApi.Formats;

/// <summary>Provenance in words, a line each: it goes with the text wherever a fragment travels. What is not known is said to be unknown.</summary>
internal static class ProvenanceLines
{
    /// <summary>The canonical address is the last line, after <see cref="UiStrings.Address"/>.</summary>
    public static IEnumerable<string> Of(DocumentLayout layout)
    {
        var (words, provenance) = (layout.Words, layout.Provenance);
        if (provenance.Notice is { } notice) yield return notice;
        yield return words.Labelled(words.Source, provenance.Attribution ?? provenance.Owner ?? words.SourceUnknown);
        yield return provenance.Licence is { } licence ? words.Labelled(words.Licence, licence) : words.NoLicence;
        yield return Vouched(words, provenance);
        if (provenance.IsArrangementApproved is { } isApproved) yield return isApproved ? words.ArrangementReviewed : words.ArrangementUnreviewed;

        yield return provenance.ReviewedOn is { } date ? words.Labelled(words.ReviewedOn, words.Date(date)) : words.ReviewUnknown;
        if (provenance.Reviewer is { } reviewer) yield return words.Labelled(words.Reviewer, reviewer);
        if (provenance.NextReviewOn is { } next) yield return words.Labelled(words.NextReview, words.Date(next));

        var published = words.Date(DateOnly.FromDateTime(provenance.PublishedAt));
        yield return words.Labelled(
            words.Publication, $"{published} ({string.Format(CultureInfo.InvariantCulture, words.NoReviewDate, provenance.Edition, provenance.Release)})");
        if (words.Sources(layout.Citations.Select(citation => citation.Accessed)) is { } sources) yield return sources;
        yield return words.Labelled(words.Offline, provenance.MaxOffline);
        yield return words.Labelled(words.Digest, provenance.Digest);
    }

    /// <summary>Only an owner who is known supplied a text.</summary>
    public static string Vouched(UiStrings words, ReadableProvenance provenance) => provenance switch
    {
        { IsApproved: true } => words.TextReviewed,
        { Owner: null } => words.TextWithoutOwner,
        _ => words.TextSupplied,
    };
}
