using System.Globalization;
using System.Text;
using ContentApi.Readable;

namespace ContentApi.Formats;

/// <summary>Text as CommonMark that means that text and nothing else. Emphasis yields where a parser might read it otherwise.</summary>
internal static class MarkdownText
{
    // What is markup wherever it stands, in CommonMark or its common extensions.
    private const string Special = "\\`*[]<>&#{}|~^$";

    // What is markup where a line begins.
    private const string Opening = "+-=.):";

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '\u00A0') escaped.Append("&nbsp;");
            else if (IsInvisible(character)) escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)character};");
            else if (NeedsBackslash(text, i)) escaped.Append('\\').Append(character);
            else escaped.Append(character);
        }

        return escaped.ToString();
    }

    /// <summary>A whole line: a parser trims spaces at its ends.</summary>
    public static string EscapeLine(string text) => KeepEnds(Escape(text));

    public static string Link(string text, string href) => $"[{Escape(text)}](<{new Uri(href).AbsoluteUri}>)";

    /// <param name="focus">Ids of the passages to highlight.</param>
    /// <param name="isFocus">Whether all of it is highlighted.</param>
    public static string Of(IEnumerable<ReadableSpan> spans, IReadOnlyList<string> focus, bool isFocus)
    {
        var runs = new List<Run>();
        foreach (var run in Runs(spans, focus, isFocus))
        {
            if (runs.Count > 0 && runs[^1].Mark == run.Mark) runs[^1] = new Run(runs[^1].Text + run.Text, runs[^1].Markdown + run.Markdown, run.Mark);
            else runs.Add(run);
        }

        var line = new StringBuilder();
        var marked = false;
        for (var i = 0; i < runs.Count; i++)
        {
            // Two marks without text between them would run together.
            var mark = marked ? "" : runs[i].Mark;
            marked = mark.Length > 0 && IsSound(runs[i].Text, i == 0 ? ' ' : runs[i - 1].Text[^1], i == runs.Count - 1 ? ' ' : runs[i + 1].Text[0]);
            line.Append(marked ? mark : "").Append(runs[i].Markdown).Append(marked ? mark : "");
        }

        return KeepEnds(line.ToString());
    }

    private static IEnumerable<Run> Runs(IEnumerable<ReadableSpan> spans, IReadOnlyList<string> focus, bool isFocus) => spans
        .Where(span => span.Text.Length > 0)
        .SelectMany(span => span switch
        {
            ReadablePassage passage => Runs(passage.Content, focus, isFocus || focus.Contains(passage.Id)),
            ReadableLink link when WebAddress.Of(link.Href) is { } href => [new Run(span.Text, Link(span.Text, href), isFocus ? "**" : "")],
            _ => [new Run(span.Text, Escape(span.Text), isFocus || span is ReadableStrong ? "**" : span is ReadableEmphasis ? "*" : "")],
        });

    /// <summary>Whether asterisks here open and close (CommonMark 0.31 §6.2: left- and right-flanking).</summary>
    private static bool IsSound(string text, char before, char after) =>
        (char.IsLetterOrDigit(text[0]) || (!char.IsWhiteSpace(text[0]) && !char.IsLetterOrDigit(before)))
        && (char.IsLetterOrDigit(text[^1]) || (!char.IsWhiteSpace(text[^1]) && !char.IsLetterOrDigit(after)));

    private static bool NeedsBackslash(string text, int i) =>
        Special.Contains(text[i])
        || (i == 0 && Opening.Contains(text[i]))
        // Within a word it is none, and links that are printed in full stay readable.
        || (text[i] == '_' && (i == 0 || i == text.Length - 1 || !char.IsLetterOrDigit(text[i - 1]) || !char.IsLetterOrDigit(text[i + 1])))
        || (text[i] is '.' or ')' && text.AsSpan(0, i).IndexOfAnyExceptInRange('0', '9') < 0);

    private static bool IsInvisible(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || (character != ' ' && char.IsWhiteSpace(character));

    private static string KeepEnds(string line)
    {
        if (line.StartsWith(' ')) line = "&#32;" + line[1..];
        return line.EndsWith(' ') ? line[..^1] + "&#32;" : line;
    }

    private sealed record Run(string Text, string Markdown, string Mark);
}
