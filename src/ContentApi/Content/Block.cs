using System.Collections.Immutable;

namespace ContentApi.Content;

/// <summary>A paragraph or a list: the smallest thing that may be quoted.</summary>
/// <param name="Id">Stable in its document.</param>
/// <param name="Requires">Ids of blocks of the same document that must be shown wherever this one is.</param>
public abstract record Block(string Id, ImmutableArray<string> Requires)
{
    private string? digest;

    /// <summary>What the digest covers: the words without markers. See docs/digest.md.</summary>
    public abstract string CanonicalText { get; }

    public string Digest => digest ??= ContentApi.Content.Digest.OfText(CanonicalText);

    /// <summary>The words as a reader sees them, markers included; a list's items one a line.</summary>
    /// <param name="number">Of a cited key.</param>
    public abstract string Text(Func<string, int> number);

    /// <summary>Passages and list items, in reading order.</summary>
    public abstract IEnumerable<Part> Parts { get; }

    /// <summary>Every marker's keys, in reading order, repeats included.</summary>
    public abstract IEnumerable<string> CitedKeys { get; }

    /// <summary>Where its links lead, in reading order.</summary>
    public abstract IEnumerable<string> Links { get; }
}

public sealed record Paragraph(string Id, ImmutableArray<string> Requires, ImmutableArray<Span> Content) : Block(Id, Requires)
{
    public override string CanonicalText => Spans.CanonicalText(Content);

    public override string Text(Func<string, int> number) => Spans.Text(Content, number);

    public override IEnumerable<Part> Parts => Content.OfType<PassageSpan>().Select(passage => new Part(passage.Id, passage.Content));

    public override IEnumerable<string> CitedKeys => Spans.CitedKeys(Content);

    public override IEnumerable<string> Links => Spans.Links(Content);
}

/// <summary>An unordered list. Its lead-in is among <see cref="Block.Requires"/>.</summary>
public sealed record BulletList(string Id, ImmutableArray<string> Requires, ImmutableArray<Part> Items) : Block(Id, Requires)
{
    public override string CanonicalText => string.Join('\n', Items.Select(item => Spans.CanonicalText(item.Content)));

    public override string Text(Func<string, int> number) => string.Join('\n', Items.Select(item => Spans.Text(item.Content, number)));

    public override IEnumerable<Part> Parts => Items;

    public override IEnumerable<string> CitedKeys => Items.SelectMany(item => Spans.CitedKeys(item.Content));

    public override IEnumerable<string> Links => Items.SelectMany(item => Spans.Links(item.Content));
}

/// <summary>A list item, or a passage seen as a thing that can be pointed at.</summary>
public sealed record Part(string Id, ImmutableArray<Span> Content)
{
    public string Digest => ContentApi.Content.Digest.OfText(Spans.CanonicalText(Content));
}
