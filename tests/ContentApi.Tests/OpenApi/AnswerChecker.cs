using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ContentApi.Tests.OpenApi;

/// <summary>Checks an answer against what the document says of its address: status, media type, headers, body.</summary>
internal sealed class AnswerChecker(JsonNode document)
{
    // The framing of a message, and what its media type says.
    private static readonly string[] Framing = ["Connection", "Content-Length", "Content-Type", "Date", "Transfer-Encoding"];

    private readonly SchemaChecker schemas = new(document);

    /// <returns>The operation's id, the status, and what does not agree.</returns>
    public (string Operation, int Status, List<string> Faults) Check(RecordedAnswer answer)
    {
        var operation = Operation(answer.Path);
        var faults = new List<string>();
        if (operation["responses"]![answer.Status.ToString(CultureInfo.InvariantCulture)] is not { } described) faults.Add($"status {answer.Status} is not described");
        else Check(answer, Followed(described), faults);
        return (operation["operationId"]!.GetValue<string>(), answer.Status, faults);
    }

    /// <summary>The media types that the document says an address answers with.</summary>
    public IEnumerable<string> MediaTypes(string path) => Operation(path)["responses"]!["200"]!["content"]!.AsObject().Select(content => content.Key);

    private void Check(RecordedAnswer answer, JsonNode response, List<string> faults)
    {
        var headers = response["headers"]!.AsObject().ToDictionary(header => header.Key, header => Followed(header.Value!), StringComparer.OrdinalIgnoreCase);
        faults.AddRange(answer.Headers.Keys.Where(name => !Framing.Contains(name) && !headers.ContainsKey(name)).Select(name => $"header {name} is not described"));
        foreach (var (name, header) in headers)
        {
            if (answer.Headers.TryGetValue(name, out var value)) faults.AddRange(schemas.Faults(Parse(value, header["schema"]!), header["schema"]!).Select(fault => $"header {name} {fault}"));
            else if (header["required"]?.GetValue<bool>() is true) faults.Add($"header {name} is missing");
        }

        var mediaType = answer.Headers.GetValueOrDefault("Content-Type")?.Split(';')[0];
        if (response["content"] is not { } content)
        {
            if (answer.Body.Length > 0) faults.Add("a body is not described");
        }
        else if (mediaType is null || content[mediaType] is not { } described) faults.Add($"media type {mediaType ?? "none"} is not described");
        // Bytes that are no text have no schema.
        else if (described["schema"] is { } schema) faults.AddRange(schemas.Faults(Body(answer.Body, mediaType), schema));
    }

    /// <summary>The one whose path has the fewest parameters, then the longest: a literal segment wins, as in routing, and so does a suffix.</summary>
    private JsonNode Operation(string path) => document["paths"]!.AsObject()
        .Where(item => Regex.IsMatch(path, $"^{Regex.Replace(Regex.Escape(item.Key).Replace("\\{", "{", StringComparison.Ordinal), "{[a-z]+}", "[^/]+")}$", RegexOptions.IgnoreCase))
        .OrderBy(item => item.Key.Count(character => character == '{'))
        .ThenByDescending(item => item.Key.Length)
        .FirstOrDefault().Value is { } item && (item["get"] ?? item["post"]) is { } operation
        ? operation
        : throw new InvalidOperationException($"No path of the document is like {path}.");

    private JsonNode Followed(JsonNode node) => node["$ref"] is { } reference ? schemas.Resolve(reference.GetValue<string>()) : node;

    /// <summary>What is no JSON is a string to its schema.</summary>
    private static JsonNode? Body(byte[] body, string mediaType) =>
        mediaType.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(body) : JsonValue.Create(System.Text.Encoding.UTF8.GetString(body));

    private static JsonValue Parse(string header, JsonNode schema) =>
        schema["type"]!.GetValue<string>() == "integer" && decimal.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : JsonValue.Create(header);
}
