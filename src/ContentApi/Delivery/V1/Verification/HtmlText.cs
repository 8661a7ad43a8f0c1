using System.Text;
using AngleSharp.Dom;

namespace ContentApi.Delivery.V1;

/// <summary>The text of HTML as its reader has it, a paragraph a line. Nothing runs, nothing is fetched; styles are not known, so what only they hide is read.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "template", "noscript", "head", "title", "iframe", "object", "embed", "svg", "math", "canvas", "audio", "video", "select", "textarea", "datalist",
    };

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "output", "q", "ruby", "rb",
        "rt", "rp", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    };

    /// <summary>Without recursion: a page may nest as deep as it likes.</summary>
    public static void Write(IElement body, StringBuilder text, CancellationToken stop)
    {
        var rest = new Stack<(INode? Node, string? End)>();
        rest.Push((body, null));
        while (rest.TryPop(out var next))
        {
            stop.ThrowIfCancellationRequested();
            if (next.End is { } end) text.Append(end);
            if (next.Node is IText words) text.Append(words.Data.ReplaceLineEndings(" "));
            if (next.Node is not IElement element || IsUnseen(element)) continue;
            if (element.LocalName is "br" or "hr") text.Append('\n');
            var (before, after) = Around(element);
            text.Append(before);
            rest.Push((null, after));
            // By place: to ask a node for the one before it is a search among all of them.
            var children = element.ChildNodes;
            for (var i = children.Length - 1; i >= 0; i--) rest.Push((children[i], null));
        }
    }

    private static (string Before, string After) Around(IElement element)
    {
        if (!Inline.Contains(element.LocalName)) return ("\n", "\n");
        // A raised number is a marker, as a bracketed one is; whether it may be one is for the comparison to say.
        return element.LocalName == "sup" && element.ChildNodes is [IText or IElement { ChildElementCount: 0 }] && IsNumber(element.TextContent) ? (" [", "]") : ("", "");
    }

    private static bool IsNumber(string text) => text.Any(char.IsAsciiDigit) && text.All(character => char.IsAsciiDigit(character) || character is ',' or ';' || char.IsWhiteSpace(character));

    private static bool IsUnseen(IElement element) => Unseen.Contains(element.LocalName)
        || element.HasAttribute("hidden")
        || element.GetAttribute("role") is "doc-backlink"
        || (element.LocalName == "input" && element.GetAttribute("type") == "hidden");
}
