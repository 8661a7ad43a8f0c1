using System.Collections.Immutable;

namespace ContentApi.Packages;

/// <summary><c>- quote: section#block</c> with an optional <c>focus</c>, as read.</summary>
internal sealed record QuoteEntry(int Line, string Section, string Block, string? Focus, int FocusLine)
{
    public static ImmutableArray<QuoteEntry> ReadAll(SourceFile file, Fields fields, string key) =>
        [.. fields.Items(key).Select(node => Read(file, node)).OfType<QuoteEntry>()];

    private static QuoteEntry? Read(SourceFile file, YamlNode node)
    {
        if (Fields.Of(file, node, "A quote", ["quote"], "focus") is not { } fields) return null;
        if (fields.Text("quote", IsReference, "section#block") is not { } reference) return null;
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        return new QuoteEntry(fields.LineOf("quote"), reference[..hash], reference[(hash + 1)..], fields.Text("focus"), fields.LineOf("focus"));
    }

    internal static bool IsReference(string text) => text.Split('#') is [var section, var block] && Grammar.IsSlug(section) && Grammar.IsAnchor(block);
}
