using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Base64Url = System.Buffers.Text.Base64Url;

namespace ContentApi.Signing;

/// <summary>The public half of a signing key: a point of the curve P-256.</summary>
public sealed class PublicKey : IEquatable<PublicKey>
{
    private readonly ECDsa ecdsa;

    /// <param name="x">Its point's x, in base64url.</param>
    /// <param name="y">Its point's y, in base64url.</param>
    /// <param name="revoked">From when on nothing that it signed is believed; null: it is not revoked.</param>
    /// <exception cref="InvalidDataException">It is not a point of the curve.</exception>
    public PublicKey(string x, string y, KeyPurpose purpose = KeyPurpose.Release, DateTime? revoked = null)
    {
        (X, Y, Purpose, Revoked) = (x, y, purpose, revoked);
        try
        {
            // The platform refuses a point that is not on the curve.
            ecdsa = ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = Base64Url.DecodeFromChars(x), Y = Base64Url.DecodeFromChars(y) },
            });
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            throw new InvalidDataException("It is not a key: its point is not on the curve P-256.", fault);
        }

        // RFC 7638: a key cannot be put in the place of another.
        Id = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}""")));
    }

    public string X { get; }

    public string Y { get; }

    public KeyPurpose Purpose { get; }

    public DateTime? Revoked { get; }

    /// <summary>Its thumbprint.</summary>
    public string Id { get; }

    /// <summary>For the library that verifies.</summary>
    internal ECDsa Ecdsa => ecdsa;

    public static PublicKey Of(ECDsa key, KeyPurpose purpose)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new PublicKey(Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y), purpose);
    }

    /// <summary>The keys for ES256 in a JSON Web Key Set (RFC 7517); it may hold others.</summary>
    /// <exception cref="InvalidDataException">It is not a key set.</exception>
    public static IReadOnlyList<PublicKey> ReadSet(string jwks)
    {
        try
        {
            return
            [
                .. JsonNode.Parse(jwks)!["keys"]!.AsArray()
                    .Where(key => (string?)key!["kty"] == "EC" && (string?)key["crv"] == "P-256")
                    .Select(key => new PublicKey(
                        (string)key!["x"]!, (string)key["y"]!,
                        KeyPurposes.Parse((string?)key["purpose"] ?? "release"),
                        (DateTime?)key["revoked"])),
            ];
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or NullReferenceException or ArgumentNullException or FormatException)
        {
            throw new InvalidDataException("This is not a JSON Web Key Set.", fault);
        }
    }

    public bool Equals(PublicKey? other) => other is not null && (X, Y, Purpose, Revoked) == (other.X, other.Y, other.Purpose, other.Revoked);

    public override bool Equals(object? obj) => Equals(obj as PublicKey);

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}
