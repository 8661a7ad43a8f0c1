using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jose;
using Base64Url = System.Buffers.Text.Base64Url;

namespace ContentApi.Proofs;

/// <summary>The half of a signing key that everybody may have: ECDSA over P-256.</summary>
/// <param name="X">Its point, in base64url.</param>
/// <param name="Y">Its point, in base64url.</param>
public sealed record PublicKey(string X, string Y)
{
    private readonly Lazy<ECDsa> ecdsa = new(() => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = Base64Url.DecodeFromChars(X), Y = Base64Url.DecodeFromChars(Y) },
    }));

    /// <summary>Its thumbprint (RFC 7638): a key cannot be put in the place of another.</summary>
    public string Id { get; } = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(
        $$"""{"crv":"P-256","kty":"EC","x":"{{X}}","y":"{{Y}}"}""")));

    public bool Equals(PublicKey? other) => other is not null && (X, Y) == (other.X, other.Y);

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    public static PublicKey Of(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new PublicKey(Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
    }

    /// <summary>What a record says that this key signed.</summary>
    /// <typeparam name="T"><see cref="EditionRecord"/> or <see cref="ReleaseRecord"/>.</typeparam>
    /// <exception cref="InvalidDataException">This key did not sign it.</exception>
    public T Open<T>(string jws)
    {
        try
        {
            // The algorithm is ours to say: what the header names is compared with it, never followed.
            return ProofJson.Read<T>(JWT.DecodeBytes(jws, ecdsa.Value, JwsAlgorithm.ES256));
        }
        catch (Exception fault) when (fault is JoseException or CryptographicException or ArgumentException or FormatException or JsonException)
        {
            throw new InvalidDataException("Its signature is not that of the key that it names.", fault);
        }
    }

    /// <summary>The keys of ours in a JSON Web Key Set (RFC 7517); it may hold others.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static IReadOnlyList<PublicKey> ReadSet(string jwks)
    {
        try
        {
            return
            [
                .. JsonNode.Parse(jwks)!["keys"]!.AsArray()
                    .Where(key => (string?)key!["kty"] == "EC" && (string?)key["crv"] == "P-256")
                    .Select(key => new PublicKey((string)key!["x"]!, (string)key["y"]!)),
            ];
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or NullReferenceException or ArgumentNullException)
        {
            throw new InvalidDataException("This is no JSON Web Key Set.", fault);
        }
    }
}
