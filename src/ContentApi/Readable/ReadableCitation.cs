using System.Text.Json.Nodes;

namespace ContentApi.Readable;

/// <summary>A citation with its number in the topic.</summary>
/// <param name="Csl">The CSL-JSON item.</param>
/// <param name="Text">The reference exactly as its source prints it.</param>
/// <param name="Url">The cited page.</param>
/// <param name="Address">The citation's own URL in the API.</param>
public sealed record ReadableCitation(
    Guid Id,
    string Slug,
    int Number,
    JsonObject Csl,
    string Text,
    string? Url,
    string? Doi,
    string? Pmid,
    DateOnly? Accessed,
    string? Language,
    string Address);
