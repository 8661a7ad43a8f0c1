using System.Globalization;
using System.Text;

namespace ContentApi.Search;

/// <summary>
/// A text in lower case and without accents, one kind of apostrophe, hyphen and space, nothing invisible; and where each of its
/// characters came from, so that what is found in it can be shown in the text.
/// </summary>
internal sealed class FoldedText
{
    // Latin with its accents and ligatures; of other scripts only the case is folded.
    private static readonly string?[] Table = [.. Enumerable.Range(0, 0x250).Select(code => Fold((char)code))];

    private readonly List<int> origins;

    private FoldedText(string text, List<int> origins)
    {
        Text = text;
        this.origins = origins;
    }

    public string Text { get; }

    public static FoldedText Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        var origins = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            foreach (var plain in character < Table.Length ? Table[character]! : Fold(character))
            {
                folded.Append(plain);
                origins.Add(i);
            }
        }

        origins.Add(text.Length);
        return new FoldedText(folded.ToString(), origins);
    }

    /// <summary>The range of the text that a range of the folded text came from, with the marks that follow its last letter.</summary>
    public (int Start, int Length) Origin(int start, int length)
    {
        var first = origins[start];
        // The second half of an « œ » belongs to the whole letter.
        var end = start + length;
        while (end < origins.Count - 1 && origins[end] == origins[end - 1]) end++;
        return (first, Math.Max(origins[end], origins[start + length - 1] + 1) - first);
    }

    private static string Fold(char character)
    {
        switch (character)
        {
            case '\'' or '’' or '‘' or 'ʼ' or '′' or '´' or '`': return "'";
            case '-' or '‐' or '‑' or '‒' or '–' or '—' or '−': return "-";
            case 'œ' or 'Œ': return "oe";
            case 'æ' or 'Æ': return "ae";
            case 'ß': return "ss";
        }

        return char.GetUnicodeCategory(character) switch
        {
            UnicodeCategory.SpaceSeparator => " ",
            UnicodeCategory.NonSpacingMark or UnicodeCategory.Format => "",
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter => Letter(character),
            _ => character.ToString(),
        };
    }

    private static string Letter(char character) => string.Concat(character.ToString().Normalize(NormalizationForm.FormKD)
        .Where(part => char.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
        .Select(char.ToLowerInvariant));
}
