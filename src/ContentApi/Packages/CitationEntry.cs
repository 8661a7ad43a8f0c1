using System.Text.Json.Nodes;

namespace ContentApi.Packages;

/// <summary>An item of <c>citations.yaml</c> as read.</summary>
internal sealed record CitationEntry(Identity Identity, JsonObject Csl, string Text)
{
    public static CitationEntry? Read(SourceFile file, YamlNode node)
    {
        if (node is not YamlMapping mapping)
        {
            file.Fault(node.Line, "A citation is a CSL item: write its id, type, custom and variables.");
            return null;
        }

        // The item's other keys are CSL's, and CslItem's to check.
        var ours = mapping with { Entries = mapping.Entries.RemoveAll(entry => entry.Key is not ("id" or "custom")) };
        if (Fields.Of(file, ours, "A citation", ["id", "custom"]) is not { } fields) return null;
        var custom = fields.Node("custom") is { } value ? Fields.Of(file, value, "A citation's 'custom'", ["id", "text"]) : null;
        var slug = fields.Text("id", Grammar.IsSlug, "the citation's key: lower-case letters, digits and single hyphens");
        var line = custom?.LineOf("id") ?? mapping.Line;
        return new CitationEntry(
            new Identity(file, custom?.Id(custom.Text("id"), line) ?? Guid.Empty, line, slug, fields.LineOf("id")),
            CslItem.Read(file, mapping),
            custom?.Text("text") ?? "");
    }
}
