using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ContentApi.Http;

/// <summary>
/// Reads a query strictly: each parameter is asked for by name and form, every fault is kept, and what nobody asked for is a fault too.
/// Ask for all parameters first, then look at <see cref="Problem"/>.
/// </summary>
public sealed partial class QueryReader
{
    private const int LongestValue = 512;
    private static readonly SearchValues<char> SlugCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly Dictionary<string, string?> values = new(StringComparer.Ordinal);
    private readonly List<string> known = [];
    private readonly List<ParameterFault> faults = [];

    public QueryReader(QueryString query)
    {
        var rest = query.Value.AsSpan().TrimStart('?');
        foreach (var range in rest.Split('&'))
        {
            if (rest[range] is { IsEmpty: false } pair) Add(pair);
        }
    }

    /// <summary>Null when nothing is wrong.</summary>
    public Problem? Problem
    {
        get
        {
            var unknown = values.Keys.Except(known).Select(name => new ParameterFault(
                name,
                "unknown",
                known.Count == 0 ? "No parameters are known here." : $"No such parameter here. Known: {string.Join(", ", known)}."));
            ParameterFault[] all = [.. faults, .. unknown];
            return all.Length == 0 ? null : Problems.InvalidParameters(all);
        }
    }

    public void Fault(string parameter, string code, string detail) => faults.Add(new ParameterFault(parameter, code, detail));

    public void Require(string name)
    {
        if (!values.ContainsKey(name)) Fault(name, "missing", "Give this parameter.");
    }

    /// <summary>The value as it was sent, decoded; null when absent or already at fault.</summary>
    public string? Text(string name)
    {
        known.Add(name);
        return values.GetValueOrDefault(name);
    }

    public string? Slug(string name)
    {
        if (Text(name) is not { } value) return null;
        if (IsSlug(value)) return value;
        Fault(name, "malformed", "Expected a slug: lower-case letters a to z and digits, in words joined by hyphens.");
        return null;
    }

    /// <summary>As the locale in a path is spelt: <c>fr</c> or <c>fr-BE</c>.</summary>
    public string? Locale(string name)
    {
        if (Text(name) is not { } value) return null;
        if (LocaleForm().IsMatch(value)) return value;
        Fault(name, "malformed", "Expected a locale such as fr or fr-BE.");
        return null;
    }

    /// <summary>One of a few words.</summary>
    public string? Word(string name, params IReadOnlyCollection<string> words)
    {
        if (Text(name) is not { } value) return null;
        if (words.Contains(value)) return value;
        Fault(name, "malformed", $"Expected one of: {string.Join(", ", words)}.");
        return null;
    }

    /// <summary>Decimal digits and nothing else: no sign, space, leading zero or other base.</summary>
    public int? Number(string name, int least, int most)
    {
        if (Text(name) is not { } value) return null;
        if (value.AsSpan().ContainsAnyExceptInRange('0', '9') || (value.Length > 1 && value[0] == '0'))
        {
            Fault(name, "malformed", "Expected a whole number in decimal digits.");
            return null;
        }

        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Fault(name, "out-of-range", string.Create(CultureInfo.InvariantCulture, $"Expected a number from {least} to {most}."));
        return null;
    }

    /// <summary>A calendar day as ISO 8601 writes it.</summary>
    public DateOnly? Date(string name)
    {
        if (Text(name) is not { } value) return null;
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Fault(name, "malformed", "Expected a date such as 2026-10-12.");
        return null;
    }

    private void Add(ReadOnlySpan<char> pair)
    {
        var equals = pair.IndexOf('=');
        var encodedName = equals < 0 ? pair : pair[..equals];
        var name = Decode(encodedName) ?? encodedName.ToString();
        if (values.ContainsKey(name))
        {
            if (!faults.Exists(fault => fault.Parameter == name && fault.Code == "repeated")) Fault(name, "repeated", "Give this parameter once.");
            values[name] = null;
            return;
        }

        var value = Decode(equals < 0 ? default : pair[(equals + 1)..]);
        var sound = false;
        if (value is null) Fault(name, "malformed", "Expected UTF-8 text, percent-encoded, without control characters.");
        else if (value.Length == 0) Fault(name, "empty", "Give a value, or leave the parameter out.");
        else if (value.Length > LongestValue) Fault(name, "malformed", $"Longer than {LongestValue} characters.");
        else sound = true;
        values[name] = sound ? value : null;
    }

    [GeneratedRegex(@"\A[a-z]{2,3}(-[A-Z]{2})?\z")]
    private static partial Regex LocaleForm();

    private static bool IsSlug(string value) =>
        !value.AsSpan().ContainsAnyExcept(SlugCharacters) && value[0] != '-' && value[^1] != '-' && !value.Contains("--", StringComparison.Ordinal);

    private static string? Decode(ReadOnlySpan<char> encoded) =>
        encoded.Contains('+') ? PercentEncoding.Decode(encoded.ToString().Replace('+', ' ')) : PercentEncoding.Decode(encoded);
}
