using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ContentApi.Readable;

namespace ContentApi.Formats;

/// <summary>
/// A fragment to be set into a page: semantic elements, no style and nothing that runs. Ids begin with the resource's key and inner
/// ones are joined by an underscore, which neither slugs nor anchors have: any number of fragments may stand on one page.
/// </summary>
internal sealed class HtmlFormat(DocumentLayout document, HtmlLayout layout)
{
    public const string Suffix = ".html";

    public const int DefaultLevel = 2;

    private const int DeepestElement = 6;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder html = new();
    private readonly Dictionary<int, int> mentions = [];
    private readonly UiStrings words = document.Words;

    public static byte[] Write(DocumentLayout document, int headingLevel) => Encoding.UTF8.GetBytes(Write(document, new HtmlLayout(headingLevel)));

    public static string Write(DocumentLayout document, HtmlLayout layout)
    {
        var form = new HtmlFormat(document, layout);
        form.Write($"<section lang=\"{Text(document.Locale)}\" aria-labelledby=\"{form.Id(null, "_title")}\"{form.Identity()}>\n");
        if (layout.Disclosure != Disclosure.None) form.Write(layout.Disclosure == Disclosure.Open ? "<details open>\n" : "<details>\n");
        form.WriteContent(document.Body, layout.HeadingLevel);
        if (document.Citations.Count > 0) form.WriteNotes(layout.HeadingLevel + 1);
        foreach (var related in document.Related) form.WriteRelated(related);
        form.WriteProvenance();
        if (layout.Disclosure != Disclosure.None) form.Write("</details>\n");
        form.Write("</section>\n");
        return form.html.ToString();
    }

    /// <summary>A copy in somebody's page says what it is a copy of, to whoever keeps it or replaces it.</summary>
    private string Identity()
    {
        var provenance = document.Provenance;
        return string.Create(
            CultureInfo.InvariantCulture,
            $" data-document=\"{document.Document.Id}\" data-edition=\"{provenance.Edition}\" data-release=\"{provenance.Release}\" data-max-offline=\"{Text(provenance.MaxOffline)}\"");
    }

    private void Write(string markup) => html.Append(markup);

    private void WriteContent(LayoutPart part, int level)
    {
        if (part.Title is { } title)
        {
            var isSummary = layout.Disclosure != Disclosure.None && part == document.Body;
            if (isSummary) Write("<summary>\n");
            WriteHeading(Id(part.Scope, "_title"), title, level, part == document.Body ? TitleLanguage : "");
            if (isSummary) Write("</summary>\n");
        }

        foreach (var concern in part.Concerns) WriteRemark(concern, " role=\"note\"");
        foreach (var remark in part.Remarks) WriteRemark(remark, "");
        foreach (var block in part.Blocks) WriteBlock(block);
        foreach (var inner in part.Parts.Where(inner => inner.Title is not null || inner.Blocks.Count > 0))
        {
            Write(inner.Title is null ? "<div role=\"note\">\n" : $"<section aria-labelledby=\"{Id(inner.Scope, "_title")}\">\n");
            WriteContent(inner, level + 1);
            if (inner is { Title: not null, Scope: { } slug }) Write(layout.Behind(slug));
            Write(inner.Title is null ? "</div>\n" : "</section>\n");
        }
    }

    /// <summary>A title of our own words is in their language.</summary>
    private string TitleLanguage => document.Document is ReadableCriterion or ReadableCitationDocument ? Language(words.Language) : "";

    private void WriteHeading(string id, string title, int level, string language) => Write(level > DeepestElement
        ? $"<div role=\"heading\" aria-level=\"{level}\" id=\"{id}\"{language}>{Text(title)}</div>\n"
        : $"<h{level} id=\"{id}\"{language}>{Text(title)}</h{level}>\n");

    private void WriteBlock(LayoutBlock shown)
    {
        var attributes = $"id=\"{Id(shown.Scope, shown.Block.Id)}\" data-digest=\"{Text(shown.Block.Digest)}\"{Anchor(shown.Block.Id)}{Mark(shown.Block.Digest)}";
        switch (shown.Block)
        {
            case ReadableParagraph paragraph:
                Write($"<p {attributes}>");
                WriteSpans(paragraph.Content, shown);
                Write("</p>\n");
                break;
            case ReadableList list:
                Write($"<ul {attributes}>\n");
                foreach (var item in list.Items) WriteItem(item, shown);
                Write("</ul>\n");
                break;
            default:
                throw new NotSupportedException(shown.Block.GetType().Name);
        }

        foreach (var concern in shown.Concerns) WriteRemark(concern, " role=\"note\"");
    }

    private void WriteRemark(Remark remark, string role) =>
        Write($"<p{role}><span{Language(remark.Language)}>{Text(remark.Line(""))}</span>{Text(remark.Value)}</p>\n");

    private void WriteItem(ReadableListItem item, LayoutBlock shown)
    {
        var isFocus = shown.Focus.Contains(item.Id);
        Write($"<li id=\"{Id(shown.Scope, item.Id)}\"{Anchor(item.Id)}>{(isFocus ? "<mark>" : "")}");
        WriteSpans(item.Content, shown);
        Write(isFocus ? "</mark></li>\n" : "</li>\n");
    }

    private void WriteSpans(IEnumerable<ReadableSpan> spans, LayoutBlock shown)
    {
        foreach (var span in spans)
        {
            switch (span)
            {
                case ReadableStrong:
                    Write($"<strong>{Text(span.Text)}</strong>");
                    break;
                case ReadableEmphasis:
                    Write($"<em>{Text(span.Text)}</em>");
                    break;
                case ReadableLink link when WebAddress.Of(link.Href) is { } href:
                    Write(Link(href, span.Text));
                    break;
                case ReadableMarker marker:
                    Write($"({string.Join(", ", marker.Numbers.Select(Mention))})");
                    break;
                case ReadablePassage passage:
                    var element = shown.Focus.Contains(passage.Id) ? "mark" : "span";
                    Write($"<{element} id=\"{Id(shown.Scope, passage.Id)}\"{Anchor(passage.Id)}>");
                    WriteSpans(passage.Content, shown);
                    Write($"</{element}>");
                    break;
                default:
                    Write(Text(span.Text));
                    break;
            }
        }
    }

    private string Anchor(string id) => layout.IsMarked ? $" data-anchor=\"{Text(id)}\"" : "";

    /// <summary>As much of a digest as people compare.</summary>
    private string Mark(string digest) => layout.IsMarked ? $" data-mark=\"{Text(digest[..Math.Min(digest.Length, 19)])}…\"" : "";

    private string Mention(int number)
    {
        var mention = mentions[number] = mentions.GetValueOrDefault(number) + 1;
        return $"<a id=\"{MentionId(number, mention)}\" href=\"#{NoteId(number)}\" role=\"doc-noteref\">{Number(number)}</a>";
    }

    private void WriteNotes(int level)
    {
        var isAlone = document.Document is ReadableCitationDocument;
        Write(isAlone ? "<section role=\"doc-endnotes\">\n" : $"<section role=\"doc-endnotes\" aria-labelledby=\"{Id(null, "_notes")}{(layout.IsOneOfMany ? $" {Id(null, "_title")}" : "")}\">\n");
        if (!isAlone) WriteHeading(Id(null, "_notes"), words.References, level, Language(words.Language));
        Write("<ol>\n");
        foreach (var citation in document.Citations)
        {
            var language = citation.Language is { } tag ? Language(tag) : "";
            Write($"<li id=\"{NoteId(citation.Number)}\" value=\"{Number(citation.Number)}\"><span{language}>{Reference(citation)}</span>");
            if (WebAddress.Of(citation) is { } address && !WebAddress.IsPrinted(citation)) Write($" {Link(address, WebAddress.Name(citation))}");
            for (var mention = 1; mention <= mentions.GetValueOrDefault(citation.Number); mention++)
            {
                Write($" <a href=\"#{MentionId(citation.Number, mention)}\" role=\"doc-backlink\" aria-label=\"{Text(words.BackToText)} {mention}\"{Language(words.Language)}>↩{mention}</a>");
            }

            Write("</li>\n");
        }

        Write("</ol>\n</section>\n");
    }

    /// <summary>The reference as printed; an address in it is a link.</summary>
    private string Reference(ReadableCitation citation) => WebAddress.IsPrinted(citation)
        ? Text(citation.Text).Replace(Text(citation.Url!), Link(citation.Url!, citation.Url!), StringComparison.Ordinal)
        : Text(citation.Text);

    private string Link(string address, string text) => $"<a href=\"{Text(address)}\"{Window}>{Text(text)}</a>";

    private string Window => layout.OpensWindows ? " target=\"_blank\" rel=\"noopener\"" : "";

    private void WriteRelated(Related related) => Write(
        $"<p><span{Language(words.Language)}>{Text(words.Labelled(related.Label, ""))}</span>{Link(layout.Related(related.Url), related.Title)}</p>\n");

    private void WriteProvenance()
    {
        Write($"<footer{Language(words.Language)}>\n{(layout.IsOneOfMany ? $"<details>\n<summary>{Text(words.Provenance)}</summary>\n" : "")}<ul>\n");
        foreach (var line in ProvenanceLines.Of(document)) Write($"<li>{Text(line)}</li>\n");
        var address = Text(document.Provenance.CanonicalUrl);
        Write($"<li>{Text(words.Labelled(words.Address, ""))}<a rel=\"bookmark{(layout.OpensWindows ? " noopener\" target=\"_blank" : "")}\" href=\"{address}\">{address}</a></li>\n</ul>\n{(layout.IsOneOfMany ? "</details>\n" : "")}</footer>\n");
    }

    private string Language(string tag) => tag == document.Locale || tag == document.Locale.Split('-')[0] ? "" : $" lang=\"{Text(tag)}\"";

    private string Id(string? scope, string id) => Text(scope is null ? $"{document.Key}--{id}" : $"{document.Key}--{scope}_{id}");

    private string NoteId(int number) => Id(null, $"_note_{Number(number)}");

    private string MentionId(int number, int mention) => Id(null, $"_mention_{Number(number)}_{Number(mention)}");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(string text) => Encoder.Encode(text);
}
