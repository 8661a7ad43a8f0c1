using System.Text.Json.Nodes;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Search;

internal static class Asked
{
    public static string Address(string query, string more = "", string locale = "fr") => $"/v1/{locale}/search?q={Uri.EscapeDataString(query)}{more}";

    public static Task<JsonObject> SearchAsync(this HttpClient client, string query, string more = "", string locale = "fr") =>
        client.GetJsonAsync(Address(query, more, locale));

    /// <summary>The ids of the blocks that were found, best first.</summary>
    public static List<string> Found(this JsonObject answer) => [.. answer.Objects("items").Select(hit => hit["block"]!.Text("id"))];

    public static List<string> Unknown(this JsonObject answer) => [.. answer["unknownWords"]!.AsArray().Select(word => word!.GetValue<string>())];

    /// <summary>What a hit highlights, cut out of its blocks' texts.</summary>
    public static List<string> Highlighted(this JsonObject hit)
    {
        var texts = hit["block"]!.Objects("blocks").ToDictionary(block => block.Text("id"), block => block.Text("text"));
        return
        [
            .. hit.Objects("highlights").Select(highlight => texts[highlight.Text("block")]
                .Substring(highlight["start"]!.GetValue<int>(), highlight["length"]!.GetValue<int>())),
        ];
    }
}
