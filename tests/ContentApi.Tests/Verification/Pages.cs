using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Verification;

internal static class Pages
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<JsonObject> VerifyAsync(this HttpClient client, object page)
    {
        using var response = await client.PostAsJsonAsync("/v1/verify", page, Stop);
        response.StatusCode.Should().Be(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(Stop));
        return await response.JsonAsync();
    }

    public static async Task<List<JsonObject>> FragmentsAsync(this HttpClient client, params string[] lines) =>
        [.. (await client.VerifyAsync(new { locale = "fr", text = string.Join('\n', lines) })).Objects("fragments")];

    /// <summary>What a page has, as « status block/part ».</summary>
    public static List<string> Told(this IEnumerable<JsonObject> fragments) => [.. fragments.Select(fragment =>
        $"{fragment.Text("status")} {fragment["block"]?.GetValue<string>() ?? fragment["document"]?.Text("kind")}{(fragment["part"] is { } part ? $"/{part}" : "")}".TrimEnd())];

    public static List<string> Missing(this JsonObject fragment) => [.. fragment["missing"]!.AsArray().Select(text => text!.GetValue<string>())];

    /// <summary>« [-deleted-] {+inserted+} equal ».</summary>
    public static string Compared(this JsonObject fragment) => string.Join(' ', fragment.Objects("differences").Select(difference => difference.Text("type") switch
    {
        "delete" => $"[-{difference.Text("text")}-]",
        "insert" => $"{{+{difference.Text("text")}+}}",
        _ => difference.Text("text"),
    }));
}
