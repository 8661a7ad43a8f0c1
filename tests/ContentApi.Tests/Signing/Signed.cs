using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ContentApi.Tests.Signing;

/// <summary>A signed record as RFC 7515 says to read it, by nothing of ours: three parts, and the platform's own ECDSA.</summary>
internal sealed record Signed(JsonNode Header, JsonNode Payload, string Input, byte[] Signature)
{
    public static Signed Read(string jws)
    {
        var parts = jws.Split('.');
        parts.Should().HaveCount(3);
        return new Signed(Json(parts[0]), Json(parts[1]), $"{parts[0]}.{parts[1]}", Base64Url.DecodeFromChars(parts[2]));
    }

    public string Kid => Header["kid"]!.GetValue<string>();

    public string Digest => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Input)));

    public bool IsSignedBy(JsonNode jwk)
    {
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars(jwk["x"]!.GetValue<string>()), Y = Base64Url.DecodeFromChars(jwk["y"]!.GetValue<string>()) },
        });
        return key.VerifyData(Encoding.ASCII.GetBytes(Input), Signature, HashAlgorithmName.SHA256);
    }

    public bool IsSignedByOneOf(JsonNode jwks) =>
        jwks["keys"]!.AsArray().Single(key => key!["kid"]!.GetValue<string>() == Kid) is { } key && IsSignedBy(key);

    private static JsonNode Json(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!;
}
