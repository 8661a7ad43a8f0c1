using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ContentApi.OpenApi;

/// <summary>Recorded answers by operation id or error code. A test records them again and compares: nothing in them is made up.</summary>
public sealed class Examples(IReadOnlyDictionary<string, JsonNode> recorded)
{
    /// <summary>The recordings as committed in <c>openapi/examples</c>, beside the program.</summary>
    public static Examples Committed => new(Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "openapi", "examples"), "*.json")
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => JsonNode.Parse(File.ReadAllText(file))!));

    public IEnumerable<string> Names => recorded.Keys.Order(StringComparer.Ordinal);

    public Dictionary<string, IOpenApiExample> References(IEnumerable<string> names, OpenApiDocument document) =>
        names.ToDictionary(name => name, IOpenApiExample (name) => new OpenApiExampleReference(name, document));

    public JsonNode Of(string name) => recorded.TryGetValue(name, out var example)
        ? example.DeepClone()
        : throw new KeyNotFoundException($"No answer of '{name}' is recorded in openapi/examples.");
}
