namespace ContentApi.Search;

/// <summary>
/// What French words share that differ in number, gender or the ending of a regular verb: no more, because what is cut off further
/// makes one word of two (« traite » and « traitement », « médical » and « médicament »). Reads and gives folded words.
/// </summary>
internal static class FrenchStem
{
    private const int ShortestWord = 4;

    // From feminine to masculine, longest first.
    private static readonly (string From, string To)[] Endings =
    [
        ("ienne", "ien"), ("euse", "eux"), ("elle", "el"), ("ette", "et"), ("onne", "on"), ("ere", "er"), ("ive", "if"),
    ];

    public static string Of(string word)
    {
        if (word.Length < ShortestWord) return word;
        var stem = Singular(word);
        foreach (var (from, to) in Endings)
        {
            if (stem.Length > from.Length + 1 && stem.EndsWith(from, StringComparison.Ordinal)) return Verb(stem[..^from.Length] + to);
        }

        return Verb(stem);
    }

    private static string Singular(string word) => word switch
    {
        [.., 'e', 'a', 'u', 'x'] => word[..^1],
        [.., 'a', 'u', 'x'] when word.Length > ShortestWord => word[..^2] + "l",
        [.., 's'] => word[..^1],
        _ => word,
    };

    /// <summary>« arrêter », « arrêtez », « arrêté », « arrêtée » and « arrêt » share one stem.</summary>
    private static string Verb(string stem)
    {
        if (stem.Length > ShortestWord && stem is [.., 'e', 'r' or 'z']) stem = stem[..^2];
        else if (stem.Length > ShortestWord && stem is [.., 'e', 'e']) stem = stem[..^2];
        else if (stem.Length > ShortestWord && stem is [.., 'e']) stem = stem[..^1];
        return stem.Length > ShortestWord && stem[^1] == stem[^2] && stem[^1] is not ('a' or 'e' or 'i' or 'o' or 'u') ? stem[..^1] : stem;
    }
}
