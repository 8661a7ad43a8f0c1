using ContentApi.Content;
using ContentApi.Published;
using ContentApi.Verification.Matching;

namespace ContentApi.Verification;

/// <summary>A text that is published, or once was: a paragraph, a list, a title, a question, a reference.</summary>
public sealed class KnownText
{
    private readonly string marked;

    /// <param name="title">The document's.</param>
    /// <param name="block">Null: a title, a question, a reference, a notice.</param>
    /// <param name="text">With <see cref="Spans.Mark"/> for each marker; of a list, an item a line.</param>
    public KnownText(DocumentState state, string title, string? block, string text)
    {
        (State, Title, Block, marked) = (state, title, block, text);
        Text = Unmarked(text);
        Form = MatchingForm.Of(text, published: true);
        Sentences = Sentence.In(Form, text, isOne: block is null);
    }

    public DocumentState State { get; }

    public string Title { get; }

    public string? Block { get; }

    public BlockId Id => new(State.Document, Block);

    public string Text { get; }

    public MatchingForm Form { get; }

    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>The edition whose words these are.</summary>
    public required int Edition { get; init; }

    /// <summary>Null: live. Else the release that superseded or withdrew it.</summary>
    public Release? Until { get; init; }

    public string? Digest { get; init; }

    /// <summary>The blocks of its section that must be shown with it.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>Of a list: the items' ids, in order.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Of a paragraph: its passages.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>Whether it is found only where it is a line by itself: words that stand in another text too.</summary>
    public bool IsLineOnly { get; init; }

    public bool IsCurrent => Until is null;

    /// <summary>Whether its whole document is withdrawn.</summary>
    public bool IsGone => Until is not null && !State.IsLive;

    public bool IsList => Items.Count > 0;

    /// <summary>Whether something must follow: a list, or what a colon promises.</summary>
    public bool IsLeadIn => Block is not null && Form.Words is [.., { Key: ":" }];

    /// <summary>The words of some of it, as published.</summary>
    public string Words(int first, int end) => end <= first ? "" : marked[Form.Words[first].Start..Form.Words[end - 1].End].Replace(Spans.Mark.ToString(), "", StringComparison.Ordinal);

    public string Words(Sentence sentence) => Words(sentence.First, sentence.End);

    /// <summary>The list item or passage that some of its sentences are; null: they are more, or less.</summary>
    public string? Part(int firstSentence, int lastSentence)
    {
        var (first, last) = (Sentences[firstSentence], Sentences[lastSentence]);
        if (IsList)
        {
            var isWhole = first.Item == last.Item
                && (firstSentence == 0 || Sentences[firstSentence - 1].Item < first.Item) && (lastSentence == Sentences.Count - 1 || Sentences[lastSentence + 1].Item > last.Item);
            return isWhole ? Items.ElementAtOrDefault(first.Item) : null;
        }

        return Passages.FirstOrDefault(passage => passage.First == first.First && passage.End == last.End)?.Id;
    }

    public override string ToString() => $"{State.Slug}#{Block}: {Text}";

    private static string Unmarked(string text) =>
        text.Replace($" {Spans.Mark}", "", StringComparison.Ordinal).Replace(Spans.Mark.ToString(), "", StringComparison.Ordinal);
}

/// <summary>A block of a document; without an id, the document's title, question or reference.</summary>
public readonly record struct BlockId(Guid Document, string? Block);

/// <summary>Whole sentences of a paragraph that have an id of their own.</summary>
/// <param name="First">The index of its first word.</param>
public sealed record Passage(string Id, int First, int End);
