using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ContentApi.Tests.OpenApi;

/// <summary>
/// Checks a value against a schema of the document, strictly: what no schema describes is a fault, although clients must bear it.
/// A keyword that it does not know is an error of its own, so that nothing goes unchecked.
/// </summary>
internal sealed class SchemaChecker(JsonNode document)
{
    private static readonly string[] Annotations = ["description", "default", "examples", "discriminator", "contentMediaType", "contentSchema"];

    public List<string> Faults(JsonNode? value, JsonNode schema)
    {
        var faults = new List<string>();
        Check(value, schema, "$", faults);
        return faults;
    }

    private void Check(JsonNode? value, JsonNode schema, string at, List<string> faults)
    {
        var keywords = schema.AsObject();
        foreach (var (keyword, argument) in keywords)
        {
            switch (keyword)
            {
                case "$ref":
                    Check(value, Resolve(argument!.GetValue<string>()), at, faults);
                    break;
                case "oneOf" when keywords["discriminator"] is { } discriminator:
                    CheckUnion(value, discriminator, at, faults);
                    break;
                case "oneOf":
                    CheckAlternatives(value, argument!.AsArray(), at, faults, most: 1);
                    break;
                case "anyOf":
                    CheckAlternatives(value, argument!.AsArray(), at, faults, most: int.MaxValue);
                    break;
                case "properties" or "required" or "additionalProperties":
                    break;
                case "items":
                    for (var i = 0; value is JsonArray array && i < array.Count; i++) Check(array[i], argument!, $"{at}[{i}]", faults);
                    break;
                default:
                    if (!Annotations.Contains(keyword) && !Holds(value, keyword, argument!)) faults.Add($"{at}: not of {keyword} {argument!.ToJsonString()}: {value?.ToJsonString() ?? "null"}");
                    break;
            }
        }

        if (value is JsonObject members && keywords.ContainsKey("properties")) CheckMembers(members, keywords, at, faults);
    }

    private void CheckMembers(JsonObject members, JsonObject schema, string at, List<string> faults)
    {
        var properties = schema["properties"]!.AsObject();
        foreach (var name in schema["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? [])
        {
            if (!members.ContainsKey(name)) faults.Add($"{at}: lacks {name}");
        }

        foreach (var (name, member) in members)
        {
            if (properties[name] is { } property) Check(member, property, $"{at}.{name}", faults);
            else if (schema["additionalProperties"] is { } additional) Check(member, additional, $"{at}.{name}", faults);
            else faults.Add($"{at}: {name} is not described");
        }
    }

    private void CheckUnion(JsonNode? value, JsonNode discriminator, string at, List<string> faults)
    {
        var type = value?[discriminator["propertyName"]!.GetValue<string>()]?.GetValue<string>();
        if (type is not null && discriminator["mapping"]![type] is { } reference) Check(value, Resolve(reference.GetValue<string>()), at, faults);
        else faults.Add($"{at}: '{type}' is no type of the union");
    }

    private void CheckAlternatives(JsonNode? value, JsonArray alternatives, string at, List<string> faults, int most)
    {
        var outcomes = alternatives.Select(alternative =>
        {
            var own = new List<string>();
            Check(value, alternative!, at, own);
            return own;
        }).ToList();
        var matches = outcomes.Count(own => own.Count == 0);
        if (matches > most) faults.Add($"{at}: matches {matches} alternatives");
        if (matches == 0) faults.Add($"{at}: matches no alternative ({string.Join(" | ", outcomes.Select(own => string.Join("; ", own)))})");
    }

    public JsonNode Resolve(string reference) =>
        reference.Split('/').Skip(1).Aggregate(document, (node, name) => node[name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)]
            ?? throw new InvalidOperationException($"{reference} leads nowhere."));

    private static bool Holds(JsonNode? value, string keyword, JsonNode argument) => keyword switch
    {
        "type" => (argument is JsonArray several ? several.Select(type => type!.GetValue<string>()) : [argument.GetValue<string>()]).Contains(TypeOf(value))
            || (TypeOf(value) == "integer" && argument is JsonValue && argument.GetValue<string>() == "number"),
        "enum" => argument.AsArray().Any(allowed => JsonNode.DeepEquals(allowed, value)),
        "const" => JsonNode.DeepEquals(argument, value),
        // Clients take other words, which may come later; today there are none.
        "x-extensible-enum" => value is null || argument.AsArray().Any(allowed => JsonNode.DeepEquals(allowed, value)),
        "pattern" => Text(value) is not { } text || Regex.IsMatch(text, argument.GetValue<string>(), RegexOptions.ECMAScript),
        "format" => Text(value) is not { } text || HasFormat(text, argument.GetValue<string>()),
        "minimum" => Number(value) is not { } number || number >= argument.GetValue<decimal>(),
        "maximum" => Number(value) is not { } number || number <= argument.GetValue<decimal>(),
        "maxLength" => Text(value) is not { } text || text.Length <= argument.GetValue<int>(),
        _ => throw new NotSupportedException($"This checker does not know the keyword {keyword}."),
    };

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => value.GetValue<decimal>() % 1 == 0 ? "integer" : "number",
    };

    private static bool HasFormat(string text, string format) => format switch
    {
        "uuid" => Guid.TryParseExact(text, "D", out _) && !text.Any(char.IsUpper),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.IsAbsoluteUri && text.Contains(':', StringComparison.Ordinal),
        "uri-reference" => Uri.IsWellFormedUriString(text, UriKind.RelativeOrAbsolute),
        "uri-template" => Uri.IsWellFormedUriString(text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), UriKind.Absolute),
        "binary" => true,
        _ => throw new NotSupportedException($"This checker does not know the format {format}."),
    };

    private static string? Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static decimal? Number(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number ? value.GetValue<decimal>() : null;
}
