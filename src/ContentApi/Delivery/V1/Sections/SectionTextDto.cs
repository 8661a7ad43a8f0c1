using System.Text.Json.Serialization;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Readable;

namespace ContentApi.Delivery.V1.Sections;

/// <summary>What a section says, whether it stands alone or inside a topic or another section.</summary>
public abstract record SectionTextDto
{
    /// <summary>The document's lasting UUID.</summary>
    [JsonPropertyOrder(-2)]
    public required Guid Id { get; init; }

    /// <summary>What it is: `section`.</summary>
    [JsonPropertyOrder(-2)]
    public required string Kind { get; init; }

    /// <summary>The section's name in URLs.</summary>
    [JsonPropertyOrder(-2)]
    public required string Slug { get; init; }

    /// <summary>Its place in the topic's reading order, depth first, from 1. Places of withdrawn sections stay empty.</summary>
    public required int Position { get; init; }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// Notices of concern about the section; when it stands alone, also those about the topic and the sections that it is in. Those about
    /// a block stand there.
    /// </summary>
    public required IReadOnlyList<ConcernDto> Concerns { get; init; }

    /// <summary>The text, in reading order.</summary>
    public required IReadOnlyList<BlockDto> Blocks { get; init; }

    /// <summary>The sections inside it, whole, in reading order after its blocks.</summary>
    public required IReadOnlyList<ChildSectionDto> Children { get; init; }

    internal ReadableSection ToReadable(string locale, Urls urls) => new(
        Id,
        Slug,
        Title,
        urls.Document(locale, Content.Kind.Section, Slug),
        Concerns.ToReadable(),
        Blocks.ToReadable(),
        [.. Children.Select(child => child.ToReadable(locale, urls))]);
}
