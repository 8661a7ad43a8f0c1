using System.Collections.Immutable;

namespace ContentApi.Packages;

/// <summary>An item of <c>synonyms.yaml</c> as read.</summary>
internal sealed record SynonymEntry(SourceFile File, string? Term, int TermLine, ImmutableArray<(int Line, string Words)> Finds)
{
    private const int MaxLength = 60;

    public static SynonymEntry? Read(SourceFile file, YamlNode node)
    {
        if (Fields.Of(file, node, "A synonym", ["term", "finds"]) is not { } fields) return null;
        var finds = fields.Items("finds")
            .Select(item => (item.Line, Words: YamlText.Read(file, item, "An item of 'finds'")))
            .Where(item => item.Words is not null && IsShort(file, item.Line, item.Words))
            .Select(item => (item.Line, item.Words!));
        var term = fields.Text("term");
        return new SynonymEntry(
            file, term is not null && IsShort(file, fields.LineOf("term"), term) ? term : null, fields.LineOf("term"), [.. finds]);
    }

    private static bool IsShort(SourceFile file, int line, string words)
    {
        if (words.Length <= MaxLength) return true;
        file.Fault(line, $"'{TextRules.Shown(words)}' has more than {MaxLength} characters: write a word or a few.");
        return false;
    }
}
