using ContentApi.Formats;

namespace ContentApi.Verification;

/// <summary>What the forms say around a text in words that are no part of it. A page that copies them is told neither that they are unknown, nor that they are right.</summary>
internal static class FormLines
{
    public static OwnLines Of(string locale)
    {
        var words = UiStrings.Of(locale);
        return new OwnLines(
            lines: [words.References, words.NoLicence, words.TextSupplied, words.TextWithoutOwner, words.TextReviewed, words.ArrangementUnreviewed, words.ArrangementReviewed, words.ReviewUnknown],
            remarks:
            [
                words.Source, words.Licence, words.ReviewedOn, words.Reviewer, words.NextReview, words.Publication, words.Offline, words.Digest, words.Address, words.PartOf, words.CitedBy,
            ],
            // A notice of concern has its day before the colon, and the age of the sources has no colon.
            openings: [words.Concern, words.SourcesIn.Replace("{0}", "", StringComparison.Ordinal), words.SourcesFromTo[..words.SourcesFromTo.IndexOf('{', StringComparison.Ordinal)]],
            labels: [words.Focus, words.AppliesTo, words.AsOf],
            words.Criterion,
            words.Reference);
    }
}
