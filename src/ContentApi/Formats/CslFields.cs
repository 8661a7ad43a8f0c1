using System.Globalization;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Readable;

namespace ContentApi.Formats;

/// <summary>The variables of a CSL item that reference managers have fields for.</summary>
internal sealed class CslFields(ReadableCitation citation)
{
    public string Type => citation.Csl["type"]!.GetValue<string>();

    public string? this[string variable] => citation.Csl[variable] is JsonValue value ? value.ToString() : null;

    public string? Url => WebAddress.Of(citation.Url);

    public IEnumerable<CslName> Names(string variable) => (citation.Csl[variable] as JsonArray ?? []).OfType<JsonObject>().Select(CslName.Of);

    /// <summary>Year, month and day as far as known, each padded to its width.</summary>
    public IReadOnlyList<string> Date(string variable) => citation.Csl[variable]?["date-parts"]?[0] is JsonArray parts
        ? [.. parts.Select((part, index) => int.Parse(part!.ToString(), CultureInfo.InvariantCulture).ToString(index == 0 ? "0000" : "00", CultureInfo.InvariantCulture))]
        : [];

    /// <summary>Where the reference was taken from: goes with it wherever it travels, beside the fields that CSL knows.</summary>
    public static IEnumerable<string> Notes(DocumentLayout layout) =>
        [.. ProvenanceLines.Of(layout), layout.Words.Labelled(layout.Words.Address, layout.Provenance.CanonicalUrl)];
}

/// <summary>A name as both formats take it, its particles where they sort; an organisation has a family name alone.</summary>
internal readonly record struct CslName(string Family, string Given, string? Suffix, bool IsOrganisation)
{
    /// <summary>It stands for the authors that the reference does not name (docs/content-package.md).</summary>
    public bool IsEtAl => IsOrganisation && Family == CitationEdition.EtAl;

    public static CslName Of(JsonObject name) => name["literal"] is { } literal
        ? new(literal.ToString(), "", null, IsOrganisation: true)
        : new(Joined(name, "non-dropping-particle", "family"), Joined(name, "given", "dropping-particle"), name["suffix"]?.ToString(), IsOrganisation: false);

    private static string Joined(JsonObject name, params string[] parts) => string.Join(' ', parts.Select(part => name[part]?.ToString()).OfType<string>());
}
