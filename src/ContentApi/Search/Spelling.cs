namespace ContentApi.Search;

/// <summary>Small slips of the pen: a letter too many, missing, wrong, or two in the wrong order.</summary>
internal static class Spelling
{
    private const int ShortestForOne = 4;
    private const int ShortestForTwo = 8;

    /// <summary>Which letters a word has, as bits: words that differ in too many are not worth comparing.</summary>
    public static uint Letters(string word)
    {
        var letters = 0u;
        foreach (var letter in word) letters |= 1u << (letter & 31);
        return letters;
    }

    /// <summary>How many slips are forgiven in a word that was typed.</summary>
    public static int Forgiven(string typed) => typed.Length >= ShortestForTwo ? 2 : typed.Length >= ShortestForOne ? 1 : 0;

    /// <summary>The number of slips that make one word of the other; null when there are more than are forgiven.</summary>
    /// <remarks>
    /// Two are forgiven only in words that begin alike and are about as long: « contraction » is no slip for « contraception ».
    /// Another first letter in a word as long makes another word: « doser », « poser ».
    /// </remarks>
    public static int? Slips(string typed, uint letters, string word, uint wordLetters)
    {
        var most = Forgiven(typed);
        if (most == 0 || word.Length < ShortestForOne || Math.Abs(typed.Length - word.Length) > 1) return null;
        if (typed[0] != word[0])
        {
            if (typed.Length == word.Length && (typed[0] != word[1] || typed[1] != word[0])) return null;
            most = 1;
        }

        // A slip changes two of these bits at most.
        if (uint.PopCount(letters ^ wordLetters) > 2 * most) return null;
        var slips = Distance(typed, word);
        return slips <= most ? slips : null;
    }

    /// <summary>Optimal string alignment: Damerau's distance in which nothing is edited twice.</summary>
    private static int Distance(string one, string other)
    {
        Span<int> beforeLast = stackalloc int[other.Length + 1];
        Span<int> last = stackalloc int[other.Length + 1];
        Span<int> row = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++) last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            var free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }

        return last[other.Length];
    }
}
