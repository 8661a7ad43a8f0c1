using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ContentApi.Packages;

/// <summary>A CSL date, written as 2017, 2017-10, 2017-10-31 or as date-parts, and always kept as date-parts.</summary>
internal static partial class CslDate
{
    private const string Expected = "a date as 2017, 2017-10 or 2017-10-31, or date-parts as [[2017, 10]]";

    public static JsonObject? Read(SourceFile file, string name, YamlNode value)
    {
        if (value is YamlScalar scalar && IsoDate().Match(scalar.Value) is { Success: true } iso)
        {
            return Date(file, name, value.Line, [[.. iso.Value.Split('-')]]);
        }

        if (value is not YamlMapping)
        {
            file.Fault(value.Line, $"'{name}' is no date: write {Expected}.");
            return null;
        }

        if (Fields.Of(file, value, $"'{name}'", ["date-parts"]) is not { } fields || fields.Node("date-parts") is not { } parts) return null;
        string[][] dates = parts is YamlSequence { Items.Length: 1 or 2 } sequence ? [.. sequence.Items.Select(Parts)] : [[]];
        return Date(file, name, parts.Line, dates);
    }

    /// <param name="dates">One date, or a range's two, each as year, month and day.</param>
    private static JsonObject? Date(SourceFile file, string name, int line, string[][] dates)
    {
        if (dates.All(IsDate)) return new JsonObject { ["date-parts"] = new JsonArray([.. dates.Select(parts => new JsonArray([.. parts.Select(Number)]))]) };
        file.Fault(line, $"'{name}' is no date: write {Expected}.");
        return null;
    }

    private static string[] Parts(YamlNode node) =>
        node is YamlSequence sequence ? [.. sequence.Items.Select(item => item is YamlScalar scalar ? scalar.Value : "")] : [];

    private static bool IsDate(string[] parts) =>
        parts.Length is 1 or 2 or 3
        && parts.All(part => DatePart().IsMatch(part))
        && DateOnly.TryParseExact(
            string.Join('-', parts.Select((part, index) => part.PadLeft(index == 0 ? 4 : 2, '0')).Concat(Enumerable.Repeat("01", 3 - parts.Length))),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out _);

    private static JsonNode Number(string part) => JsonValue.Create(int.Parse(part, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\A[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\z")]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"\A[0-9]{1,4}\z")]
    private static partial Regex DatePart();
}
