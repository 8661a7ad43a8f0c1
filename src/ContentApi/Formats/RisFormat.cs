using System.Text;
using ContentApi.Readable;

namespace ContentApi.Formats;

/// <summary>The citations as RIS: a tag, two spaces, a hyphen and a space, and the value on the same line.</summary>
internal static class RisFormat
{
    public const string Suffix = ".ris";

    private const string ReferenceType = "TY";
    private const string End = "ER";

    public static byte[] Write(DocumentLayout layout)
    {
        var ris = new StringBuilder();
        foreach (var citation in layout.Citations) WriteItem(ris, layout, citation);
        return Encoding.UTF8.GetBytes(ris.ToString());
    }

    private static void WriteItem(StringBuilder ris, DocumentLayout layout, ReadableCitation citation)
    {
        var csl = new CslFields(citation);
        Tag(ris, ReferenceType, TypeOf(csl.Type));
        Tag(ris, "ID", citation.Slug);
        foreach (var name in csl.Names("author")) Tag(ris, "AU", Name(name));
        // Who edits what this is a part of is a secondary author to RIS.
        foreach (var name in csl.Names("editor")) Tag(ris, csl.Type is "chapter" or "paper-conference" ? "A2" : "ED", Name(name));
        Tag(ris, "TI", csl["title"]);
        Tag(ris, "T2", csl["container-title"]);
        if (csl.Date("issued") is { Count: > 0 } issued)
        {
            Tag(ris, "PY", issued[0]);
            Tag(ris, "DA", Slashed(issued));
        }

        Tag(ris, "VL", csl["volume"]);
        Tag(ris, "IS", csl["issue"]);
        Tag(ris, "M1", csl["number"]);
        var pages = csl["page"]?.Split('-', '–') ?? [];
        if (pages.Length > 0) Tag(ris, "SP", pages[0]);
        if (pages.Length > 1) Tag(ris, "EP", pages[^1]);
        Tag(ris, "PB", csl["publisher"]);
        Tag(ris, "CY", csl["publisher-place"]);
        Tag(ris, "SN", csl["ISSN"] ?? csl["ISBN"]);
        Tag(ris, "DO", citation.Doi);
        Tag(ris, "AN", citation.Pmid);
        Tag(ris, "UR", csl.Url);
        if (csl.Date("accessed") is { Count: > 0 } accessed) Tag(ris, "Y2", Slashed(accessed));
        Tag(ris, "LA", citation.Language);
        Tag(ris, "N1", citation.Text);
        foreach (var note in CslFields.Notes(layout)) Tag(ris, "N1", note);
        Tag(ris, End, "");
    }

    /// <summary>With a comma at its end « et al. » is a family name: reference managers take the words as they are, and none for a given name.</summary>
    private static string Name(CslName name) =>
        name.IsEtAl ? name.Family + "," : name.Suffix is { } suffix ? $"{name.Family}, {name.Given}, {suffix}" : name.Given.Length > 0 ? $"{name.Family}, {name.Given}" : name.Family;

    /// <summary>RIS has four places for a date: year, month, day, and words.</summary>
    private static string Slashed(IReadOnlyList<string> date) => string.Join('/', date.Concat(Enumerable.Repeat("", 3 - date.Count))) + "/";

    private static string TypeOf(string type) => type switch
    {
        "article-journal" => "JOUR",
        "article-magazine" => "MGZN",
        "article-newspaper" => "NEWS",
        "webpage" or "post" or "post-weblog" => "ELEC",
        "book" => "BOOK",
        "chapter" => "CHAP",
        "report" => "RPRT",
        "thesis" => "THES",
        "paper-conference" => "CONF",
        "legislation" or "regulation" => "STAT",
        "standard" => "STAND",
        "dataset" => "DATA",
        _ => "GEN",
    };

    /// <summary>A line end in a value would begin another tag.</summary>
    private static void Tag(StringBuilder ris, string tag, string? value)
    {
        if (value is null) return;
        ris.Append(tag).Append("  - ");
        foreach (var character in value) ris.Append(char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character);
        ris.Append('\n');
    }
}
