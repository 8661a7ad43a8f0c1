using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContentApi.Content;

/// <summary>
/// JSON Canonicalization Scheme (RFC 8785), for the values that editions are made of: numbers are whole and within ±2^53,
/// which spares us ECMAScript's rules for fractions; anything else is refused.
/// </summary>
public static class CanonicalJson
{
    private const long MaxSafeInteger = 9_007_199_254_740_991;

    public static byte[] Serialize(JsonNode? node)
    {
        var json = new StringBuilder();
        Append(json, node);
        return Encoding.UTF8.GetBytes(json.ToString());
    }

    private static void Append(StringBuilder json, JsonNode? node)
    {
        switch (node)
        {
            case null:
                json.Append("null");
                break;
            case JsonArray array:
                json.Append('[');
                AppendSeparated(json, array, item => Append(json, item));
                json.Append(']');
                break;
            case JsonObject members:
                json.Append('{');
                // RFC 8785 sorts names by their UTF-16 code units, which is what ordinal comparison does.
                AppendSeparated(json, members.OrderBy(member => member.Key, StringComparer.Ordinal), member =>
                {
                    AppendString(json, member.Key);
                    json.Append(':');
                    Append(json, member.Value);
                });
                json.Append('}');
                break;
            default:
                AppendValue(json, node);
                break;
        }
    }

    private static void AppendValue(StringBuilder json, JsonNode value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                AppendString(json, value.GetValue<string>());
                break;
            case JsonValueKind.True:
                json.Append("true");
                break;
            case JsonValueKind.False:
                json.Append("false");
                break;
            case JsonValueKind.Number when long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number is >= -MaxSafeInteger and <= MaxSafeInteger:
                json.Append(number.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                throw new FormatException($"{value.ToJsonString()} is not a whole number within ±2^53: it has no canonical form here.");
        }
    }

    private static void AppendSeparated<T>(StringBuilder json, IEnumerable<T> items, Action<T> append)
    {
        var first = true;
        foreach (var item in items)
        {
            if (!first) json.Append(',');
            first = false;
            append(item);
        }
    }

    private static void AppendString(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => json.Append(character),
            };
        }

        json.Append('"');
    }
}
