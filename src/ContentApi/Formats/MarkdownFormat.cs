using System.Text;
using ContentApi.Readable;

namespace ContentApi.Formats;

/// <summary>CommonMark that a parser reads back as the same text. What is to be highlighted is strong.</summary>
internal sealed class MarkdownFormat
{
    public const string Suffix = ".md";

    private const int DeepestHeading = 6;

    private readonly StringBuilder text = new();

    public static byte[] Write(DocumentLayout layout)
    {
        var form = new MarkdownFormat();
        var words = layout.Words;
        form.Write(layout.Body, level: 1);
        if (layout.Citations.Count > 0)
        {
            if (layout.Document is not ReadableCitationDocument) form.Heading(words.References, 2);
            foreach (var citation in layout.Citations)
            {
                var link = WebAddress.Of(citation) is { } address && !WebAddress.IsPrinted(citation) ? " " + MarkdownText.Link(WebAddress.Name(citation), address) : "";
                form.Item(MarkdownText.Escape($"({citation.Number}) {citation.Text}") + link);
            }

            form.text.Append('\n');
        }

        foreach (var related in layout.Related)
        {
            form.Paragraph(MarkdownText.Escape(words.Labelled(related.Label, "")) + MarkdownText.Link(related.Title, related.Url + MarkdownFormat.Suffix));
        }

        form.Paragraph("---");
        foreach (var line in ProvenanceLines.Of(layout)) form.Item(MarkdownText.EscapeLine(line));
        var canonical = layout.Provenance.CanonicalUrl;
        form.Item(MarkdownText.Escape(words.Labelled(words.Address, "")) + MarkdownText.Link(canonical, canonical));
        return Encoding.UTF8.GetBytes(form.text.ToString());
    }

    private void Write(LayoutPart part, int level)
    {
        if (part.Title is { } title) Heading(title, level);
        foreach (var concern in part.Concerns) Quote(concern);
        foreach (var remark in part.Remarks) Paragraph(MarkdownText.EscapeLine(remark.Line()));
        foreach (var shown in part.Blocks)
        {
            Paragraph(shown.Block switch
            {
                ReadableParagraph paragraph => MarkdownText.Of(paragraph.Content, shown.Focus, isFocus: false),
                ReadableList list => string.Join('\n', list.Items.Select(item => "- " + MarkdownText.Of(item.Content, shown.Focus, shown.Focus.Contains(item.Id)))),
                _ => throw new NotSupportedException(shown.Block.GetType().Name),
            });
            foreach (var concern in shown.Concerns) Quote(concern);
        }

        foreach (var inner in part.Parts) Write(inner, level + 1);
    }

    /// <summary>Set apart from the text.</summary>
    private void Quote(Remark concern) => Paragraph("> " + MarkdownText.EscapeLine(concern.Line()));

    private void Heading(string title, int level) => Paragraph($"{new string('#', Math.Min(level, DeepestHeading))} {MarkdownText.EscapeLine(title)}");

    private void Item(string markdown) => text.Append("- ").Append(markdown).Append('\n');

    private void Paragraph(string markdown) => text.Append(markdown).Append("\n\n");
}
