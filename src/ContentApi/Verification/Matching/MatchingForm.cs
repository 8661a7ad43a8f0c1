using System.Globalization;
using System.Text;
using ContentApi.Content;

namespace ContentApi.Verification.Matching;

/// <summary>
/// A text as it is compared with another: its words and signs, without what two copies of the same text may differ in. The rule: docs/matching.md.
/// </summary>
/// <param name="Words">Words and signs, in order.</param>
/// <param name="Marks">What may be markers, in order.</param>
public sealed record MatchingForm(IReadOnlyList<MatchingWord> Words, IReadOnlyList<Mark> Marks)
{
    /// <summary>What words are looked up by: without regard to case.</summary>
    public ulong[] Hashes { get; } = [.. Words.Select(word => Hash(word.Key))];

    /// <summary>Stands for a marker in a published text. In all other texts it is nothing, as word processors leave it behind for pictures.</summary>
    private const char Marker = Spans.Mark;

    private const int LongestMark = 60;

    /// <param name="published">Whether <see cref="Marker"/> stands for one.</param>
    public static MatchingForm Of(string text, bool published = false)
    {
        var words = new List<MatchingWord>(text.Length / 5);
        var marks = new List<Mark>();
        for (var i = 0; i < text.Length;)
        {
            var character = text[i];
            if (character == Marker && published)
            {
                marks.Add(new Mark(words.Count, null, i, ++i));
            }
            else if (char.IsWhiteSpace(character) || IsInvisible(text, i))
            {
                i += Width(text, i);
            }
            else if (MarkEnd(text, i) is var end and > 0)
            {
                marks.Add(new Mark(words.Count, Numbers(text.AsSpan(i, end - i)), i, end));
                i = end;
            }
            else
            {
                end = IsInWord(text, i) ? WordEnd(text, i) : i + Width(text, i);
                words.Add(new MatchingWord(Key(text.AsSpan(i, end - i)), i, end));
                i = end;
            }
        }

        return new MatchingForm(words, marks);
    }

    private static ulong Hash(string key)
    {
        var hash = 14695981039346656037;
        foreach (var character in key) hash = (hash ^ char.ToLowerInvariant(character)) * 1099511628211;
        return hash;
    }

    private static int Width(string text, int at) => char.IsSurrogatePair(text, at) ? 2 : 1;

    /// <summary>Zero-width characters, soft hyphens, controls of direction, byte order marks, variation selectors, other controls.</summary>
    private static bool IsInvisible(string text, int at) => text[at] is Marker or '\u034F' or (>= '\uFE00' and <= '\uFE0F')
        || CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.Format
        || (char.IsControl(text[at]) && !char.IsWhiteSpace(text[at]));

    private static bool IsInWord(string text, int at) => CharUnicodeInfo.GetUnicodeCategory(text, at)
        is <= UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber;

    /// <summary>« n’ » is a word, « anti-IL-23 » is one, and so is « 0,5 ».</summary>
    private static int WordEnd(string text, int start)
    {
        var i = start;
        while (i < text.Length)
        {
            if (IsInWord(text, i) || IsInvisible(text, i)) i += Width(text, i);
            else if (IsApostrophe(text[i]))
            {
                var next = Visible(text, i + 1);
                return next < text.Length && IsInWord(text, next) ? i + 1 : i;
            }
            else if (Visible(text, i + 1) is var next && next < text.Length && (IsHyphen(text[i]) ? IsInWord(text, next) : text[i] is '.' or ',' && char.IsDigit(text[Seen(text, i - 1)]) && char.IsDigit(text[next]))) i = next;
            else break;
        }

        return i;
    }

    private static int Visible(string text, int at)
    {
        while (at < text.Length && IsInvisible(text, at)) at += Width(text, at);
        return at;
    }

    /// <summary>The last place up to one where something is to be seen.</summary>
    private static int Seen(string text, int at)
    {
        while (at > 0 && IsInvisible(text, at)) at--;
        return at;
    }

    private static bool IsApostrophe(char character) => character is '\'' or '’' or '‘' or '‛' or 'ʼ' or 'ʹ' or '′' or '´' or '`' or '＇';

    // All three look the same; the other two say only where a line may end.
    private static bool IsHyphen(char character) => character is '-' or '‐' or '‑';

    private static string Key(ReadOnlySpan<char> word)
    {
        var plain = true;
        foreach (var character in word) plain &= char.IsAsciiLetterOrDigit(character);
        if (plain) return word.ToString();
        var key = new StringBuilder(word.Length);
        var text = word.ToString();
        for (var i = 0; i < text.Length; i++)
        {
            if (IsInvisible(text, i)) i += Width(text, i) - 1;
            else key.Append(IsApostrophe(text[i]) ? '\'' : IsHyphen(text[i]) ? '-' : text[i]);
        }

        var written = key.ToString();
        return Rune.TryGetRuneAt(written.Length > 0 ? written : " ", 0, out _) ? written.Normalize(NormalizationForm.FormC) : written;
    }

    /// <summary>The end of « (1, 2) », « [1] » or « ¹ » that begins here; 0: none does.</summary>
    private static int MarkEnd(string text, int start)
    {
        if (IsSuperscript(text[start]))
        {
            var i = start;
            while (i < text.Length && (IsSuperscript(text[i]) || (text[i] is ',' or '˒' && i + 1 < text.Length && IsSuperscript(text[i + 1])))) i++;
            return i;
        }

        if (text[start] is not ('(' or '[')) return 0;
        var digits = false;
        for (var i = start + 1; i < text.Length && i < start + LongestMark; i++)
        {
            if (char.IsAsciiDigit(text[i])) digits = true;
            else if (text[i] is ')' or ']') return digits ? i + 1 : 0;
            else if (!(text[i] is ',' or ';' or '-' or '–' || char.IsWhiteSpace(text[i]) || IsInvisible(text, i))) return 0;
        }

        return 0;
    }

    private static bool IsSuperscript(char character) => character is '¹' or '²' or '³' or '⁰' or (>= '⁴' and <= '⁹');

    private static int[] Numbers(ReadOnlySpan<char> mark)
    {
        var numbers = new List<int>();
        var inNumber = false;
        foreach (var character in mark)
        {
            var digit = IsSuperscript(character) || char.IsAsciiDigit(character) ? (int)CharUnicodeInfo.GetNumericValue(character) : -1;
            if (digit >= 0 && inNumber) numbers[^1] = Math.Min((numbers[^1] * 10) + digit, 1_000_000);
            else if (digit >= 0) numbers.Add(digit);
            inNumber = digit >= 0;
        }

        return [.. numbers];
    }
}

/// <param name="Key">What it is compared by.</param>
/// <param name="Start">Where it begins in the text.</param>
public readonly record struct MatchingWord(string Key, int Start, int End)
{
    /// <summary>Whether it is a word, and not a sign.</summary>
    public bool IsWord => char.IsLetterOrDigit(Key[0]);
}

/// <param name="Before">The index of the word that follows it.</param>
/// <param name="Numbers">Null: a marker of the published text, whatever its numbers are today.</param>
public readonly record struct Mark(int Before, int[]? Numbers, int Start, int End);
