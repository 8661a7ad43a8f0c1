using System.Collections.Immutable;

namespace ContentApi.Packages;

/// <summary>
/// A YAML mapping read as typed fields. Every getter writes down its faults and answers null, so that one reading finds them all;
/// nothing that has a fault becomes an edition.
/// </summary>
internal sealed class Fields
{
    private readonly SourceFile file;
    private readonly ImmutableDictionary<string, YamlEntry> entries;

    private Fields(SourceFile file, YamlMapping mapping)
    {
        this.file = file;
        Line = mapping.Line;
        entries = mapping.Entries.ToImmutableDictionary(entry => entry.Key);
    }

    public int Line { get; }

    /// <param name="what">As in « A FAQ lacks 'slug' ».</param>
    /// <returns>Null, with a fault, when the node is no mapping.</returns>
    public static Fields? Of(SourceFile file, YamlNode node, string what, string[] required, params string[] optional)
    {
        if (node is not YamlMapping mapping)
        {
            file.Fault(node.Line, $"{what} is written as keys: {string.Join(", ", required)}.");
            return null;
        }

        var known = required.Concat(optional).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in mapping.Entries.Where(entry => !known.Contains(entry.Key)))
        {
            file.Fault(entry.Line, TypedClaims.IsKey(entry.Key)
                ? TypedClaims.Fault($"'{TextRules.Shown(entry.Key)}'")
                : $"{what} has no key '{TextRules.Shown(entry.Key)}': remove it, or correct it to one of {string.Join(", ", known)}.");
        }

        foreach (var key in required.Except(mapping.Entries.Select(entry => entry.Key)))
        {
            file.Fault(mapping.Line, $"{what} lacks '{key}': add it.");
        }

        return new Fields(file, mapping);
    }

    public int LineOf(string key) => entries.TryGetValue(key, out var entry) ? entry.Line : Line;

    public YamlNode? Node(string key) => entries.GetValueOrDefault(key)?.Value;

    public bool IsNull(string key) => Node(key) is YamlScalar { IsNull: true };

    public ImmutableArray<YamlNode> Items(string key) => Node(key) is { } node ? YamlText.Items(file, node, $"'{key}'") : [];

    public string? Text(string key) => Node(key) is { } node ? YamlText.Read(file, node, $"'{key}'") : null;

    public string? TextOrNull(string key) => IsNull(key) ? null : Text(key);

    /// <param name="expected">As in « write … ».</param>
    public string? Text(string key, Func<string, bool> isValid, string expected)
    {
        if (Text(key) is not { } text) return null;
        if (isValid(text)) return text;
        file.Fault(LineOf(key), $"'{key}' is '{TextRules.Shown(text)}': write {expected}.");
        return null;
    }

    /// <summary>A sentence of the publisher's that readers see.</summary>
    public string? Statement(string key)
    {
        if (Text(key) is not { } text) return null;
        if (TypedClaims.IsIn(text)) file.Fault(LineOf(key), TypedClaims.Fault($"'{key}'"));
        return text;
    }

    public string? OneOf(string key, params string[] words) => Text(key, words.Contains, $"one of {string.Join(", ", words)}");

    public DateOnly? DateOrNull(string key)
    {
        if (Node(key) is not { } node || IsNull(key)) return null;
        if (node is YamlScalar scalar && Grammar.TryDate(scalar.Value, out var date)) return date;
        file.Fault(node.Line, $"'{key}' is no date: write a day as 2026-01-31, or null.");
        return null;
    }

    public Identity Identity() => new(file, Id(Text("id"), LineOf("id")), LineOf("id"), Slug(), LineOf("slug"));

    /// <summary>The nil UUID stands for one that has a fault.</summary>
    public Guid Id(string? text, int line)
    {
        if (text is null) return Guid.Empty;
        if (Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty && id != Guid.AllBitsSet && id.ToString() == text) return id;
        file.Fault(line, $"'{TextRules.Shown(text)}' is no UUID of a document: write one, in lower case, that 'content new-id' prints.");
        return Guid.Empty;
    }

    private string? Slug() => Text("slug", Grammar.IsSlug, $"lower-case letters, digits and single hyphens, {Grammar.MaxSlugLength} characters at most");
}
