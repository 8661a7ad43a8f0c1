using System.Text.Json;
using System.Text.Json.Serialization;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Published;

namespace ContentApi.Delivery.V1.Freshness;

/// <summary>A signed statement that a release is the current one.</summary>
public sealed record CurrentStatementDto
{
    /// <summary>The number of the release.</summary>
    public required int Release { get; init; }

    /// <summary>When it was the current one, in UTC.</summary>
    public required DateTime SaidAt { get; init; }

    /// <summary>Until when the statement holds, in UTC. After that, ask again.</summary>
    public required DateTime GoodUntil { get; init; }

    /// <summary>
    /// The statement as it was signed: a compact JWS (RFC 7515), ES256, with a key of `/.well-known/jwks.json` whose `purpose` is `freshness`. Its payload is
    /// `{schema, release, digest, saidAt, goodUntil}`; `digest` is that of the release's record (docs/proof.md).
    /// </summary>
    public required string Proof { get; init; }

    /// <summary>Where to go from here.</summary>
    public required CurrentStatementLinksDto Links { get; init; }

    internal static CurrentStatementDto Of(string proof, Snapshot snapshot, Urls urls)
    {
        var said = snapshot.Keys.Open<Signing.Freshness>(proof);
        return new CurrentStatementDto
        {
            Release = said.Release,
            SaidAt = said.SaidAt,
            GoodUntil = said.GoodUntil,
            Proof = proof,
            Links = new CurrentStatementLinksDto { Self = urls.Absolute(Urls.Freshness), Release = urls.Absolute(Urls.Release(said.Release)) },
        };
    }
}

/// <summary>Where to go from a statement; every URL is absolute.</summary>
public sealed record CurrentStatementLinksDto
{
    /// <summary>The statement.</summary>
    public required string Self { get; init; }

    /// <summary>The release that it is about.</summary>
    public required string Release { get; init; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CurrentStatementDto))]
internal sealed partial class FreshnessJson : JsonSerializerContext;
