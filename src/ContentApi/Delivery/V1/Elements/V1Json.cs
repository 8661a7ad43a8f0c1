using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ContentApi.Bundles;
using ContentApi.Delivery.V1.Changes;
using ContentApi.Delivery.V1.Citations;
using ContentApi.Delivery.V1.Documents;
using ContentApi.Delivery.V1.EligibilityCriteria;
using ContentApi.Delivery.V1.Faqs;
using ContentApi.Delivery.V1.Freshness;
using ContentApi.Delivery.V1.Keys;
using ContentApi.Delivery.V1.Releases;
using ContentApi.Delivery.V1.Search;
using ContentApi.Delivery.V1.Sections;
using ContentApi.Delivery.V1.Service;
using ContentApi.Delivery.V1.Topics;
using ContentApi.Delivery.V1.Verification;

namespace ContentApi.Delivery.V1.Elements;

/// <summary>How version 1 writes JSON. French text stays readable; absent is null.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(TopicDto))]
[JsonSerializable(typeof(SectionDto))]
[JsonSerializable(typeof(SectionBlockDto))]
[JsonSerializable(typeof(FaqDto))]
[JsonSerializable(typeof(EligibilityCriterionDto))]
[JsonSerializable(typeof(CitationDto))]
[JsonSerializable(typeof(ReleaseDto))]
[JsonSerializable(typeof(ServiceDocumentDto))]
[JsonSerializable(typeof(DocumentChangeDto))]
[JsonSerializable(typeof(ChangePageDto))]
[JsonSerializable(typeof(BundleHeader))]
[JsonSerializable(typeof(BundleDocument))]
[JsonSerializable(typeof(BundleEnd))]
[JsonSerializable(typeof(KeySetDto))]
[JsonSerializable(typeof(FreshnessDto))]
[JsonSerializable(typeof(SearchAnswerDto))]
[JsonSerializable(typeof(VerifyAnswerDto))]
[JsonSerializable(typeof(List<HighlightDto>))]
[JsonSerializable(typeof(DocumentReferenceDto))]
[JsonSerializable(typeof(IReadOnlyList<DocumentReferenceDto>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(PageDto<TopicDto>))]
[JsonSerializable(typeof(PageDto<SectionDto>))]
[JsonSerializable(typeof(PageDto<FaqDto>))]
[JsonSerializable(typeof(PageDto<EligibilityCriterionDto>))]
[JsonSerializable(typeof(PageDto<CitationDto>))]
[JsonSerializable(typeof(PageDto<ReleaseDto>))]
[JsonSerializable(typeof(PageDto<DocumentChangeDto>))]
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
