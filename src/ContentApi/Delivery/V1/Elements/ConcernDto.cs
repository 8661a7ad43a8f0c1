using ContentApi.Content;

namespace ContentApi.Delivery.V1.Elements;

/// <summary>
/// A notice of concern: what the publisher says about the text that it comes with, and no part of that text. Show it wherever you show
/// the text, and say that it is the publisher's.
/// </summary>
public sealed record ConcernDto
{
    /// <summary>Whose words these are: `publisher`, never the owner of the text.</summary>
    public required string By { get; init; }

    /// <summary>The notice, in the language of the text.</summary>
    public required string Text { get; init; }

    /// <summary>The day on which it was written.</summary>
    public required DateOnly Since { get; init; }

    internal static IReadOnlyList<ConcernDto> Of(IEnumerable<Concern> concerns) =>
        [.. concerns.Select(concern => new ConcernDto { By = "publisher", Text = concern.Text, Since = concern.Since })];
}
