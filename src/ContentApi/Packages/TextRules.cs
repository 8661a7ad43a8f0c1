using System.Globalization;
using System.Text;

namespace ContentApi.Packages;

/// <summary>
/// Which characters a package may hold. A reader of the source must see everything that a reader of the page gets,
/// so what cannot be seen is either written as an entity or escape, or not at all.
/// </summary>
internal static class TextRules
{
    /// <summary>What is wrong with the character as such, however it is written; null when nothing is.</summary>
    public static string? Refusal(Rune rune) => rune.Value switch
    {
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => "a bidirectional control",
        0xFFFD => "the replacement character, left where text was lost",
        0xFEFF => "a byte-order mark inside the text",
        >= 0xE0000 and <= 0xE007F => "a tag character",
        _ when Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control => "a control character",
            UnicodeCategory.PrivateUse => "a private-use character",
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => "a line or paragraph separator",
            UnicodeCategory.OtherNotAssigned => "a noncharacter or unassigned code point",
            UnicodeCategory.Surrogate => "half a surrogate pair",
            _ => null,
        } is { } category => category,
        _ => null,
    };

    /// <summary>Legitimate, but not to be seen in an editor: to be written as an entity or escape.</summary>
    public static bool IsInvisible(Rune rune) => rune.Value switch
    {
        ' ' => false,
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 => true,
        (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.Format,
    };

    public static string Name(Rune rune) => $"U+{rune.Value:X4}";

    public static string Entity(Rune rune) => rune.Value switch
    {
        0x00A0 => "&nbsp;",
        0x00AD => "&shy;",
        0x200C => "&zwnj;",
        0x200D => "&zwj;",
        _ => $"&#x{rune.Value:X};",
    };

    /// <summary>The same as an escape of YAML's double-quoted strings.</summary>
    public static string Escape(Rune rune) => rune.Value <= 0xFFFF ? $"\\u{rune.Value:X4}" : $"\\U{rune.Value:X8}";

    /// <summary>A value as a fault may repeat it: short, and without characters that would deface a terminal or log.</summary>
    public static string Shown(string text)
    {
        var start = text.Length > 60 ? text[..60] + "…" : text;
        return string.Concat(start.EnumerateRunes().Select(rune => Refusal(rune) is null && !IsInvisible(rune) ? rune.ToString() : Name(rune)));
    }

    /// <summary>.NET throws on U+FFFE here, which is refused as a noncharacter anyway.</summary>
    public static bool IsNfc(string text) => text.Contains('\uFFFE', StringComparison.Ordinal) || text.IsNormalized(NormalizationForm.FormC);
}
