using System.Text.RegularExpressions;
using AngleSharp.Html.Parser.Tokens;

namespace ContentApi.Verification;

/// <summary>What a tag's own attributes say about whether its words are seen.</summary>
internal static partial class Visibility
{
    public static bool IsHidden(HtmlTagToken tag) => Has(tag, "hidden")
        || Has(tag, "popover")
        || (tag.Name == "dialog" && !Has(tag, "open"))
        || Of(tag, "role") is "doc-backlink"
        || (Of(tag, "style") is { } style && Hiding().IsMatch(style));

    /// <summary>Whether its letters are shown from right to left.</summary>
    public static bool IsReversed(HtmlTagToken tag) =>
        (tag.Name == "bdo" && string.Equals(Of(tag, "dir"), "rtl", StringComparison.OrdinalIgnoreCase))
        || (Of(tag, "style") is { } style && Override().IsMatch(style));

    private static bool Has(HtmlTagToken tag, string name) => tag.Attributes.Exists(attribute => attribute.Name == name);

    private static string? Of(HtmlTagToken tag, string name)
    {
        var at = tag.Attributes.FindIndex(attribute => attribute.Name == name);
        return at < 0 ? null : tag.Attributes[at].Value;
    }

    [GeneratedRegex(
        @"(^|[;\s])(display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|opacity\s*:\s*(0?\.)?0+\s*(%\s*)?(!|;|$)|font-size\s*:\s*(0?\.)?0+([a-z]+|%)?\s*(!|;|$)|content-visibility\s*:\s*hidden|text-decoration(-line)?\s*:[^;]{0,80}line-through)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Hiding();

    [GeneratedRegex(@"unicode-bidi\s*:\s*(bidi-override|isolate-override)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Override();
}
