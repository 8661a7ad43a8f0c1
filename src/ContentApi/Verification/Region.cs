namespace ContentApi.Verification;

/// <summary>How a stretch of a page fits a known text.</summary>
internal enum Fit
{
    /// <summary>Whole sentences, word for word.</summary>
    Same,

    /// <summary>Word for word, and cut where the page's sentence ends too.</summary>
    Cut,

    /// <summary>Something differs, or stands beside it in the same sentence.</summary>
    Changed,
}

/// <summary>A stretch of a page that is of a known text.</summary>
/// <param name="First">The index of its first word.</param>
/// <param name="Pairs">Which of its words are which of the text's, in order.</param>
/// <param name="FirstSentence">Of the text; what its words are compared with.</param>
internal sealed record Region(KnownText Text, int First, int End, IReadOnlyList<(int Page, int Known)> Pairs, int FirstSentence, int LastSentence, Fit Fit)
{
    /// <summary>Of several texts with the same words: all places.</summary>
    public IReadOnlyList<Place> Places { get; init; } = [];

    public static Region Of(Wording wording, int first, int end)
    {
        var place = wording.Places[0];
        return new Region(place.Text, first, end, Pair(place, first, end), place.FirstSentence, place.LastSentence, Fit.Same) { Places = wording.Places };
    }

    public Region At(Place place) => place.Text == Text && place.FirstSentence == FirstSentence
        ? this
        : this with
        {
            Text = place.Text,
            FirstSentence = place.FirstSentence,
            LastSentence = place.LastSentence,
            Pairs = [.. Pairs.Select(pair => (pair.Page, pair.Known - Text.Sentences[FirstSentence].First + place.First))],
        };

    private static (int, int)[] Pair(Place place, int first, int end) =>
        [.. Enumerable.Range(0, Math.Min(end - first, place.End - place.First)).Select(at => (first + at, place.First + at))];
}
