using System.Text.Json.Nodes;
using ContentApi.Content;

namespace ContentApi.Signing;

/// <summary>
/// What is signed of a resource: all of its JSON but the members named here, in the canonical form of RFC 8785. These members hold our own
/// addresses, which follow from the base URL, locale, kind and slug, and the proof itself (docs/proof.md).
/// </summary>
public static class CanonicalForm
{
    private static readonly HashSet<string> LeftOut = ["links", "canonicalUrl", "proof"];

    /// <param name="json">A resource as it is served; the base URL of its addresses does not matter.</param>
    public static string Digest(ReadOnlySpan<byte> json) => Content.Digest.OfBytes(CanonicalJson.Serialize(Signed(JsonNode.Parse(json))));

    private static JsonNode? Signed(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .Where(member => !LeftOut.Contains(member.Key))
            .Select(member => KeyValuePair.Create(member.Key, Signed(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Signed)]),
        null => null,
        _ => node.DeepClone(),
    };
}
