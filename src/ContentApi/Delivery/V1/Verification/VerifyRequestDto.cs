namespace ContentApi.Delivery.V1.Verification;

/// <summary>A page's text, in one of three ways. It is compared, and neither kept nor logged.</summary>
public sealed record VerifyRequestDto
{
    /// <summary>The language, and perhaps region, whose content the text is compared with.</summary>
    public required string Locale { get; init; }

    /// <summary>Plain text: a line is a paragraph, or goes on in the next.</summary>
    public string? Text { get; init; }

    /// <summary>HTML: its elements say what a paragraph is. Nothing in it runs or is fetched.</summary>
    public string? Html { get; init; }

    /// <summary>Paragraphs, one by one.</summary>
    public IReadOnlyList<string>? Blocks { get; init; }

    /// <summary>
    /// What the page is meant to show: addresses of topics, sections, blocks, questions and criteria, absolute or from `/v1` on. The answer sums up how much of each is there.
    /// </summary>
    public IReadOnlyList<string>? Expect { get; init; }
}
