using ContentApi.Content;
using ContentApi.Delivery.V1.Citations;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.EligibilityCriteria;
using ContentApi.Delivery.V1.Faqs;
using ContentApi.Delivery.V1.Sections;
using ContentApi.Delivery.V1.Topics;
using ContentApi.Published;
using ContentApi.Readable;

namespace ContentApi.Delivery.V1;

/// <summary>Reads documents back from the JSON that a loaded release keeps of them.</summary>
public static class V1Reader
{
    /// <summary>A live document of a release.</summary>
    public static ReadableDocument Read(LoadedRelease release, DocumentState state) =>
        Read(state.Kind, V1Json.Of(release, state));

    /// <param name="kind">Null: the JSON is a single block.</param>
    public static ReadableDocument Read(Kind? kind, byte[] json) => kind switch
    {
        Kind.Topic => V1Json.Read(json, TopicsJson.Default.TopicDto).ToReadable(),
        Kind.Section => V1Json.Read(json, SectionsJson.Default.SectionDto).ToReadable(),
        Kind.Faq => V1Json.Read(json, FaqsJson.Default.FaqDto).ToReadable(),
        Kind.EligibilityCriterion => V1Json.Read(json, EligibilityCriteriaJson.Default.EligibilityCriterionDto).ToReadable(),
        Kind.Citation => V1Json.Read(json, CitationsJson.Default.CitationDto).ToReadable(),
        null => V1Json.Read(json, SectionsJson.Default.SectionBlockDto).ToReadable(),
        _ => throw new NotSupportedException(kind.ToString()),
    };

    /// <summary>One block of a section, as JSON; null when the section has no such block.</summary>
    public static byte[]? ReadBlock(byte[] section, string id) =>
        SectionBlockDto.Of(V1Json.Read(section, SectionsJson.Default.SectionDto), id) is { } block
            ? ReadableJson.Write(block, SectionsJson.Default.SectionBlockDto)
            : null;
}
