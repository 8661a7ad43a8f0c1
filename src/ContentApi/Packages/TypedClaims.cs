using System.Text.RegularExpressions;

namespace ContentApi.Packages;

/// <summary>Claims that a text was reviewed, where somebody typed them: they are derived from recorded acts, so a package makes none.</summary>
internal static partial class TypedClaims
{
    public static string Fault(string what) =>
        $"{what} says who reviewed or approved the text, or when: a package does not say that. It is derived from acts recorded in PostgreSQL; remove it.";

    public static bool IsKey(string key) => Key().IsMatch(key);

    public static bool IsIn(string text) => Sentence().IsMatch(text);

    [GeneratedRegex(
        "^(last|next|date)?[-_ ]?(vetting|vetted|review(er|ers|ed)?|approv(al|ed|er)|relect(eur|rice|ure))[-_ ]?(by|on|at|date)?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Key();

    // A participle and a person or a day, as in « relu par le Dr X », « validée le 3 mai »; « en attente de relecture par » is no claim.
    [GeneratedRegex(
        @"\b((re)?lue?s?|revue?s?|(re)?vérifiée?s?|contrôlée?s?|validée?s?|approuvée?s?|certifiée?s?)\s+(et\s+\w+\s+)?(par\b|le\s+\d|en\s+(\w+\s+)?\d)"
        + @"|\b(reviewed|vetted|checked|validated|approved|certified)\s+(and\s+\w+\s+)?(by\b|(on|in)\s+(\w+\s+)?\d)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Sentence();
}
