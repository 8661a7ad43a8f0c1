using ContentApi.Content.Matching;
using ContentApi.Published;

namespace ContentApi.Delivery.V1;

/// <summary>A text that is published, or once was: a paragraph, a list, an item, a title, a question, a reference.</summary>
internal sealed class KnownText(DocumentState state, DocumentReference document, string? block, string? part, string text)
{
    public DocumentState State => state;

    public DocumentReference Document => document;

    public string? Block => block;

    public string? Part => part;

    /// <summary>With <see cref="MatchingForm.Marker"/> for each marker.</summary>
    public string Marked => text;

    public string Text { get; } = text.Replace($" {MatchingForm.Marker}", "", StringComparison.Ordinal).Replace(MatchingForm.Marker.ToString(), "", StringComparison.Ordinal);

    public MatchingForm Form { get; } = MatchingForm.Of(text, published: true);

    /// <summary>The edition whose words these are.</summary>
    public required int Edition { get; init; }

    /// <summary>Null: live. Else the release that made an end of it.</summary>
    public Published.Release? Until { get; init; }

    public string? Digest { get; init; }

    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>Of a list: its items, in order.</summary>
    public IReadOnlyList<KnownText> Items { get; init; } = [];

    /// <summary>Of a paragraph: its passages' ids and texts.</summary>
    public IReadOnlyList<(string Id, string Text)> Passages { get; init; } = [];

    /// <summary>Words of another text that stand by themselves beside it: found as a line only.</summary>
    public bool IsLineOnly { get; init; }

    public bool IsCurrent => Until is null;

    public bool IsGone => Until is not null && !state.IsLive;

    /// <summary>The words of some of it, as published.</summary>
    public string Words(int first, int end) => end <= first ? "" : text[Form.Words[first].Start..Form.Words[end - 1].End].Replace(MatchingForm.Marker.ToString(), "", StringComparison.Ordinal);

    public override string ToString() => $"{document.Slug}#{block}/{part}: {Text}";
}
