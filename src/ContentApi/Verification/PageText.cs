using System.Text;
using ContentApi.Verification.Matching;

namespace ContentApi.Verification;

/// <summary>What is to be compared: a page's words, its lines, and where its sentences end.</summary>
public sealed class PageText
{
    /// <summary>How many elements may be open in one another.</summary>
    public const int DeepestHtml = HtmlText.Deepest;

    // What stands before an item in plain text, and is no word of it.
    private const string ListSigns = "-–—−•·*‣◦▪●○■□✓✔➢→+";

    private const int LongestNumber = 3;

    private readonly bool[] stops;

    private PageText(PageWriter written, OwnLines own)
    {
        Text = written.Text;
        Form = MatchingForm.Of(Text);
        Lines = ReadLines(written.Breaks, own);
        LineOf = new int[Form.Words.Count];
        for (var line = 0; line < Lines.Count; line++) Array.Fill(LineOf, line, Lines[line].First, Lines[line].End - Lines[line].First);
        stops = [.. Enumerable.Range(0, Form.Words.Count + 1).Select(FindStop)];
    }

    public string Text { get; }

    public MatchingForm Form { get; }

    public IReadOnlyList<MatchingWord> Words => Form.Words;

    public IReadOnlyList<PageLine> Lines { get; }

    /// <summary>Of each word.</summary>
    public int[] LineOf { get; }

    /// <summary>How many words there are, signs aside.</summary>
    public int CountWords => Words.Count(word => word.IsWord);

    /// <param name="text">A line is a paragraph, or goes on in the next.</param>
    public static PageText OfText(string text, OwnLines own)
    {
        var page = new PageWriter();
        var list = 0;
        var (isInList, isBlank) = (false, false);
        foreach (var line in Characters(text).Split('\n', '\u2028', '\u2029'))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                isBlank = true;
                continue;
            }

            var isItem = IsItem(line.TrimStart());
            if (isItem && !isInList) list++;
            page.Break(isItem ? Break.Item : isBlank ? Break.Paragraph : Break.Line, isItem ? list : 0);
            page.Append(line);
            (isInList, isBlank) = (isItem, false);
        }

        return new PageText(page, own);
    }

    public static PageText OfBlocks(IEnumerable<string> blocks, OwnLines own)
    {
        var page = new PageWriter();
        foreach (var block in blocks)
        {
            page.Break(Break.Paragraph);
            foreach (var line in Characters(block).Split('\n', '\u2028', '\u2029'))
            {
                page.Append(line);
                page.Append(" ");
            }
        }

        return new PageText(page, own);
    }

    /// <exception cref="TooDeepException">Its elements are nested beyond what pages need.</exception>
    /// <exception cref="OperationCanceledException">It takes too long to read.</exception>
    public static PageText OfHtml(string html, OwnLines own, CancellationToken stop)
    {
        var page = new PageWriter();
        HtmlText.Read(Characters(html), page, stop);
        return new PageText(page, own);
    }

    /// <summary>Whether a sentence, or a line that can be one, ends before a word.</summary>
    public bool IsStop(int at) => stops[at];

    public bool IsLineStart(int at) => at < Words.Count && Lines[LineOf[at]].Content == at;

    /// <summary>Whether no word follows in the line.</summary>
    public bool IsLineEnd(int at) => at == Words.Count || Lines[LineOf[at]].First == at;

    /// <summary>The words from one to another as they stand in the page, and the markers that belong to them.</summary>
    public string Slice(int first, int end) => Text[Words[first].Start..Words[end - 1].End];

    /// <summary>Whether two words are the same, but for a capital where a sentence begins or the whole line has them.</summary>
    public bool IsSame(int at, MatchingForm other, int word, bool isBeginning)
    {
        var (here, there) = (Words[at].Key, other.Words[word].Key);
        if (string.Equals(here, there, StringComparison.Ordinal)) return true;
        if (!string.Equals(here, there, StringComparison.OrdinalIgnoreCase)) return false;
        if (Lines[LineOf[at]].IsInCapitals) return true;
        return (isBeginning || stops[at] || IsLineStart(at)) && here.AsSpan(1).SequenceEqual(there.AsSpan(1));
    }

    private static bool IsItem(string line)
    {
        var sign = 0;
        while (sign < line.Length && sign < LongestNumber && char.IsAsciiDigit(line[sign])) sign++;
        var isSigned = sign < line.Length && (sign > 0 ? line[sign] is '.' or ')' : ListSigns.Contains(line[sign], StringComparison.Ordinal));
        return isSigned && sign + 1 < line.Length && char.IsWhiteSpace(line[sign + 1]);
    }

    private static string Characters(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) plain.Append(text[i]).Append(text[++i]);
            else if (char.IsSurrogate(text[i])) plain.Append('\uFFFD');
            else if (text[i] == '\r') plain.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            else plain.Append(text[i]);
        }

        return plain.ToString();
    }

    private List<PageLine> ReadLines(List<(int At, Break Kind, int List)> breaks, OwnLines own)
    {
        var lines = new List<PageLine>();
        var next = 0;
        for (var first = 0; first < Words.Count;)
        {
            var (kind, list) = (Break.Line, 0);
            while (next < breaks.Count && breaks[next].At <= Words[first].Start)
            {
                if (breaks[next].Kind > kind) kind = breaks[next].Kind;
                if (breaks[next].List != 0) list = Math.Max(0, breaks[next].List);
                next++;
            }

            var end = first + 1;
            while (end < Words.Count && (next == breaks.Count || Words[end].Start < breaks[next].At)) end++;
            lines.Add(new PageLine(first, Content(first, end, own), end, kind, list, IsInCapitals(first, end)));
            first = end;
        }

        return lines;
    }

    private bool IsInCapitals(int first, int end)
    {
        var words = 0;
        for (var at = first; at < end; at++)
        {
            if (Words[at].Key.Any(char.IsLower)) return false;
            if (Words[at].Key.Any(char.IsUpper)) words++;
        }

        return words > 1;
    }

    /// <summary>Where a line's words begin once list signs, numbers of items and labels of our forms are passed over.</summary>
    private int Content(int first, int end, OwnLines own)
    {
        var at = first;
        while (at < end - 1 && ListSigns.Contains(Words[at].Key, StringComparison.Ordinal) && char.IsWhiteSpace(Text[Words[at].End])) at++;
        // « 1. » and « 1) » before an item; a number that no space follows is one of the text.
        if (at < end - 2 && Words[at].Key is { Length: <= LongestNumber } number && number.All(char.IsAsciiDigit)
            && Words[at + 1].Key is "." or ")" && Words[at].End == Words[at + 1].Start && char.IsWhiteSpace(Text[Words[at + 1].End])) at += 2;
        return at + own.LabelAt(Words, at, end);
    }

    private bool FindStop(int at)
    {
        if (at == 0 || at == Words.Count) return true;
        if (Sentence.IsEnd(Words, at)) return true;
        if (Lines[LineOf[at]].First != at) return false;
        var line = Lines[LineOf[at]];
        // Without a full stop, a line that begins small may be the rest of a sentence.
        return line.Kind > Break.Line || !char.IsLower(Words[line.Content].Key[0]) || Sentence.IsEnder(Words[at - 1]);
    }
}

/// <param name="First">The index of its first word.</param>
/// <param name="Content">Of its first word that is no list sign.</param>
/// <param name="List">The list that it is an item of; 0: none.</param>
public readonly record struct PageLine(int First, int Content, int End, Break Kind, int List, bool IsInCapitals);
