using System.Text.Json;
using System.Text.Json.Serialization;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Published;

namespace ContentApi.Delivery.V1.Documents;

/// <summary>What a release made of a document whose resource it changed.</summary>
public sealed record DocumentChangeDto
{
    /// <summary>The release.</summary>
    public required ReleaseReferenceDto Release { get; init; }

    /// <summary>The number of the edition that the release shows; that of the entry before when only what it shows of others changed; null: gone.</summary>
    public required int? Edition { get; init; }

    /// <summary>The edition's slug; null: gone.</summary>
    public required string? Slug { get; init; }

    /// <summary>How much the change matters: `editorial`, `clinical` or `safety`.</summary>
    public required string Severity { get; init; }

    /// <summary>Of one that went: why, in the content's language.</summary>
    public required string? Reason { get; init; }

    /// <summary>Of one that went: what to show in its place; null: nothing, or it is gone too.</summary>
    public required DocumentReferenceDto? Replacement { get; init; }

    /// <summary>What the publisher says of the release.</summary>
    public required string? Note { get; init; }

    /// <param name="replacement">Of one that went.</param>
    internal static DocumentChangeDto Of(Change change, DocumentReferenceDto? replacement) => new()
    {
        Release = ReleaseReferenceDto.Of(change.Release),
        Edition = change.Slug is null ? null : change.Edition,
        Slug = change.Slug,
        Severity = change.Severity.Word(),
        Reason = change.Reason,
        Replacement = replacement,
        Note = change.Release.Note,
    };
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DocumentChangeDto))]
internal sealed partial class DocumentsJson : JsonSerializerContext;
