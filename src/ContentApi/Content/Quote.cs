using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace ContentApi.Content;

/// <summary>A reference to a section's block, pinned by the digest that the block had when the quote was approved.</summary>
/// <param name="Focus">A part of the block to highlight: never a cut.</param>
public sealed record Quote(Guid Document, string Block, string? Focus, string Digest)
{
    internal static JsonArray Approved(ImmutableArray<Quote> quotes) => new([.. quotes.Select(quote => new JsonObject
    {
        ["document"] = quote.Document.ToString(),
        ["block"] = quote.Block,
        ["focus"] = quote.Focus,
        ["digest"] = quote.Digest,
    })]);
}
