using System.Collections.Frozen;

namespace ContentApi.Content.Matching;

/// <summary>Words whose loss turns a sentence into another one: negations and exceptions, numbers, names of medicines. More than these may; see the decision on verifying.</summary>
public static class TellingWords
{
    private static readonly FrozenSet<string> Negations = FrozenSet.ToFrozenSet(
        [
            "n'", "ne", "pas", "jamais", "plus", "point", "rien", "personne", "nul", "nulle", "aucun", "aucune", "guère", "ni", "non", "sans", "sauf", "hormis", "excepté", "seul", "seule", "seulement", "interdit", "interdite",
            "not", "no", "never", "none", "nor", "neither", "without", "except", "unless", "cannot", "only", "t",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Numbers = FrozenSet.ToFrozenSet(
        [
            "un", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "douze", "quinze", "vingt", "trente", "cent", "mille", "demi", "demie", "double", "moitié",
            "one", "two", "three", "four", "five", "seven", "eight", "nine", "ten", "twelve", "hundred", "thousand", "half", "twice",
        ],
        StringComparer.OrdinalIgnoreCase);

    // International names end as their class does; names of brands are written with a capital.
    private static readonly string[] Endings = ["mab", "kinra", "cept", "nib", "trexate", "sporine", "sporin", "prost", "last", "tinoïne", "interleukine", "interleukines"];

    public static bool IsNegation(string key) => Negations.Contains(key);

    public static bool Contains(string key) => Negations.Contains(key)
        || Numbers.Contains(key)
        || key.Any(character => char.IsDigit(character) || char.IsUpper(character))
        || Endings.Any(ending => key.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
