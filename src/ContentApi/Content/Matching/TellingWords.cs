using System.Collections.Frozen;

namespace ContentApi.Content.Matching;

/// <summary>Words whose loss turns a sentence into another one: negations and exceptions, numbers, names of medicines. More than these may; see the decision on verifying.</summary>
public static class TellingWords
{
    private static readonly FrozenSet<string> Negations = FrozenSet.ToFrozenSet(
        [
            "n'", "ne", "pas", "jamais", "plus", "point", "rien", "personne", "nul", "nulle", "aucun", "aucune", "guère", "ni", "non", "sans", "sauf", "hormis", "excepté", "seul", "seule", "seulement", "hors", "sinon", "exception", "éviter", "moins", "interdit", "interdite",
            "not", "no", "never", "none", "nor", "neither", "without", "except", "unless", "cannot", "only", "less", "avoid", "don'", "doesn'", "isn'", "won'", "t",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Numbers = FrozenSet.ToFrozenSet(
        [
            "un", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "seize", "quinze", "vingt", "trente", "quarante", "cinquante", "soixante", "trentaine", "douzaine", "million", "premier", "première", "tiers", "quart", "cent", "mille", "demi", "demie", "double", "moitié",
            "one", "two", "three", "four", "five", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty", "hundred", "thousand", "half", "twice",
        ],
        StringComparer.OrdinalIgnoreCase);

    // International names end as their class does; names of brands are written with a capital.
    private static readonly string[] Endings = ["mab", "kinra", "cept", "nib", "trexate", "sporine", "sporin", "prost", "last", "tretin", "trétine", "flunomide", "chloroquine", "salazine", "thioprine", "prednisone", "dapsone", "fumarate", "psoralène", "tinoïne", "interleukine", "interleukines"];

    public static bool IsNegation(string key) => Negations.Contains(key);

    public static bool Contains(string key) => Negations.Contains(key)
        || Numbers.Contains(key)
        || key.Any(character => char.IsNumber(character) || char.IsUpper(character) || character is '%' or '≥' or '≤' or '<' or '>' or '±')
        || Endings.Any(ending => key.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
