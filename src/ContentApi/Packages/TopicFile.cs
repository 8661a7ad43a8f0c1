using System.Collections.Immutable;
using ContentApi.Content;

namespace ContentApi.Packages;

/// <summary><c>topic.yaml</c> as read: everything of the topic but its members, which the other files give.</summary>
internal sealed record TopicFile(
    Identity Identity,
    string Title,
    string Locale,
    string Jurisdiction,
    string Audience,
    ImmutableArray<Coding> Codings,
    string? Owner,
    string? Licence,
    string? Attribution,
    string MaxOffline,
    string? Notice,
    ImmutableArray<TreeEntry> Sections)
{
    private static readonly string[] Keys =
    [
        "id", "slug", "title", "locale", "jurisdiction", "audience", "codings", "owner", "licence", "attribution",
        "maxOffline", "notice", "sections",
    ];

    public static TopicFile? Read(SourceFile file, bool production)
    {
        if (file.Text is null || YamlReader.Read(file, file.Text) is not { } root) return null;
        if (Fields.Of(file, root, "A topic", Keys) is not { } fields) return null;
        if (production) RefuseNull(file, fields, "owner", "licence", "attribution");
        return new TopicFile(
            fields.Identity(),
            fields.Text("title") ?? "",
            fields.Text("locale", Grammar.IsLocale, "a language as fr or fr-CA") ?? "",
            fields.Text("jurisdiction", Grammar.IsJurisdiction, "a country's two capital letters, as FR") ?? "",
            fields.Text("audience", Grammar.IsSlug, "a word as patient") ?? "",
            ReadCodings(file, fields),
            fields.TextOrNull("owner"),
            fields.TextOrNull("licence"),
            fields.IsNull("attribution") ? null : fields.Statement("attribution"),
            fields.Text("maxOffline", Grammar.IsDuration, "an ISO 8601 duration in whole numbers, as P30D or PT12H") ?? "",
            fields.IsNull("notice") ? null : fields.Statement("notice"),
            [.. fields.Items("sections").Select(node => TreeEntry.Read(file, node)).OfType<TreeEntry>()]);
    }

    private static ImmutableArray<Coding> ReadCodings(SourceFile file, Fields fields)
    {
        if (fields.Node("codings") is YamlSequence { Items.Length: 0 }) return [];
        var codings = fields.Items("codings").Select(node => (node.Line, Coding: ReadCoding(file, node))).ToImmutableArray();
        foreach (var (line, coding) in codings.Where((one, index) => codings.Take(index).Any(other => other.Coding == one.Coding)))
        {
            file.Fault(line, $"The coding '{TextRules.Shown(coding.Code)}' is there twice: keep one.");
        }

        return [.. codings.Select(one => one.Coding)];
    }

    private static Coding ReadCoding(SourceFile file, YamlNode node)
    {
        var fields = Fields.Of(file, node, "A coding", ["system", "code", "display"]);
        return new Coding(
            fields?.Text("system", Grammar.IsCodeSystem, "the code system's URI, as http://hl7.org/fhir/sid/icd-10") ?? "",
            fields?.Text("code") ?? "",
            fields?.Text("display") ?? "");
    }

    private static void RefuseNull(SourceFile file, Fields fields, params string[] keys)
    {
        foreach (var key in keys.Where(fields.IsNull))
        {
            file.Fault(fields.LineOf(key), $"'{key}' is null: production needs it, from the content's owner.");
        }
    }
}

/// <summary>A section's place: <c>- suivi</c>, or <c>- suivi: [regularite]</c>.</summary>
internal sealed record TreeEntry(int Line, string Slug, ImmutableArray<TreeEntry> Children)
{
    public static TreeEntry? Read(SourceFile file, YamlNode node)
    {
        if (node is YamlMapping { Entries: [var entry] })
        {
            var children = YamlText.Items(file, entry.Value, $"What stands in section '{TextRules.Shown(entry.Key)}'");
            return new TreeEntry(entry.Line, entry.Key, [.. children.Select(child => Read(file, child)).OfType<TreeEntry>()]);
        }

        if (node is YamlScalar) return YamlText.Read(file, node, "A section of the tree") is { } slug ? new TreeEntry(node.Line, slug, []) : null;
        file.Fault(node.Line, "A section of the tree is its slug, or its slug with those in it: write '- suivi' or '- suivi: [regularite]'.");
        return null;
    }
}
