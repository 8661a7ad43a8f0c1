namespace ContentApi.Delivery.V1;

/// <summary>A stretch of the input that has a known text's words, all of them or most.</summary>
/// <param name="Pairs">Which of its words are which of the text's; null: all, in order.</param>
internal sealed record Match(KnownTexts.Sequence Sequence, int First, int End, List<(int Input, int Text)>? Pairs)
{
    private const int Anchor = 5;

    // A run of so many words is no accident, also in the midst of other words.
    private const int Quotation = 12;

    public bool IsWhole => Pairs is null || IsJoined;

    /// <summary>Whole, with list signs of the page between its items.</summary>
    public bool IsJoined { get; init; }

    public int HeadMissing => Pairs is null ? 0 : Pairs[0].Text;

    public int TailMissing => Pairs is null ? 0 : Sequence.Words.Length - 1 - Pairs[^1].Text;

    /// <summary>Every word of the input is the text's, in its order.</summary>
    public bool IsVerbatim => IsWhole || Pairs!.Count == End - First;

    /// <summary>Among several: what has most and explains most; of equals what is verbatim, then the current one.</summary>
    public (int, bool, bool) Rank => ((2 * (Pairs?.Count ?? End - First)) - (End - First), IsVerbatim, Sequence.Text.IsCurrent);

    public Match Widened(int first, int end) => this with
    {
        First = first,
        End = end,
        IsJoined = false,
        Pairs = Pairs ?? [.. Enumerable.Range(0, Sequence.Words.Length).Select(word => (First + word, word))],
    };

    /// <summary>Null: what they share may be an accident.</summary>
    public static Match? Like(InputText input, KnownTexts.Sequence sequence, List<(int Input, int Text)> pairs)
    {
        var match = new Match(sequence, pairs[0].Input, pairs[^1].Input + 1, pairs);
        var form = sequence.Text.Form;
        var same = pairs.Count(pair => input.IsWord(pair.Input));
        var published = form.Words.Count(word => char.IsLetterOrDigit(word.Key[0]));
        var present = Enumerable.Range(match.First, match.End - match.First).Count(input.IsWord);
        var (longest, run) = (0, 0);
        for (var i = 0; i < pairs.Count; i++)
        {
            if (i > 0 && (pairs[i].Input != pairs[i - 1].Input + 1 || pairs[i].Text != pairs[i - 1].Text + 1)) run = 0;
            if (input.IsWord(pairs[i].Input)) longest = Math.Max(longest, ++run);
        }

        // Most of the text, and most of the place; or much in a row and a fair share of the line that it is in.
        if (10 * same >= 6 * published && 10 * same >= 5 * present) return match;
        if (longest < Anchor || 10 * same < 6 * present) return null;
        var line = input.Line[match.First];
        // Counted no further than it matters: a page may be one line.
        var free = Enumerable.Range(input.Contents[line], input.Firsts[input.Line[match.End - 1] + 1] - input.Contents[line]).Where(input.IsWord).Take((2 * same) + 1).Count();
        return longest >= Quotation || 10 * same >= 6 * free || Sentences.AreWhole(sequence.Text, pairs[0].Text, pairs[^1].Text + 1) ? match : null;
    }
}
