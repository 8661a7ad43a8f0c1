using ContentApi.Published;
using ContentApi.Signing;

namespace ContentApi.Delivery.V1.Keys;

/// <summary>A JSON Web Key Set (RFC 7517): the keys that proofs are verified with. None is ever removed, so that old releases stay verifiable; one that is not to be trusted any more is revoked.</summary>
public sealed record KeySetDto
{
    public const string MediaType = "application/jwk-set+json";

    /// <summary>By when they were announced. One may be there before anything was signed with it.</summary>
    public required IReadOnlyList<KeyDto> Keys { get; init; }

    internal static KeySetDto Of(Snapshot snapshot) => new() { Keys = [.. snapshot.Keys.All.Select(KeyDto.Of)] };
}

/// <summary>A public key, as a JSON Web Key.</summary>
public sealed record KeyDto
{
    /// <summary>The key's type: `EC`.</summary>
    public required string Kty { get; init; }

    /// <summary>The curve: `P-256`.</summary>
    public required string Crv { get; init; }

    /// <summary>The point's x, in base64url.</summary>
    public required string X { get; init; }

    /// <summary>The point's y, in base64url.</summary>
    public required string Y { get; init; }

    /// <summary>The key's thumbprint (RFC 7638), which a proof's header names.</summary>
    public required string Kid { get; init; }

    /// <summary>What it signs with: `ES256`.</summary>
    public required string Alg { get; init; }

    /// <summary>What it is for: `sig`.</summary>
    public required string Use { get; init; }

    /// <summary>What it signs: `release` (releases, records, tombstones) or `freshness`. It is believed for nothing else.</summary>
    public required string Purpose { get; init; }

    /// <summary>Nothing that it signed at this time or later is to be believed; null: it is not revoked.</summary>
    public required DateTime? Revoked { get; init; }

    internal static KeyDto Of(PublicKey key) => new()
    {
        Kty = "EC",
        Crv = "P-256",
        X = key.X,
        Y = key.Y,
        Kid = key.Id,
        Alg = "ES256",
        Use = "sig",
        Purpose = key.Purpose.Word(),
        Revoked = key.Revoked,
    };

    /// <exception cref="InvalidDataException">It is not a key.</exception>
    internal PublicKey ToPublicKey() => new(X, Y, KeyPurposes.Parse(Purpose), Revoked);
}
