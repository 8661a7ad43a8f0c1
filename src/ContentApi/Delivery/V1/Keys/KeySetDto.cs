using System.Text.Json;
using System.Text.Json.Serialization;
using ContentApi.Published;
using ContentApi.Signing;

namespace ContentApi.Delivery.V1.Keys;

/// <summary>A JSON Web Key Set (RFC 7517): the keys that proofs are verified with. None is ever removed, so that old releases stay verifiable; one that is not to be trusted any more is revoked.</summary>
public sealed record KeySetDto
{
    public const string MediaType = "application/jwk-set+json";

    /// <summary>By when they were announced. One may be there before anything was signed with it.</summary>
    public required IReadOnlyList<JsonWebKey> Keys { get; init; }

    internal static KeySetDto Of(Snapshot snapshot) => new() { Keys = [.. snapshot.Keys.All.Select(JsonWebKey.Of)] };
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(KeySetDto))]
internal sealed partial class KeysJson : JsonSerializerContext;
