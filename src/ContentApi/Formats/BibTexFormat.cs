using System.Text;
using ContentApi.Readable;

namespace ContentApi.Formats;

/// <summary>
/// The citations as BibTeX, in UTF-8. Where BibTeX has no field, as for the printed reference and its provenance, the name is ours:
/// styles pass over fields that they do not know.
/// </summary>
internal static class BibTexFormat
{
    public const string Suffix = ".bib";

    public static byte[] Write(DocumentLayout layout)
    {
        // Outside entries everything is a comment.
        var bib = new StringBuilder($"% {layout.Words.References} ({layout.Citations.Count}) - {layout.Provenance.CanonicalUrl}\n");
        foreach (var citation in layout.Citations) WriteEntry(bib, layout, citation);
        return Encoding.UTF8.GetBytes(bib.ToString());
    }

    private static void WriteEntry(StringBuilder bib, DocumentLayout layout, ReadableCitation citation)
    {
        var csl = new CslFields(citation);
        bib.Append("\n@").Append(TypeOf(csl.Type)).Append('{').Append(citation.Slug);
        Written(bib, "author", Names(csl, "author"));
        Written(bib, "editor", Names(csl, "editor"));
        // Doubled braces: styles change the case of titles otherwise.
        if (csl["title"] is { } title) Written(bib, "title", $"{{{Escape(title)}}}");
        Field(bib, csl.Type is "chapter" or "paper-conference" ? "booktitle" : "journal", csl["container-title"]);
        var issued = csl.Date("issued");
        if (issued.Count > 0) Field(bib, "year", issued[0]);
        if (issued.Count > 1) Field(bib, "month", issued[1]);
        Field(bib, "volume", csl["volume"]);
        Field(bib, "number", csl["issue"] ?? csl["number"]);
        Field(bib, "pages", csl["page"]?.Replace("-", "--", StringComparison.Ordinal));
        Field(bib, "publisher", csl["publisher"]);
        Field(bib, "address", csl["publisher-place"]);
        Field(bib, "issn", csl["ISSN"]);
        Field(bib, "isbn", csl["ISBN"]);
        Written(bib, "doi", Verbatim(citation.Doi));
        Field(bib, "pmid", citation.Pmid);
        Written(bib, "url", Verbatim(csl.Url));
        if (csl.Date("accessed") is { Count: > 0 } accessed) Field(bib, "urldate", string.Join('-', accessed));
        Field(bib, "language", citation.Language);
        Field(bib, "printed", citation.Text);
        Field(bib, "provenance", string.Join(" | ", CslFields.Notes(layout)));
        bib.Append("\n}\n");
    }

    private static string? Names(CslFields csl, string variable)
    {
        var names = csl.Names(variable).Select(Name).ToList();
        return names.Count == 0 ? null : string.Join(" and ", names);
    }

    /// <summary>BibTeX has a word of its own for « et al. », which styles write as they do.</summary>
    private static string Name(CslName name) => name.IsEtAl ? "others" : name.IsOrganisation
        ? $"{{{Escape(name.Family)}}}"
        : string.Join(", ", new[] { name.Family, name.Suffix, name.Given }.Where(part => !string.IsNullOrEmpty(part)).Select(part => Escape(part!)));

    private static string TypeOf(string type) => type switch
    {
        "article-journal" or "article-magazine" or "article-newspaper" => "article",
        "book" => "book",
        "chapter" => "incollection",
        "paper-conference" => "inproceedings",
        "report" => "techreport",
        "thesis" => "phdthesis",
        "webpage" or "post" or "post-weblog" => "online",
        _ => "misc",
    };

    private static void Field(StringBuilder bib, string name, string? text) => Written(bib, name, text is null ? null : Escape(text));

    private static void Written(StringBuilder bib, string name, string? value)
    {
        if (value is not null) bib.Append(",\n  ").Append(name).Append(" = {").Append(value).Append('}');
    }

    /// <summary>Addresses are read as they stand: what would end the field goes by its percent-escape, which means the same in them.</summary>
    private static string? Verbatim(string? address) =>
        address?.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = character switch
            {
                '\\' => escaped.Append(@"\textbackslash{}"),
                '{' or '}' or '%' or '&' or '#' or '_' or '$' => escaped.Append('\\').Append(character),
                '~' => escaped.Append(@"\textasciitilde{}"),
                '^' => escaped.Append(@"\textasciicircum{}"),
                _ when char.IsControl(character) => escaped.Append(' '),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }
}
