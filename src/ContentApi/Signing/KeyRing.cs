using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Jose;
using Base64Url = System.Buffers.Text.Base64Url;

namespace ContentApi.Signing;

/// <summary>The keys that are believed, and the only way to read what they signed.</summary>
public sealed class KeyRing
{
    private readonly ImmutableDictionary<string, PublicKey> keys;

    public KeyRing(IEnumerable<PublicKey> keys)
    {
        All = [.. keys];
        this.keys = All.ToImmutableDictionary(key => key.Id);
    }

    public static KeyRing Empty { get; } = new([]);

    /// <summary>In the order in which they were announced.</summary>
    public ImmutableArray<PublicKey> All { get; }

    public PublicKey? Find(string id) => keys.GetValueOrDefault(id);

    /// <summary>The record that a key of the right purpose signed while it was not revoked.</summary>
    /// <exception cref="InvalidDataException">There is no such record in it; the message says why.</exception>
    public T Open<T>(string jws)
        where T : ISignedRecord
    {
        var key = keys.GetValueOrDefault(KeyId(jws, T.Type)) ?? throw new InvalidDataException($"The key {KeyId(jws, T.Type)} is not among those that are believed.");
        if (key.Purpose != T.Purpose) throw new InvalidDataException($"The key {key.Id} is for {key.Purpose.Word()} and signs nothing else.");
        var record = Verified<T>(jws, key);
        if (record.Schema != ISignedRecord.CurrentSchema) throw new InvalidDataException($"It has the schema {record.Schema}, which this program does not know.");
        if (record.SignedAt >= key.Revoked) throw new InvalidDataException($"The key {key.Id} was revoked before it signed this.");
        return record;
    }

    /// <summary>Whether the key that signed this was revoked since.</summary>
    public bool IsRevoked<T>(string jws)
        where T : ISignedRecord => keys.GetValueOrDefault(KeyId(jws, T.Type)) is { Revoked: not null };

    /// <exception cref="InvalidDataException">It is not a JWS of this type.</exception>
    public static string KeyId(string jws, string type)
    {
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(jws.AsSpan(0, jws.IndexOf('.'))));
            var header = document.RootElement;
            // Nothing else may be in it: a member that changes what is signed (b64, crit) would be overlooked.
            if (header.EnumerateObject().Count() == 3 && header.GetProperty("alg").ValueEquals("ES256") && header.GetProperty("typ").ValueEquals(type))
                return header.GetProperty("kid").GetString()!;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"It is not a signed record of the type {type}.", fault);
        }

        throw new InvalidDataException($"It is not a signed record of the type {type}.");
    }

    private static T Verified<T>(string jws, PublicKey key)
    {
        try
        {
            // The algorithm is fixed: what the header names is compared with it, never followed.
            return ProofJson.Read<T>(JWT.DecodeBytes(jws, key.Ecdsa, JwsAlgorithm.ES256));
        }
        catch (Exception fault) when (fault is JoseException or CryptographicException or ArgumentException or FormatException or JsonException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("Its signature is not that of the key that it names.", fault);
        }
    }
}
