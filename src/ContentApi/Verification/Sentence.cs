using ContentApi.Verification.Matching;

namespace ContentApi.Verification;

/// <summary>A sentence of a text, or as much of one as a list item has.</summary>
/// <param name="First">The index of its first word.</param>
/// <param name="Item">Of a list: which of its items it is in, from 0.</param>
public readonly record struct Sentence(int First, int End, int Item)
{
    private const string Enders = ".!?…";
    private const string Closers = "»”’)]›";
    private const string Joiners = ",;:/%";
    private const string Openers = "«“‘([‹—–-";

    /// <param name="isOne">Whether all of it is one: a title may have any signs.</param>
    public static IReadOnlyList<Sentence> In(MatchingForm form, string text, bool isOne)
    {
        var sentences = new List<Sentence>();
        var (first, item) = (0, 0);
        for (var at = 1; at <= form.Words.Count; at++)
        {
            var isLine = at < form.Words.Count && text.AsSpan(form.Words[at - 1].End, form.Words[at].Start - form.Words[at - 1].End).Contains('\n');
            if (at < form.Words.Count && !isLine && (isOne || !IsEnd(form.Words, at))) continue;
            sentences.Add(new Sentence(first, at, item));
            first = at;
            if (isLine) item++;
        }

        return sentences;
    }

    /// <summary>Whether a sentence ends before a word: at a full stop, and what follows can begin another one.</summary>
    public static bool IsEnd(IReadOnlyList<MatchingWord> words, int at)
    {
        if (Is(words[at], Closers) || Is(words[at], Enders) || Is(words[at], Joiners)) return false;
        var before = at - 1;
        while (before >= 0 && Is(words[before], Closers)) before--;
        if (before < 0 || !Is(words[before], Enders)) return false;
        while (at < words.Count && Is(words[at], Openers)) at++;
        return at == words.Count || !char.IsLower(words[at].Key[0]);
    }

    /// <summary>Whether a word ends a sentence, closing signs aside.</summary>
    public static bool IsEnder(MatchingWord word) => Is(word, Enders);

    public static bool IsCloser(MatchingWord word) => Is(word, Closers);

    private static bool Is(MatchingWord word, string signs) => word.Key.Length == 1 && signs.Contains(word.Key[0], StringComparison.Ordinal);
}
