using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ContentApi.Tests.Hosting;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Tests.Formats;

/// <summary>Reads the forms back, each with a parser of its own kind, as the lines that a reader sees.</summary>
internal static class FormReader
{
    /// <summary>What every form has to show of a resource, from its JSON: titles, blocks line by line, in order, each block once.</summary>
    public static IEnumerable<string> Lines(JsonObject resource)
    {
        if ((resource["title"] ?? resource["question"])?.GetValue<string>() is { } title) yield return title;
        var seen = new HashSet<string>();
        foreach (var name in new[] { "blocks", "answer", "statement", "safeguards" })
        {
            foreach (var block in resource[name]?.AsArray() ?? [])
            {
                if (block!["quotes"] is { } quote && !seen.Add($"{quote["document"]!.Text("slug")} {block.Text("id")}")) continue;
                foreach (var line in block["items"] is JsonArray items ? items.Select(item => item!.Text("text")) : [block.Text("text")]) yield return line;
            }
        }

        foreach (var name in new[] { "sections", "children" })
        {
            foreach (var line in (resource[name]?.AsArray() ?? []).SelectMany(child => Lines(child!.AsObject()))) yield return line;
        }
    }

    /// <summary>The printed references, by number.</summary>
    public static IEnumerable<string> References(JsonObject resource) =>
        (resource["citations"] is null ? [resource] : resource.Objects("citations")).Select(citation => citation.Text("text"));

    public static IHtmlDocument Html(string fragment) => new HtmlParser().ParseDocument($"<!doctype html><title>host</title><body>{fragment}");

    public static IEnumerable<string> HtmlLines(IDocument document) => document.Body!.FirstElementChild!
        .QuerySelectorAll("h1, h2, h3, h4, h5, h6, [role=heading], p, li")
        .Where(element => element.Closest("footer, [role=doc-endnotes]") is null)
        .Select(element => element.TextContent);

    public static IEnumerable<string> HtmlReferences(IDocument document) =>
        document.QuerySelectorAll("[role=doc-endnotes] li > span").Select(element => element.TextContent);

    /// <summary>Headings, paragraphs and list items, without their markup.</summary>
    public static IEnumerable<string> MarkdownLines(string markdown) => Markdown.Parse(markdown).Descendants<LeafBlock>().Select(block => Text(block.Inline));

    public static IEnumerable<string> PlainLines(string text) =>
        text.Split('\n').Where(line => line.Length > 0).Select(line => line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line);

    /// <summary>Names and texts, in reading order.</summary>
    public static IEnumerable<string> JsonLdTexts(JsonNode node)
    {
        foreach (var name in new[] { "name", "text" })
        {
            if (node[name] is JsonValue value) yield return value.GetValue<string>();
        }

        foreach (var name in new[] { "mainEntity", "acceptedAnswer", "hasPart" })
        {
            var parts = node[name] switch { JsonArray array => array.Select(part => part!), JsonObject one => [one], _ => [] };
            foreach (var text in parts.SelectMany(JsonLdTexts)) yield return text;
        }
    }

    private static string Text(ContainerInline? inline)
    {
        var text = new StringBuilder();
        foreach (var part in inline?.Descendants() ?? [])
        {
            _ = part switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                CodeInline code => text.Append('`').Append(code.Content),
                LineBreakInline => text.Append("<break>"),
                HtmlInline html => text.Append(html.Tag),
                _ => text,
            };
        }

        return text.ToString();
    }
}
