using System.Collections.Immutable;

namespace ContentApi.Packages;

/// <summary>An item of <c>faqs.yaml</c> as read.</summary>
internal sealed record FaqEntry(Identity Identity, string Question, ImmutableArray<QuoteEntry> Answer)
{
    public static FaqEntry? Read(SourceFile file, YamlNode node) =>
        Fields.Of(file, node, "A FAQ", ["id", "slug", "question", "answer"]) is { } fields
            ? new FaqEntry(fields.Identity(), fields.Text("question") ?? "", QuoteEntry.ReadAll(file, fields, "answer"))
            : null;
}
