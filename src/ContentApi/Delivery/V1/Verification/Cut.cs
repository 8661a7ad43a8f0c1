using ContentApi.Content.Matching;

namespace ContentApi.Delivery.V1;

/// <summary>What a verbatim stretch leaves out of the text that it is of.</summary>
internal static class Cut
{
    // Who leaves out so few words of a sentence changes it rather than cuts it.
    private const int Few = 3;

    /// <summary>What is missing, in order. Null: the sentence that is left says something else, or may.</summary>
    public static IReadOnlyList<string>? Of(KnownText text, IReadOnlyList<(int Input, int Text)> pairs)
    {
        var missing = new List<string>();
        var (head, tail) = (pairs[0].Text, pairs[^1].Text + 1);
        var begin = Sentences.Begin(text, head);
        if (begin < head && ((head - begin <= Few && Tells(text, begin, head)) || Negates(text, begin, head))) return null;
        if (head > 0) missing.Add(text.Words(0, head));
        for (var i = 1; i < pairs.Count; i++)
        {
            var (from, to) = (pairs[i - 1].Text + 1, pairs[i].Text);
            if (from == to) continue;
            if (!Sentences.AreWhole(text, from, to) || Tells(text, from + 1, to)) return null;
            missing.Add(text.Words(from, to));
        }

        var end = tail;
        while (!Sentences.IsBoundary(text, end)) end++;
        if (tail < end && end - tail <= Few && Tells(text, tail, end)) return null;
        if (tail < text.Form.Words.Count) missing.Add(text.Words(tail, text.Form.Words.Count));
        return missing;
    }

    private static bool Tells(KnownText text, int first, int end) => Any(text, first, end, TellingWords.Contains);

    private static bool Negates(KnownText text, int first, int end) => Any(text, first, end, TellingWords.IsNegation);

    private static bool Any(KnownText text, int first, int end, Func<string, bool> predicate)
    {
        for (var i = first; i < end; i++)
        {
            if (predicate(text.Form.Words[i].Key)) return true;
        }

        return false;
    }
}
