using System.Text;

namespace ContentApi.Verification;

/// <summary>How a line is set apart from the one before it.</summary>
public enum Break
{
    /// <summary>By a line's end: the same paragraph, or another one.</summary>
    Line,

    /// <summary>By a paragraph's end.</summary>
    Paragraph,

    /// <summary>It is an item of a list, a cell of a table, or a heading: a sentence does not go on in it.</summary>
    Item,
}

/// <summary>Collects the text of a page and where its lines begin.</summary>
internal sealed class PageWriter
{
    private const int LongestNumber = 60;

    /// <summary>What ends an item of a list.</summary>
    public const int NoList = -1;

    // From here to its end, or to the line's end, letters are shown from right to left.
    private const char Reversed = '\u202E';

    private readonly StringBuilder text = new();

    /// <summary>Before which character a line begins, and how; the number of the list that it is an item of, or 0: as before.</summary>
    public List<(int At, Break Kind, int List)> Breaks { get; } = [];

    public string Text => text.ToString();

    public int Length => text.Length;

    public void Break(Break kind, int list = 0)
    {
        text.Append('\n');
        Breaks.Add((text.Length, kind, list));
    }

    /// <summary>Sets what was written last in brackets when it is a number, or several.</summary>
    /// <param name="start">How long the text was before it.</param>
    public void Bracket(int start)
    {
        if (text.Length - start > LongestNumber) return;
        var written = text.ToString(start, text.Length - start);
        if (!written.Any(char.IsAsciiDigit) || !written.All(character => char.IsAsciiDigit(character) || character is ',' or ';' or ' ')) return;
        text.Insert(start, " [").Append(']');
    }

    /// <summary>Words that a reader sees in another order than they are written in are none; a sign stands for them.</summary>
    public void AppendUnreadable() => text.Append(' ').Append(Rune.ReplacementChar).Append(' ');

    public void Append(ReadOnlySpan<char> words)
    {
        while (words.IndexOf(Reversed) is var at and >= 0)
        {
            text.Append(words[..at]);
            AppendUnreadable();
            words = words[(at + 1)..];
            words = words.IndexOfAny('\u202C', '\u2069') is var end and >= 0 ? words[(end + 1)..] : [];
        }

        text.Append(words);
    }
}
