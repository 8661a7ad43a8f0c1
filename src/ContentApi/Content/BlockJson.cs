using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace ContentApi.Content;

/// <summary>A block's content as JSON: the form that the database stores and that an edition's digest covers. Not the contract's.</summary>
public static class BlockJson
{
    public static JsonObject Write(Block block) => new()
    {
        ["id"] = block.Id,
        ["type"] = TypeOf(block),
        ["requires"] = new JsonArray([.. block.Requires.Select(id => JsonValue.Create(id))]),
        ["content"] = WriteContent(block),
    };

    public static string TypeOf(Block block) => block is Paragraph ? "paragraph" : "list";

    public static JsonArray WriteContent(Block block) => block switch
    {
        Paragraph paragraph => Write(paragraph.Content),
        BulletList list => new JsonArray([.. list.Items.Select(item => new JsonObject { ["id"] = item.Id, ["content"] = Write(item.Content) })]),
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    public static Block Read(string id, string type, ImmutableArray<string> requires, JsonArray content) => type switch
    {
        "paragraph" => new Paragraph(id, requires, Read(content)),
        "list" => new BulletList(id, requires, [.. content.Select(item => new Part(String(item, "id"), Read(item!["content"]!.AsArray())))]),
        _ => throw new FormatException($"'{type}' is no type of block."),
    };

    private static JsonArray Write(ImmutableArray<Span> content) => new([.. content.Select(span => span switch
    {
        TextSpan text => new JsonObject { ["text"] = text.Text },
        StrongSpan strong => new JsonObject { ["strong"] = strong.Text },
        EmphasisSpan emphasis => new JsonObject { ["emphasis"] = emphasis.Text },
        LinkSpan link => new JsonObject { ["link"] = link.Text, ["href"] = link.Href },
        CitationSpan citation => new JsonObject { ["cite"] = new JsonArray([.. citation.Keys.Select(key => JsonValue.Create(key))]) },
        PassageSpan passage => new JsonObject { ["passage"] = passage.Id, ["content"] = Write(passage.Content) },
        _ => throw new NotSupportedException(span.GetType().Name),
    })]);

    private static ImmutableArray<Span> Read(JsonArray content) => [.. content.Select(node => node!.AsObject()).Select(Read)];

    private static Span Read(JsonObject span)
    {
        if (span.ContainsKey("text")) return new TextSpan(String(span, "text"));
        if (span.ContainsKey("strong")) return new StrongSpan(String(span, "strong"));
        if (span.ContainsKey("emphasis")) return new EmphasisSpan(String(span, "emphasis"));
        if (span.ContainsKey("link")) return new LinkSpan(String(span, "link"), String(span, "href"));
        if (span["cite"] is JsonArray keys) return new CitationSpan([.. keys.Select(key => key!.GetValue<string>())]);
        if (span.ContainsKey("passage")) return new PassageSpan(String(span, "passage"), Read(span["content"]!.AsArray()));
        throw new FormatException($"{span.ToJsonString()} is no span.");
    }

    private static string String(JsonNode? node, string name) =>
        node?[name]?.GetValue<string>() ?? throw new FormatException($"'{name}' is missing.");
}
