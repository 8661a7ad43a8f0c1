using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ContentApi.Content;

namespace ContentApi.Packages;

/// <summary>An item of CSL-YAML as CSL-JSON, every variable checked by its class.</summary>
internal static partial class CslItem
{
    /// <param name="item">The item's mapping; its <c>id</c> and <c>custom</c> are the caller's.</param>
    public static JsonObject Read(SourceFile file, YamlMapping item)
    {
        var csl = new JsonObject();
        foreach (var (line, name, value) in item.Entries.Where(entry => entry.Key is not ("id" or "custom")))
        {
            csl[name] = name switch
            {
                "type" => ReadString(file, name, value, CslVariables.Types.Contains, "an item type of CSL 1.0.2, as article-journal or webpage"),
                _ when CslVariables.Strings.Contains(name) => ReadString(file, name, value),
                _ when CslVariables.Numbers.Contains(name) => ReadNumber(file, name, value),
                _ when CslVariables.Dates.Contains(name) => CslDate.Read(file, name, value),
                _ when CslVariables.Names.Contains(name) => ReadNames(file, name, value),
                _ => Unknown(file, line, name),
            };
        }

        if (!csl.ContainsKey("type")) file.Fault(item.Line, "A citation lacks 'type': add one of CSL 1.0.2, as article-journal or webpage.");
        return csl;
    }

    private static JsonValue? ReadString(SourceFile file, string name, YamlNode value) => name switch
    {
        "URL" => ReadString(file, name, value, Grammar.IsWebAddress, "a whole https:// or http:// address, in ASCII"),
        "DOI" => ReadString(file, name, value, Grammar.IsDoi, "the DOI alone, as 10.1000/182"),
        "PMID" => ReadString(file, name, value, text => Pmid().IsMatch(text), "the number alone, in quotes"),
        "PMCID" => ReadString(file, name, value, text => Pmcid().IsMatch(text), "the identifier alone, as PMC1234567"),
        "language" => ReadString(file, name, value, Grammar.IsLanguage, "a language tag, as fr or en-GB"),
        _ => ReadString(file, name, value, _ => true, ""),
    };

    private static JsonValue? ReadString(SourceFile file, string name, YamlNode value, Func<string, bool> isValid, string expected)
    {
        if (YamlText.Read(file, value, $"'{name}'") is not { } text) return null;
        if (!isValid(text)) file.Fault(value.Line, $"'{name}' is '{TextRules.Shown(text)}': write {expected}.");
        return JsonValue.Create(text);
    }

    /// <summary>CSL's number variables are whole numbers or texts, as « 1616-1626 ».</summary>
    private static JsonValue? ReadNumber(SourceFile file, string name, YamlNode value) =>
        value is YamlScalar { Plain: true } scalar && WholeNumber().IsMatch(scalar.Value)
            ? JsonValue.Create(int.Parse(scalar.Value, CultureInfo.InvariantCulture))
            : ReadString(file, name, value);

    private static JsonArray ReadNames(SourceFile file, string variable, YamlNode value)
    {
        var nodes = YamlText.Items(file, value, $"'{variable}'");
        var names = nodes.Select(node => ReadName(file, variable, node)).ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] is { } name && name.Any(part => EtAl().IsMatch(part.Value!.GetValue<string>())) && !(IsEtAl(name) && i > 0 && i == names.Length - 1))
            {
                file.Fault(nodes[i].Line, $"\"{CitationEdition.EtAl}\" is part of no name: write it as the last one of the list, {{ literal: {CitationEdition.EtAl} }}.");
            }
        }

        return new JsonArray(names);
    }

    private static bool IsEtAl(JsonObject name) => name.Count == 1 && name["literal"]?.GetValue<string>() == CitationEdition.EtAl;

    private static JsonObject? ReadName(SourceFile file, string variable, YamlNode node)
    {
        if (Fields.Of(file, node, $"A name of '{variable}'", [], [.. CslVariables.NameParts]) is not { } fields) return null;
        var name = new JsonObject();
        foreach (var part in CslVariables.NameParts)
        {
            if (fields.Text(part) is { } text) name[part] = text;
        }

        if (fields.Node("literal") is null == fields.Node("family") is null)
        {
            file.Fault(node.Line, $"A name of '{variable}' is a person's 'family' (and 'given'), or an organisation's 'literal': write one of the two.");
        }

        return name;
    }

    private static JsonNode? Unknown(SourceFile file, int line, string name)
    {
        file.Fault(line, $"'{TextRules.Shown(name)}' is no variable of CSL 1.0.2 for a source: correct its spelling, or remove it.");
        return null;
    }

    [GeneratedRegex(@"\A[1-9][0-9]{0,8}\z")]
    private static partial Regex Pmid();

    [GeneratedRegex(@"\APMC[0-9]{1,10}\z")]
    private static partial Regex Pmcid();

    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,8})\z")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"\bet\.? al\b|\bet coll\b", RegexOptions.IgnoreCase)]
    private static partial Regex EtAl();
}
