using System.Text;
using ContentApi.Readable;

namespace ContentApi.Formats;

/// <summary>Plain text: a block is a line, the items of a list one each; references and provenance at the end.</summary>
internal static class TextFormat
{
    public const string Suffix = ".txt";

    /// <summary>Between the text and where it comes from.</summary>
    public const string Rule = "----";

    public static byte[] Write(DocumentLayout layout)
    {
        var text = new StringBuilder();
        Write(text, layout.Body, layout.Words);
        if (layout.Citations.Count > 0)
        {
            if (layout.Document is not ReadableCitationDocument) Paragraph(text, layout.Words.References);
            foreach (var citation in layout.Citations) Line(text, $"({citation.Number}) {citation.Text}");
            Line(text, "");
        }

        foreach (var related in layout.Related) Paragraph(text, $"{layout.Words.Labelled(related.Label, related.Title)} <{related.Url}{TextFormat.Suffix}>");
        Line(text, Rule);
        foreach (var line in ProvenanceLines.Of(layout)) Line(text, line);
        Line(text, layout.Words.Labelled(layout.Words.Address, layout.Provenance.CanonicalUrl));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, LayoutPart part, UiStrings words)
    {
        if (part.Title is { } title) Paragraph(text, title);
        foreach (var remark in part.Concerns.Concat(part.Remarks)) Paragraph(text, remark.Line());
        foreach (var shown in part.Blocks)
        {
            Paragraph(text, shown.Block is ReadableList list ? string.Join('\n', list.Items.Select(item => $"- {item.Text}")) : shown.Block.Text);
            foreach (var focus in shown.FocusTexts) Paragraph(text, words.Labelled(words.Focus, focus));
            foreach (var concern in shown.Concerns) Paragraph(text, concern.Line());
        }

        foreach (var inner in part.Parts) Write(text, inner, words);
    }

    private static void Paragraph(StringBuilder text, string line) => text.Append(line).Append("\n\n");

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
