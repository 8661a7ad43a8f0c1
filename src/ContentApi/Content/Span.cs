using System.Collections.Immutable;

namespace ContentApi.Content;

/// <summary>A run of a paragraph's or list item's content. Only a passage holds other spans.</summary>
public abstract record Span;

public sealed record TextSpan(string Text) : Span;

public sealed record StrongSpan(string Text) : Span;

public sealed record EmphasisSpan(string Text) : Span;

public sealed record LinkSpan(string Text, string Href) : Span;

/// <summary>A marker: where the text cites. The keys are the citations' CSL ids in their package; a reader sees their numbers.</summary>
public sealed record CitationSpan(ImmutableArray<string> Keys) : Span;

/// <summary>Whole sentences of a paragraph that can be pointed at; never shown without their block.</summary>
public sealed record PassageSpan(string Id, ImmutableArray<Span> Content) : Span;
