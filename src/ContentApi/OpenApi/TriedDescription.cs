using System.Text.Json.Nodes;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Published;

namespace ContentApi.OpenApi;

/// <summary>
/// The description that <c>/docs/api</c> reads: the examples in its paths are what is published on this node now, so that each operation can be tried as it
/// opens, also after a slug changed or an example was withdrawn.
/// </summary>
internal sealed class TriedDescription(JsonNode description)
{
    /// <param name="served">Null: nothing is loaded yet, and the recorded examples are as good as any.</param>
    public JsonNode Of(LoadedRelease? served)
    {
        var tried = description.DeepClone();
        if (served is null) return tried;

        var live = served.Answers.Select(answer => answer.Key.Split('/')).Where(address => address.Length == 5)
            .Select(address => new Resource(address[2], address[3], address[4])).OrderBy(resource => resource.Path, StringComparer.Ordinal).ToList();
        foreach (var (path, item) in tried["paths"]!.AsObject())
        {
            if (item!["get"]?["parameters"] is not JsonArray parameters) continue;
            var examples = new Examples(parameters);
            if (examples.Has("number")) examples.Set("number", served.Snapshot.Release.Number);
            if (!examples.Has("locale") && examples.Has("id") && served.Snapshot.Live is [var topic, ..]) examples.Set("id", topic.Id);
            if (!examples.Has("slug")) continue;
            var alike = live.Where(resource => resource.Collection == path.Split('/')[3]).ToList();
            if ((alike.Find(resource => resource.Slug == examples.Of("slug")) ?? alike.FirstOrDefault()) is not { } shown) continue;
            examples.Set("locale", shown.Locale);
            examples.Set("slug", shown.Slug);
            if (examples.Has("id")) ShowBlock(examples, JsonNode.Parse(served.Answers[shown.Path].Identity.Bytes)!["blocks"]!.AsArray());
        }

        return tried;
    }

    private static void ShowBlock(Examples examples, JsonArray blocks)
    {
        var ids = blocks.Select(block => block!["id"]!.GetValue<string>()).ToList();
        if (ids.Count > 0 && !ids.Contains(examples.Of("id"))) examples.Set("id", ids[0]);
    }

    private sealed record Resource(string Locale, string Collection, string Slug)
    {
        public string Path => $"{Urls.Root}/{Locale}/{Collection}/{Slug}";
    }

    /// <summary>Of an operation's parameters, by name.</summary>
    private sealed class Examples(JsonArray parameters)
    {
        private readonly Dictionary<string, JsonObject> shown = parameters.OfType<JsonObject>()
            .Where(parameter => parameter.ContainsKey("example"))
            .ToDictionary(parameter => parameter["name"]!.GetValue<string>());

        public bool Has(string name) => shown.ContainsKey(name);

        public string Of(string name) => shown[name]["example"]!.GetValue<string>();

        public void Set(string name, JsonNode value) => shown[name]["example"] = value;
    }
}
