using System.Text.Json.Serialization;

namespace ContentApi.Delivery.V1.Elements;

/// <summary>A run of text. A type that you do not know: show its `text`.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextSpanDto), "text")]
[JsonDerivedType(typeof(StrongSpanDto), "strong")]
[JsonDerivedType(typeof(EmphasisSpanDto), "emphasis")]
[JsonDerivedType(typeof(LinkSpanDto), "link")]
[JsonDerivedType(typeof(CitationSpanDto), "citation")]
[JsonDerivedType(typeof(PassageSpanDto), "passage")]
public abstract record SpanDto
{
    /// <summary>The words as a reader sees them; joined, the spans' texts are their block's.</summary>
    public required string Text { get; init; }

    /// <summary>All spans of a block, those in passages included.</summary>
    internal static IEnumerable<SpanDto> Of(BlockDto block) => block switch
    {
        ParagraphBlockDto paragraph => paragraph.Content.SelectMany(WithInner),
        ListBlockDto list => list.Items.SelectMany(item => item.Content).SelectMany(WithInner),
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    private static IEnumerable<SpanDto> WithInner(SpanDto span) => span is PassageSpanDto passage ? passage.Content.SelectMany(WithInner).Prepend(span) : [span];
}

/// <summary>Plain text.</summary>
public sealed record TextSpanDto : SpanDto;

/// <summary>Text of strong importance.</summary>
public sealed record StrongSpanDto : SpanDto;

/// <summary>Stressed text.</summary>
public sealed record EmphasisSpanDto : SpanDto;

/// <summary>A link.</summary>
public sealed record LinkSpanDto : SpanDto
{
    /// <summary>Where it leads: an http or https URL.</summary>
    [JsonPropertyOrder(1)]
    public required string Href { get; init; }
}

/// <summary>A marker, such as (1): where the text cites.</summary>
public sealed record CitationSpanDto : SpanDto
{
    /// <summary>The numbers of the cited citations in their topic.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<int> Numbers { get; init; }

    /// <summary>Their slugs, in the same order; the resource's `citations` has them whole.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<string> Citations { get; init; }
}

/// <summary>Whole sentences that can be pointed at.</summary>
public sealed record PassageSpanDto : SpanDto
{
    /// <summary>Stable in its document.</summary>
    [JsonPropertyOrder(1)]
    public required string Id { get; init; }

    /// <summary>The passage's runs of text, in order.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<SpanDto> Content { get; init; }
}
