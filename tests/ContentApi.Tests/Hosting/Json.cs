using System.Net;
using System.Text.Json.Nodes;

namespace ContentApi.Tests.Hosting;

internal static class Json
{
    /// <summary>The body of an answer that must be a 200.</summary>
    public static async Task<JsonObject> GetJsonAsync(this HttpClient client, string address)
    {
        using var response = await client.GetAsync(address);
        response.StatusCode.Should().Be(HttpStatusCode.OK, address);
        return await response.JsonAsync();
    }

    public static async Task<JsonObject> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStreamAsync())!.AsObject();

    public static string Text(this JsonNode node, string name) => node[name]!.GetValue<string>();

    public static IEnumerable<JsonObject> Objects(this JsonNode node, string name) => node[name]!.AsArray().Select(item => item!.AsObject());

    public static IEnumerable<string> Keys(this JsonNode node) => node.AsObject().Select(member => member.Key);

    /// <summary>All items of a list, page by page.</summary>
    public static async Task<List<JsonObject>> GetAllAsync(this HttpClient client, string address)
    {
        var items = new List<JsonObject>();
        for (var next = address; next is not null;)
        {
            var page = await client.GetJsonAsync(next);
            items.AddRange(page.Objects("items"));
            next = page["next"]?.GetValue<string>().Replace(ContentHost.BaseUrl, "", StringComparison.Ordinal);
        }

        return items;
    }
}
