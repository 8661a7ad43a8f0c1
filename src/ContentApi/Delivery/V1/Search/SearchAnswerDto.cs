using System.Text.Json;
using System.Text.Json.Serialization;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Sections;

namespace ContentApi.Delivery.V1.Search;

/// <summary>What the content says with the words of a query, and which of the words it does not have.</summary>
public sealed record SearchAnswerDto
{
    /// <summary>
    /// To be shown above the hits, or in their place: that this content does not speak of it, or of some of it; in the content's language.
    /// Null: there is nothing to say.
    /// </summary>
    public required string? Message { get; init; }

    /// <summary>The query's words that the content searched does not have, as they were typed. Nothing in `items` is an answer about them.</summary>
    public required IReadOnlyList<string> UnknownWords { get; init; }

    /// <summary>How many hits there are in all.</summary>
    public required int Total { get; init; }

    /// <summary>The hits, best first, each block once; no more than `limit`.</summary>
    public required IReadOnlyList<SearchHitDto> Items { get; init; }
}

/// <summary>A block that was found: whole, never an excerpt. Show all that is in it.</summary>
public sealed record SearchHitDto
{
    /// <summary>The block with what it requires, exactly as its own address serves it. A paragraph that introduces a list is found as that list.</summary>
    public required SectionBlockDto Block { get; init; }

    /// <summary>Where the words stand. Empty when they stand in the section's title or in a question only.</summary>
    public required IReadOnlyList<HighlightDto> Highlights { get; init; }

    /// <summary>The questions and criteria that quote the block.</summary>
    public required IReadOnlyList<DocumentReferenceDto> QuotedBy { get; init; }

    /// <summary>When criteria quote the block: what must be shown with every criterion, so with this hit too. Empty when none does.</summary>
    public required IReadOnlyList<SectionBlockDto> Safeguards { get; init; }
}

/// <summary>A range of a block's `text` to highlight. It cuts nothing.</summary>
public sealed record HighlightDto
{
    /// <summary>The id of one of the hit's blocks.</summary>
    public required string Block { get; init; }

    /// <summary>Where the range begins in the `text` of that block, from 0, in UTF-16 code units: as JavaScript, Java, C# and Swift's `utf16` count.</summary>
    public required int Start { get; init; }

    /// <summary>How long it is, in the same units.</summary>
    public required int Length { get; init; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(IReadOnlyList<HighlightDto>))]
[JsonSerializable(typeof(IReadOnlyList<DocumentReferenceDto>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class SearchJson : JsonSerializerContext;
