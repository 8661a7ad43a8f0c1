using System.Collections.Frozen;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Readable;

namespace ContentApi.Formats;

/// <summary>The citations as a CSL-JSON array (CSL 1.0.2). What its schema has no variable for stands in <c>custom</c>, as the schema allows.</summary>
internal static class CslJsonFormat
{
    public const string Suffix = ".csl.json";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // CSL's specification has these, and csl-data.json of citation-style-language/schema 1.0.2, which forbids what it does not list, has them not.
    private static readonly FrozenSet<string> NotInSchema = FrozenSet.ToFrozenSet(
        ["editor-translator", "license", "part-number", "printing-number", "supplement-number"]);

    // Numbers to the specification, strings to the schema.
    private static readonly string[] Strings = ["section", "version"];

    public static byte[] Write(DocumentLayout layout) =>
        JsonSerializer.SerializeToUtf8Bytes<JsonNode>(new JsonArray([.. layout.Citations.Select(citation => Item(citation, layout.Provenance))]), Readable);

    private static JsonObject Item(ReadableCitation citation, ReadableProvenance provenance)
    {
        var custom = new JsonObject
        {
            ["id"] = citation.Id.ToString("D", CultureInfo.InvariantCulture),
            ["number"] = citation.Number,
            ["text"] = citation.Text,
            ["provenance"] = provenance.Literal.DeepClone(),
        };
        var item = new JsonObject();
        foreach (var (name, value) in citation.Csl)
        {
            // Reference managers make a link of it.
            if (name == "URL" && WebAddress.Of(citation.Url) is null) continue;
            if (NotInSchema.Contains(name)) custom[name] = value!.DeepClone();
            else item[name] = Strings.Contains(name) ? value!.ToString() : value!.DeepClone();
        }

        item["custom"] = custom;
        return item;
    }
}
