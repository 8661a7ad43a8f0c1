using System.Text.Json;
using System.Text.Json.Serialization;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Published;

namespace ContentApi.Delivery.V1.Releases;

/// <summary>An immutable, numbered publication.</summary>
public sealed record ReleaseDto
{
    /// <summary>The release's number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>When it was published, in UTC.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>The highest severity of its changes: `editorial`, `clinical` or `safety`.</summary>
    public required string Severity { get; init; }

    /// <summary>What the publisher says of it.</summary>
    public required string? Note { get; init; }

    /// <summary>
    /// The signed list of its records: a compact JWS (RFC 7515) whose payload names the release before and the digest of the list (docs/proof.md).
    /// Null: this release was never signed.
    /// </summary>
    public required string? Proof { get; init; }

    /// <summary>Where to go from here.</summary>
    public required ReleaseLinksDto Links { get; init; }

    internal static ReleaseDto Of(Release release, Urls urls) => new()
    {
        Number = release.Number,
        PublishedAt = release.PublishedAt.UtcDateTime,
        Severity = release.Severity.Word(),
        Note = release.Note,
        Proof = release.Proof,
        Links = new ReleaseLinksDto
        {
            Self = urls.Absolute(Urls.Release(release.Number)),
            Bundle = urls.Absolute(Urls.Bundle(release.Number)),
            Collection = urls.Absolute(Urls.Releases),
        },
    };
}

/// <summary>Where to go from a release; every URL is absolute.</summary>
public sealed record ReleaseLinksDto
{
    /// <summary>This release.</summary>
    public required string Self { get; init; }

    /// <summary>The release as one file, for keeping offline.</summary>
    public required string Bundle { get; init; }

    /// <summary>All releases.</summary>
    public required string Collection { get; init; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ReleaseDto))]
internal sealed partial class ReleasesJson : JsonSerializerContext;
