using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ContentApi.Content.Matching;

namespace ContentApi.Delivery.V1;

/// <summary>What is to be compared, as lines of words.</summary>
internal sealed class InputText
{
    // What stands before an item in plain text, and is no word of it.
    private const string ListSigns = "-–—−•·*‣◦▪●○■□✓✔➢→+";

    private InputText(string text, KnownTexts known, IReadOnlyCollection<string[]> labels)
    {
        Text = text;
        Form = MatchingForm.Of(text);
        Words = [.. Form.Words.Select(word => known.Find(word.Key))];
        Line = new int[Words.Length];
        var firsts = new List<int>();
        var at = 0;
        for (var i = 0; i < Words.Length; i++)
        {
            if (text.AsSpan(at, Form.Words[i].Start - at).ContainsAny('\n', '\u2028', '\u2029') || i == 0) firsts.Add(i);
            at = Form.Words[i].Start;
            Line[i] = firsts.Count - 1;
        }

        Firsts = [.. firsts, Words.Length];
        Contents = [.. firsts.Select((first, line) => Content(first, Firsts[line + 1], labels))];
    }

    public string Text { get; }

    public MatchingForm Form { get; }

    /// <summary>By the numbers that the known texts have for them; -1: in none of them.</summary>
    public int[] Words { get; }

    /// <summary>Of each word.</summary>
    public int[] Line { get; }

    /// <summary>Where each line begins; at last, where all ends.</summary>
    public int[] Firsts { get; }

    /// <summary>Where each line begins once list signs and labels of ours are passed over.</summary>
    public int[] Contents { get; }

    /// <exception cref="OperationCanceledException">It takes too long to read.</exception>
    public static InputText Of(VerifyRequest request, KnownTexts known, IReadOnlyCollection<string[]> labels, CancellationToken stop) => new(
        request.Text is { } text ? Plain(text)
        : request.Html is { } html ? OfHtml(html, stop)
        : string.Join('\n', request.Blocks!.Select(block => Plain(block).Replace('\n', ' '))),
        known,
        labels);

    public string Slice(int first, int end) => Text[Form.Words[first].Start..Form.Words[end - 1].End];

    public bool IsWord(int at) => char.IsLetterOrDigit(Form.Words[at].Key[0]);

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i < text.Length - 1 ? i : Math.Max(0, i - 1)) && i < text.Length - 1 && char.IsHighSurrogate(text[i])) plain.Append(text[i]).Append(text[++i]);
            else if (char.IsSurrogate(text[i])) plain.Append('\uFFFD');
            else if (text[i] == '\r') plain.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            else plain.Append(text[i]);
        }

        return plain.ToString();
    }

    private static string OfHtml(string html, CancellationToken stop)
    {
        var text = new StringBuilder(html.Length / 2);
        // What is nested deeply takes the parser long: it is stopped between two elements.
        var options = new HtmlParserOptions { IsScripting = false, OnCreated = (_, _) => stop.ThrowIfCancellationRequested() };
        var document = new HtmlParser(options).ParseDocument(Plain(html));
        if (document.Body is { } body) HtmlText.Write(body, text, stop);
        return text.ToString();
    }

    private int Content(int first, int end, IReadOnlyCollection<string[]> labels)
    {
        var at = first;
        while (at < end - 1 && ListSigns.Contains(Form.Words[at].Key, StringComparison.Ordinal) && char.IsWhiteSpace(Text[Form.Words[at].End])) at++;
        // « 1. » and « 1) » before an item; a number that no space follows is one of the text.
        if (at < end - 2 && Form.Words[at].Key is { Length: <= 3 } number && number.All(char.IsAsciiDigit)
            && Form.Words[at + 1].Key is "." or ")" && Form.Words[at].End == Form.Words[at + 1].Start && char.IsWhiteSpace(Text[Form.Words[at + 1].End])) at += 2;
        foreach (var label in labels)
        {
            if (at + label.Length >= end || !label.Index().All(word => Form.Words[at + word.Index].Key == word.Item)) continue;
            return at + label.Length;
        }

        return at;
    }
}
