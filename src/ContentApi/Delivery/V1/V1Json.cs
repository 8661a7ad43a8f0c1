using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ContentApi.Delivery.V1;

/// <summary>How version 1 writes JSON. French text stays readable; absent is null.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Topic))]
[JsonSerializable(typeof(Section))]
[JsonSerializable(typeof(SectionBlock))]
[JsonSerializable(typeof(Faq))]
[JsonSerializable(typeof(EligibilityCriterion))]
[JsonSerializable(typeof(Citation))]
[JsonSerializable(typeof(Release))]
[JsonSerializable(typeof(ServiceDocument))]
[JsonSerializable(typeof(DocumentChange))]
[JsonSerializable(typeof(ChangePage))]
[JsonSerializable(typeof(BundleHeader))]
[JsonSerializable(typeof(BundleDocument))]
[JsonSerializable(typeof(BundleEnd))]
[JsonSerializable(typeof(KeySet))]
[JsonSerializable(typeof(Freshness.CurrentStatement))]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(VerifyAnswer))]
[JsonSerializable(typeof(List<Highlight>))]
[JsonSerializable(typeof(DocumentReference))]
[JsonSerializable(typeof(IReadOnlyList<DocumentReference>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(Page<Topic>))]
[JsonSerializable(typeof(Page<Section>))]
[JsonSerializable(typeof(Page<Faq>))]
[JsonSerializable(typeof(Page<EligibilityCriterion>))]
[JsonSerializable(typeof(Page<Citation>))]
[JsonSerializable(typeof(Page<Release>))]
[JsonSerializable(typeof(Page<DocumentChange>))]
internal sealed partial class V1Json : JsonSerializerContext
{
    public static V1Json Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        // Served as application/json with nosniff, never inside a page: nothing needs escaping for HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>A resource from its own bytes.</summary>
    public static T Read<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T))!)!;

    public static JsonNode Node<T>(T value) => JsonSerializer.SerializeToNode(value, (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T))!)!;

    public static byte[] Write<T>(T value) =>
        JsonSerializer.SerializeToUtf8Bytes(value, (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T))!);
}
