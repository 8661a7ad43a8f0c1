using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ContentApi.Published;

namespace ContentApi.Delivery.V1.Elements;

/// <summary>How version 1 reads and writes JSON. An absent value is null.</summary>
internal static class V1Json
{
    public const string MediaType = "application/json; charset=utf-8";

    /// <summary>A live document's own bytes in a release.</summary>
    public static byte[] Of(LoadedRelease release, DocumentState state) => release.Answers[Urls.Path(state)].Identity.Bytes;

    /// <summary>A resource from its own bytes.</summary>
    public static T Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(json, type)!;

    public static JsonNode Node<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToNode(value, type)!;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DocumentReferenceDto))]
[JsonSerializable(typeof(ProvenanceDto))]
[JsonSerializable(typeof(string))]
internal sealed partial class ElementsJson : JsonSerializerContext;
