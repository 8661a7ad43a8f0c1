using System.Security.Cryptography;
using ContentApi.Delivery.V1;
using ContentApi.Editorial;
using ContentApi.Signing;

namespace ContentApi.Tests.Hosting;

/// <summary>The key that tests sign with: always the same, so that what is recorded names the same one, and known to everybody.</summary>
internal static class TestKey
{
    public static SigningKey Signing { get; } = SigningKey.Read(Pem(1));

    /// <summary>Announced to no database, unless a test does it.</summary>
    public static SigningKey Other { get; } = SigningKey.Read(Pem(2));

    public static SigningKey Freshness { get; } = SigningKey.Read(Pem(3), KeyPurpose.Freshness);

    public static Publisher Publisher { get; } = PublisherOf(Signing);

    public static Publisher PublisherOf(SigningKey? key) => new(key, V1Renderer.SignedDigest, TrustedKeys.All);

    public static string Pem(byte number)
    {
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = [.. Enumerable.Repeat(number, 32)] });
        return key.ExportPkcs8PrivateKeyPem();
    }
}
