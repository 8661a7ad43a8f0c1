using System.Globalization;
using ContentApi.Delivery.V1.Elements;

namespace ContentApi.Formats;

/// <summary>Provenance in words, a line each: it goes with the text wherever a fragment travels. What is not known is said to be unknown.</summary>
internal static class ProvenanceLines
{
    /// <summary>The canonical address is the last line, after <see cref="UiStrings.Address"/>.</summary>
    public static IEnumerable<string> Of(Reading reading)
    {
        var (words, provenance) = (reading.Words, reading.Provenance);
        if (provenance.Notice is { } notice) yield return notice;
        yield return words.Labelled(words.Source, provenance.Attribution ?? provenance.Owner ?? words.SourceUnknown);
        yield return provenance.Licence is { } licence ? words.Labelled(words.Licence, licence) : words.NoLicence;
        yield return Vouched(words, provenance);
        if (provenance.Vetting.Arrangement is { } arrangement) yield return arrangement == "four-eyes" ? words.ArrangementReviewed : words.ArrangementUnreviewed;

        var review = provenance.Review;
        yield return review.ReviewedOn is { } date ? words.Labelled(words.ReviewedOn, words.Date(date)) : words.ReviewUnknown;
        if (review.Reviewer is { } reviewer) yield return words.Labelled(words.Reviewer, reviewer);
        if (review.NextReviewOn is { } next) yield return words.Labelled(words.NextReview, words.Date(next));

        var (release, edition) = (provenance.Release, provenance.Edition);
        var published = words.Date(DateOnly.FromDateTime(release.PublishedAt));
        yield return words.Labelled(
            words.Publication, $"{published} ({string.Format(CultureInfo.InvariantCulture, words.NoReviewDate, edition, release.Number)})");
        if (words.Sources(reading.Citations.Select(citation => citation.Accessed)) is { } sources) yield return sources;
        yield return words.Labelled(words.Offline, provenance.MaxOffline);
        yield return words.Labelled(words.Digest, provenance.Digest);
    }

    /// <summary>Only an owner who is known supplied a text.</summary>
    public static string Vouched(UiStrings words, ProvenanceDto provenance) => provenance switch
    {
        { Vetting.Text: "four-eyes" } => words.TextReviewed,
        { Owner: null } => words.TextWithoutOwner,
        _ => words.TextSupplied,
    };
}
