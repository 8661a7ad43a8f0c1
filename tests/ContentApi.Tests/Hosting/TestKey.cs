using System.Security.Cryptography;
using ContentApi.Proofs;

namespace ContentApi.Tests.Hosting;

/// <summary>The key that tests sign with: always the same, so that what is recorded names the same one, and known to everybody.</summary>
internal static class TestKey
{
    public static SigningKey Signing { get; } = SigningKey.Read(Pem(1));

    public static SigningKey Other { get; } = SigningKey.Read(Pem(2));

    public static string Pem(byte number)
    {
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = [.. Enumerable.Repeat(number, 32)] });
        return key.ExportPkcs8PrivateKeyPem();
    }
}
