using System.Security.Cryptography;
using Jose;

namespace ContentApi.Proofs;

/// <summary>The key that whoever publishes signs with. It never leaves its file or the environment, and is in no message.</summary>
public sealed class SigningKey : IDisposable
{
    private const string EditionType = "contentapi-record";
    private const string ReleaseType = "contentapi-release";

    private readonly ECDsa key;

    private SigningKey(ECDsa key) => (this.key, Public) = (key, PublicKey.Of(key));

    public PublicKey Public { get; }

    public static SigningKey New() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <exception cref="FormatException">It is no such key. What it is stands in no message.</exception>
    public static SigningKey Read(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.ExportParameters(includePrivateParameters: true).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value) return new SigningKey(key);
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            // Told below.
        }

        key.Dispose();
        throw new FormatException("It is no private key of the curve P-256 in PEM (PKCS #8), without a password.");
    }

    /// <summary>PKCS #8, in PEM: for the file that it is kept in.</summary>
    public string Export() => key.ExportPkcs8PrivateKeyPem();

    public string Sign(EditionRecord record) => Sign(EditionType, record);

    public string Sign(ReleaseRecord record) => Sign(ReleaseType, record);

    public void Dispose() => key.Dispose();

    private string Sign<T>(string type, T record) => JWT.EncodeBytes(
        ProofJson.Write(record),
        key,
        JwsAlgorithm.ES256,
        new Dictionary<string, object> { ["typ"] = type, ["kid"] = Public.Id });
}
