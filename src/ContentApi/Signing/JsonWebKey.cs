namespace ContentApi.Signing;

/// <summary>A public key, as a JSON Web Key.</summary>
public sealed record JsonWebKey
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

    internal static JsonWebKey Of(PublicKey key) => new()
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
