using System.Text;
using ContentApi.Delivery.V1.Citations;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;

namespace ContentApi.Formats;

/// <summary>Plain text: a block is a line, the items of a list one each; references and provenance at the end.</summary>
internal static class TextFormat
{
    /// <summary>Between the text and where it comes from.</summary>
    public const string Rule = "----";

    public static byte[] Write(Reading reading)
    {
        var text = new StringBuilder();
        Write(text, reading.Body, reading.Words);
        if (reading.Citations.Count > 0)
        {
            if (reading.Resource is not CitationDto) Paragraph(text, reading.Words.References);
            foreach (var citation in reading.Citations) Line(text, $"({citation.Number}) {citation.Text}");
            Line(text, "");
        }

        foreach (var related in reading.Related) Paragraph(text, $"{reading.Words.Labelled(related.Label, related.Title)} <{related.Url}{V1Formats.Text.Suffix}>");
        Line(text, Rule);
        foreach (var line in ProvenanceLines.Of(reading)) Line(text, line);
        Line(text, reading.Words.Labelled(reading.Words.Address, reading.Provenance.CanonicalUrl));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, ReadablePart part, UiStrings words)
    {
        if (part.Title is { } title) Paragraph(text, title);
        foreach (var remark in part.Concerns.Concat(part.Remarks)) Paragraph(text, remark.Line());
        foreach (var shown in part.Blocks)
        {
            Paragraph(text, shown.Block is ListBlockDto list ? string.Join('\n', list.Items.Select(item => $"- {item.Text}")) : shown.Block.Text);
            foreach (var focus in shown.FocusTexts) Paragraph(text, words.Labelled(words.Focus, focus));
            foreach (var concern in shown.Concerns) Paragraph(text, concern.Line());
        }

        foreach (var inner in part.Parts) Write(text, inner, words);
    }

    private static void Paragraph(StringBuilder text, string line) => text.Append(line).Append("\n\n");

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
