namespace ContentApi.Readable;

/// <summary>A run of text with its words as a reader sees them. Joined, the texts of a block's spans are the block's text.</summary>
public abstract record ReadableSpan(string Text);

public sealed record ReadableText(string Text) : ReadableSpan(Text);

public sealed record ReadableStrong(string Text) : ReadableSpan(Text);

public sealed record ReadableEmphasis(string Text) : ReadableSpan(Text);

public sealed record ReadableLink(string Text, string Href) : ReadableSpan(Text);

/// <summary>A marker such as (1).</summary>
public sealed record ReadableMarker(string Text, IReadOnlyList<int> Numbers) : ReadableSpan(Text);

public sealed record ReadablePassage(string Text, string Id, IReadOnlyList<ReadableSpan> Content) : ReadableSpan(Text);
