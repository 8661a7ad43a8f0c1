using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ContentApi.Packages;

/// <summary>YAML values as text and lists, without YAML's guesses.</summary>
internal static partial class YamlText
{
    public static ImmutableArray<YamlNode> Items(SourceFile file, YamlNode node, string what)
    {
        if (node is YamlSequence { Items.Length: > 0 } sequence) return sequence.Items;
        file.Fault(node.Line, $"{what} is a list of at least one item: write a '- ' line for each.");
        return [];
    }

    /// <summary>One line of text; null, with a fault, for null, for what YAML takes for a number, date or boolean, and for unfit characters.</summary>
    public static string? Read(SourceFile file, YamlNode node, string what)
    {
        if (node is not YamlScalar scalar || scalar.IsNull)
        {
            file.Fault(node.Line, $"{what} is a text: write it after the colon.");
            return null;
        }

        if (scalar.Plain && OtherThanText().IsMatch(scalar.Value))
        {
            file.Fault(node.Line, $"{what} is a text, and YAML takes {scalar.Value} for something else: write \"{scalar.Value}\" in quotes.");
            return null;
        }

        var problem = Problem(file, scalar.Value);
        if (problem is not null) file.Fault(node.Line, $"{what} {problem}");
        return problem is null ? scalar.Value : null;
    }

    private static string? Problem(SourceFile file, string text)
    {
        if (text.Length == 0) return "is empty: write its text.";
        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])) return "begins or ends with white space: remove it.";
        if (text.Contains('\n', StringComparison.Ordinal)) return "is more than one line: write one.";
        if (Entity().Match(text) is { Success: true } entity) return $"holds {entity.Value}, an entity of Markdown: YAML writes \\u00A0, in a text within double quotes.";

        // What stands literally in the file was reported with the file; here are those that came from escapes.
        foreach (var rune in text.EnumerateRunes())
        {
            if (TextRules.Refusal(rune) is { } refusal && !file.Text!.Contains(rune.ToString(), StringComparison.Ordinal))
            {
                return $"holds {TextRules.Name(rune)}, {refusal}: remove it, as an escape too.";
            }
        }

        return TextRules.IsNfc(text) || !TextRules.IsNfc(file.Text!) ? null : "is not in NFC once its escapes are read: write the composed characters.";
    }

    [GeneratedRegex(@"\A(?i:true|false|yes|no|on|off|[-+]?[0-9][0-9_,]*(\.[0-9_]*)?(e[-+]?[0-9]+)?|[-+]?\.[0-9]+|0[xo][0-9a-f]+|[-+]?\.inf|\.nan|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([t ].*)?)\z")]
    private static partial Regex OtherThanText();

    [GeneratedRegex(@"&(#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")]
    private static partial Regex Entity();
}
