namespace ContentApi.Readable;

/// <summary>A paragraph or a list, with its markers numbered.</summary>
/// <param name="Text">The words as a reader sees them; one list item per line.</param>
/// <param name="Requires">Ids of blocks of the same section that must be shown with it.</param>
/// <param name="Quotes">Null in a section, whose own block this is.</param>
public abstract record ReadableBlock(
    string Id, string Text, string Digest, IReadOnlyList<string> Requires, IReadOnlyList<ReadableConcern> Concerns, ReadableQuote? Quotes)
{
    /// <summary>Every passage of the block.</summary>
    public abstract IEnumerable<ReadablePassage> Passages { get; }
}

public sealed record ReadableParagraph(
    string Id,
    string Text,
    string Digest,
    IReadOnlyList<string> Requires,
    IReadOnlyList<ReadableConcern> Concerns,
    ReadableQuote? Quotes,
    IReadOnlyList<ReadableSpan> Content)
    : ReadableBlock(Id, Text, Digest, Requires, Concerns, Quotes)
{
    public override IEnumerable<ReadablePassage> Passages => Content.OfType<ReadablePassage>();
}

public sealed record ReadableList(
    string Id,
    string Text,
    string Digest,
    IReadOnlyList<string> Requires,
    IReadOnlyList<ReadableConcern> Concerns,
    ReadableQuote? Quotes,
    IReadOnlyList<ReadableListItem> Items)
    : ReadableBlock(Id, Text, Digest, Requires, Concerns, Quotes)
{
    public override IEnumerable<ReadablePassage> Passages => [];
}

public sealed record ReadableListItem(string Id, string Text, IReadOnlyList<ReadableSpan> Content);

/// <summary>The block that an answer or a statement quotes.</summary>
/// <param name="Focus">The passage or list item to highlight; null: none.</param>
public sealed record ReadableQuote(DocumentLink Document, string Block, string? Focus);

/// <summary>A notice of concern: the publisher's words about a text.</summary>
public sealed record ReadableConcern(string Text, DateOnly Since);
