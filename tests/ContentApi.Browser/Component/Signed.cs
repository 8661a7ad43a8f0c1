using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ContentApi.Browser.Hosting;
using ContentApi.Signing;
using ContentApi.Tests.Hosting;
using Utf8 = System.Text.Encoding;

namespace ContentApi.Browser.Component;

/// <summary>What somebody who has a key can sign, whether the key is for that or not.</summary>
internal static class Signed
{
    /// <summary>The key that the site's releases are signed with.</summary>
    public const byte PublisherKey = 1;

    /// <summary>A key that no site has announced.</summary>
    public const byte StrangersKey = 9;

    /// <summary>A key for statements that a test announces (<see cref="Pasted.State"/>).</summary>
    public const byte StatementKey = 5;

    public static string Jws(string type, JsonNode payload, byte key = PublisherKey, byte? named = null, JsonObject? header = null)
    {
        header ??= new JsonObject { ["alg"] = "ES256", ["typ"] = type, ["kid"] = Kid(named ?? key) };
        var input = $"{Encoded(header)}.{Encoded(payload)}";
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportFromPem(TestKey.Pem(key));
        return $"{input}.{Base64Url.EncodeToString(ecdsa.SignData(Utf8.ASCII.GetBytes(input), HashAlgorithmName.SHA256))}";

        static string Encoded(JsonNode node) => Base64Url.EncodeToString(Utf8.UTF8.GetBytes(node.ToJsonString()));
    }

    public static string Kid(byte key)
    {
        using var signing = SigningKey.Read(TestKey.Pem(key));
        return signing.Public.Id;
    }

    public static JsonNode Payload(string jws) => JsonNode.Parse(Base64Url.DecodeFromChars(jws.Split('.')[1]))!;

    /// <summary>A resource with a proof of what is in it now.</summary>
    /// <param name="record">Changes the record before it is signed.</param>
    public static string Resource(JsonNode resource, Action<JsonNode>? record = null, string type = "contentapi-record", byte key = PublisherKey, byte? named = null, JsonObject? header = null)
    {
        var provenance = resource["provenance"]!;
        var payload = Payload(provenance["proof"]!.GetValue<string>());
        payload["document"] = resource["id"]!.DeepClone();
        payload["digest"] = CanonicalForm.Digest(Utf8.UTF8.GetBytes(resource.ToJsonString()));
        record?.Invoke(payload);
        provenance["proof"] = Jws(type, payload, key, named, header);
        return resource.ToJsonString();
    }

    /// <summary>A statement that a release is current.</summary>
    public static string Statement(int release, TimeSpan age = default, TimeSpan? good = null, byte key = StatementKey, string type = "contentapi-freshness", int schema = 1)
    {
        var saidAt = TimeProvider.System.GetUtcNow() - age;
        return Jws(type, new JsonObject
        {
            ["schema"] = schema,
            ["release"] = release,
            ["digest"] = "sha256:" + new string('0', 64),
            ["saidAt"] = Iso(saidAt),
            ["goodUntil"] = Iso(TimeProvider.System.GetUtcNow() + (good ?? TimeSpan.FromDays(1))),
        }, key);
    }

    /// <summary>When the release was published that signed a resource.</summary>
    public static DateTimeOffset PublishedAt(JsonNode resource) =>
        Payload(resource["provenance"]!["proof"]!.GetValue<string>())["release"]!["publishedAt"]!.GetValue<DateTimeOffset>();

    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A set of keys with one more in it.</summary>
    public static string WithKey(string jwks, byte key, string purpose, DateTimeOffset? revoked = null)
    {
        using var signing = SigningKey.Read(TestKey.Pem(key));
        var set = JsonNode.Parse(jwks)!;
        set["keys"]!.AsArray().Add(new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["x"] = signing.Public.X,
            ["y"] = signing.Public.Y,
            ["kid"] = signing.Public.Id,
            ["alg"] = "ES256",
            ["use"] = "sig",
            ["purpose"] = purpose,
            ["revoked"] = revoked is { } at ? Iso(at) : null,
        });
        return set.ToJsonString();
    }

    /// <summary>An answer to any page.</summary>
    public static Recorded Answer(int status, string body) => new(
        status, [("Access-Control-Allow-Origin", ["*"]), ("Content-Type", ["application/json"])], Utf8.UTF8.GetBytes(body));
}
