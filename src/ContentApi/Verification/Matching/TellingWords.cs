using System.Collections.Frozen;

namespace ContentApi.Verification.Matching;

/// <summary>Words whose loss turns a sentence into another one: negations and exceptions, numbers, names.</summary>
internal static class TellingWords
{
    private static readonly FrozenSet<string> Negations = Set(
        "n' ne pas jamais rien aucun aucune nul nulle guère ni non sans sauf hormis excepté exception seul seule seulement uniquement hors sinon éviter évitez interdit interdite moins"
        + " not no never none nor neither without except unless cannot only avoid don' doesn' isn' won'");

    private static readonly FrozenSet<string> Numbers = Set(
        "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante trentaine douzaine million cent mille demi demie double triple moitié tiers quart"
        + " one two three four five seven eight nine ten eleven twelve twenty thirty hundred thousand half twice");

    // International names of medicines end as their class does.
    private static readonly string[] Endings =
    [
        "mab", "kinra", "cept", "nib", "trexate", "sporine", "sporin", "prost", "last", "tretin", "trétine", "flunomide", "chloroquine", "salazine", "thioprine", "prednisone", "dapsone", "fumarate",
        "psoralène", "tinoïne", "interleukine", "interleukines",
    ];

    public static bool IsNegation(string key) => Negations.Contains(key);

    /// <summary>Whether a word of a text is one of them. A capital that begins a sentence makes no name.</summary>
    public static bool IsAt(MatchingForm form, int at)
    {
        var key = form.Words[at].Key;
        if (Negations.Contains(key) || Numbers.Contains(key) || Endings.Any(ending => key.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) return true;
        if (key.Any(character => char.IsNumber(character) || character is '%' or '≥' or '≤' or '<' or '>' or '±') || key.Skip(1).Any(char.IsUpper)) return true;
        return key.Length > 1 && char.IsUpper(key[0]) && at > 0 && form.Words[at - 1].IsWord;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
