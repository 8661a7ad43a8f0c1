using System.Text.Json.Serialization;

namespace ContentApi.Delivery.V1.Elements;

/// <summary>A paragraph or a list: the smallest thing that may be quoted. A type that you do not know: show its `text`.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ParagraphBlockDto), "paragraph")]
[JsonDerivedType(typeof(ListBlockDto), "list")]
public abstract record BlockDto
{
    /// <summary>Stable in its document.</summary>
    public required string Id { get; init; }

    /// <summary>The words as a reader sees them, markers included; a list's items one a line.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of the canonical text, markers left out (the rule: docs/digest.md).</summary>
    public required string Digest { get; init; }

    /// <summary>Ids of blocks of the same document that must be shown wherever this one is.</summary>
    public required IReadOnlyList<string> Requires { get; init; }

    /// <summary>Notices of concern about it; in an answer or a statement, also those about the section that it is from.</summary>
    public required IReadOnlyList<ConcernDto> Concerns { get; init; }

    /// <summary>In an answer or a statement: the block that is quoted here. Null in a section, whose own block this is.</summary>
    public required QuoteDto? Quotes { get; init; }
}

/// <summary>A paragraph.</summary>
public sealed record ParagraphBlockDto : BlockDto
{
    /// <summary>The paragraph's runs of text, in order.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<SpanDto> Content { get; init; }
}

/// <summary>An unordered list; its lead-in is among `requires`.</summary>
public sealed record ListBlockDto : BlockDto
{
    /// <summary>The items, in order.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<ListItemDto> Items { get; init; }
}

/// <summary>An item of a list: may be pointed at, is never shown without its block's lead-in.</summary>
public sealed record ListItemDto
{
    /// <summary>Stable in its document.</summary>
    public required string Id { get; init; }

    /// <summary>The item's words as a reader sees them.</summary>
    public required string Text { get; init; }

    /// <summary>The item's runs of text, in order.</summary>
    public required IReadOnlyList<SpanDto> Content { get; init; }
}

/// <summary>A reference to a section's block, pinned by its digest.</summary>
public sealed record QuoteDto
{
    /// <summary>The section that the block is in.</summary>
    public required DocumentReferenceDto Document { get; init; }

    /// <summary>The block's id in that section.</summary>
    public required string Block { get; init; }

    /// <summary>A passage or item of the block to highlight; the rest of the block is shown all the same.</summary>
    public required string? Focus { get; init; }

    /// <summary>The block's digest when the quote was approved; it is the block's digest now.</summary>
    public required string Digest { get; init; }
}
