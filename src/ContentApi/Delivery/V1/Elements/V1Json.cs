using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ContentApi.Delivery.V1.Elements;

/// <summary>How version 1 writes JSON. French text stays readable; an absent value is null.</summary>
internal static class V1Json
{
    public const string MediaType = "application/json; charset=utf-8";

    // Served as application/json with nosniff, never inside a page: nothing needs escaping for HTML.
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>A resource from its own bytes.</summary>
    public static T Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(json, type)!;

    public static JsonNode Node<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToNode(value, type)!;

    public static byte[] Write<T>(T value, JsonTypeInfo<T> type)
    {
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body, Options)) JsonSerializer.Serialize(writer, value, type);
        return body.ToArray();
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DocumentReferenceDto))]
[JsonSerializable(typeof(ProvenanceDto))]
[JsonSerializable(typeof(string))]
internal sealed partial class ElementsJson : JsonSerializerContext;
