namespace ContentApi.Delivery.V1;

/// <summary>Where a known text may be cut without cutting a sentence.</summary>
internal static class Sentences
{
    public static bool AreWhole(KnownText text, int first, int end) => IsBoundary(text, first) && IsBoundary(text, end);

    /// <summary>Whether a sentence, or an item of a list, begins at a word.</summary>
    public static bool IsBoundary(KnownText text, int at)
    {
        var words = text.Form.Words;
        if (at == 0 || at >= words.Count) return true;
        return (words[at - 1].Key is "." or "!" or "?" or "…" && char.IsUpper(words[at].Key[0]))
            || text.Marked.AsSpan(words[at - 1].End, words[at].Start - words[at - 1].End).Contains('\n');
    }

    /// <summary>Where the sentence begins that a word is in.</summary>
    public static int Begin(KnownText text, int at)
    {
        while (!IsBoundary(text, at)) at--;
        return at;
    }
}
