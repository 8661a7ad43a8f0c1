using System.Text.Json.Nodes;

namespace ContentApi.Readable;

/// <summary>Where a document comes from. Null means unknown, never none.</summary>
/// <param name="Edition">The edition's number in its document, from 1.</param>
/// <param name="Release">The release in which the edition appeared.</param>
/// <param name="IsApproved">Whether a second person approved the text.</param>
/// <param name="IsArrangementApproved">Whether a second person approved what the publisher added; null: nothing was added.</param>
/// <param name="MaxOffline">How long a copy may be shown without asking again: an ISO 8601 duration.</param>
/// <param name="Literal">The provenance as the API writes it, for formats that carry it as data.</param>
public sealed record ReadableProvenance(
    int Edition,
    string Digest,
    int Release,
    DateTime PublishedAt,
    bool IsApproved,
    bool? IsArrangementApproved,
    string? Reviewer,
    DateOnly? ReviewedOn,
    DateOnly? NextReviewOn,
    string? Owner,
    string? Attribution,
    string? Licence,
    string? Notice,
    string CanonicalUrl,
    string MaxOffline,
    JsonObject Literal);
