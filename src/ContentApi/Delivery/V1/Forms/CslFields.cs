using System.Globalization;
using System.Text.Json.Nodes;

namespace ContentApi.Delivery.V1.Forms;

/// <summary>The variables of a CSL item that reference managers have fields for.</summary>
internal sealed class CslFields(CitedCitation citation)
{
    public string Type => citation.Csl["type"]!.GetValue<string>();

    public string? this[string variable] => citation.Csl[variable] is JsonValue value ? value.ToString() : null;

    public string? Url => WebAddress.Of(citation.Url);

    /// <summary>Family name first, as both formats want it; organisations have one name.</summary>
    public IEnumerable<(string Name, bool IsOrganisation)> Names(string variable) =>
        (citation.Csl[variable] as JsonArray ?? []).OfType<JsonObject>().Select(name => name["literal"] is { } literal
            ? (literal.ToString(), true)
            : (PersonName(name), false));

    /// <summary>Year, month and day as far as known, each padded to its width.</summary>
    public IReadOnlyList<string> Date(string variable) => citation.Csl[variable]?["date-parts"]?[0] is JsonArray parts
        ? [.. parts.Select((part, index) => int.Parse(part!.ToString(), CultureInfo.InvariantCulture).ToString(index == 0 ? "0000" : "00", CultureInfo.InvariantCulture))]
        : [];

    /// <summary>What goes with a reference wherever it travels, beside the fields that CSL knows.</summary>
    public static IEnumerable<string> Notes(Reading reading, CitedCitation citation)
    {
        var own = reading with { Provenance = citation.Provenance };
        return [.. ProvenanceLines.Of(own), reading.Words.Labelled(reading.Words.Address, citation.Provenance.CanonicalUrl)];
    }

    private static string PersonName(JsonObject name)
    {
        string? Of(string part) => name[part]?.ToString();
        var family = string.Join(' ', new[] { Of("non-dropping-particle"), Of("family") }.OfType<string>());
        var given = string.Join(' ', new[] { Of("given"), Of("dropping-particle") }.OfType<string>());
        return string.Join(", ", new[] { family, Of("suffix"), given }.Where(part => !string.IsNullOrEmpty(part)));
    }
}
