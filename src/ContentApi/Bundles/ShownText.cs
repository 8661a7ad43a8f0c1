using System.Text.Json.Nodes;

namespace ContentApi.Bundles;

/// <summary>Whether each <c>text</c> in a resource is that of the spans or items beside it: a reader may show either.</summary>
internal static class ShownText
{
    public static bool IsConsistent(JsonNode? node) => node switch
    {
        JsonObject { } members => IsSame(members) && members.All(member => IsConsistent(member.Value)),
        JsonArray items => items.All(IsConsistent),
        _ => true,
    };

    private static bool IsSame(JsonObject members) => (members["text"], members["content"] as JsonArray, members["items"] as JsonArray) switch
    {
        ({ } text, { } content, _) => (string?)text == string.Concat(content.Select(TextOf)),
        ({ } text, _, { } items) => (string?)text == string.Join('\n', items.Select(TextOf)),
        _ => true,
    };

    private static string? TextOf(JsonNode? node) => (string?)node?["text"];
}
