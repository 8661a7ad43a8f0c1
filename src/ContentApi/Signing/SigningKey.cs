using System.Security.Cryptography;
using Jose;

namespace ContentApi.Signing;

/// <summary>A private key. It never leaves its file or the environment, and appears in no message.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa key;

    private SigningKey(ECDsa key, KeyPurpose purpose) => (this.key, Public) = (key, PublicKey.Of(key, purpose));

    public PublicKey Public { get; }

    public static SigningKey New(KeyPurpose purpose = KeyPurpose.Release) => new(ECDsa.Create(ECCurve.NamedCurves.nistP256), purpose);

    /// <exception cref="FormatException">It is not such a key. What it is stands in no message.</exception>
    public static SigningKey Read(string pem, KeyPurpose purpose = KeyPurpose.Release)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.ExportParameters(includePrivateParameters: true).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value) return new SigningKey(key, purpose);
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            // Reported below.
        }

        key.Dispose();
        throw new FormatException("It is not a private key of the curve P-256 in PEM (PKCS #8), without a password.");
    }

    /// <summary>PKCS #8, in PEM: for the file that it is kept in.</summary>
    public string Export() => key.ExportPkcs8PrivateKeyPem();

    public string Sign<T>(T record)
        where T : ISignedRecord
    {
        if (T.Purpose != Public.Purpose) throw new InvalidOperationException($"A key for {Public.Purpose.Word()} does not sign a {T.Type}.");
        return JWT.EncodeBytes(
            ProofJson.Write(record),
            key,
            JwsAlgorithm.ES256,
            new Dictionary<string, object> { ["typ"] = T.Type, ["kid"] = Public.Id });
    }

    public void Dispose() => key.Dispose();
}
