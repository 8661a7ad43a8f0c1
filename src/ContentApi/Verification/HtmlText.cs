using System.Collections.Frozen;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace ContentApi.Verification;

/// <summary>
/// Reads HTML as its reader sees it: token by token, in time and memory in proportion to its length, where a tree of elements that were left open can grow with its square.
/// Nothing runs and nothing is fetched. What only a style sheet hides is read (docs/matching.md).
/// </summary>
internal sealed class HtmlText
{
    // Pages nest some thirty elements.
    public const int Deepest = 200;

    // A browser repeats no more equal ones behind a paragraph's end.
    private const int MostKept = 3;

    private static readonly FrozenDictionary<string, HtmlParseMode> Raw = new Dictionary<string, HtmlParseMode>
    {
        ["script"] = HtmlParseMode.Script,
        ["plaintext"] = HtmlParseMode.Plaintext,
        ["textarea"] = HtmlParseMode.RCData,
        ["title"] = HtmlParseMode.RCData,
        ["style"] = HtmlParseMode.Rawtext,
        ["xmp"] = HtmlParseMode.Rawtext,
        ["iframe"] = HtmlParseMode.Rawtext,
        ["noembed"] = HtmlParseMode.Rawtext,
        ["noframes"] = HtmlParseMode.Rawtext,
        ["noscript"] = HtmlParseMode.Rawtext,
    }.ToFrozenDictionary();

    private readonly PageWriter page;
    private readonly HtmlTokenizer tokens;
    private readonly List<Element> open = [];
    private int hiding;
    private int lists;

    private HtmlText(string html, PageWriter page) =>
        (this.page, tokens) = (page, new HtmlTokenizer(new TextSource(html), HtmlEntityProvider.Resolver) { SkipComments = true, IsNotConsumingCharacterReferences = false });

    /// <exception cref="TooDeepException">Its elements are nested beyond what pages need.</exception>
    public static void Read(string html, PageWriter page, CancellationToken stop)
    {
        var reader = new HtmlText(html, page);
        HtmlToken token;
        while ((token = reader.tokens.Get()).Type != HtmlTokenType.EndOfFile)
        {
            stop.ThrowIfCancellationRequested();
            if (token.Type == HtmlTokenType.Character) reader.Take(token.Data);
            else if (token.Type == HtmlTokenType.StartTag) reader.Begin(token.AsTag());
            else if (token.Type == HtmlTokenType.EndTag) reader.End(token.Name);
        }
    }

    private void Take(string words)
    {
        if (hiding > 0) return;
        // What stands in a table and in none of its cells is shown before the table.
        if (open.Count > 0 && Elements.Rows.Contains(open[^1].Name) && !string.IsNullOrWhiteSpace(words)) page.AppendUnreadable();
        page.Append(words.ReplaceLineEndings(" "));
    }

    private void Begin(HtmlTagToken tag)
    {
        var name = tag.Name;
        if (name is "html" or "body" or "head" or "frameset" or "col")
        {
            // A second « body » in a page gives its attributes to the first.
            if (name is "html" or "body" && Visibility.IsHidden(tag)) hiding++;
            return;
        }

        if (Elements.LeavesDrawing.Contains(name) || (name is "select" or "input" or "textarea" or "keygen" && IsOpen("select"))) CloseTo(Elements.Drawings, "select");
        CloseImplied(name);
        if (name == "br") page.Break(Break.Line);
        else if (name == "hr") page.Break(Break.Paragraph);
        if (Elements.Void.Contains(name) || (tag.IsSelfClosing && open.Exists(element => Elements.Drawings.Contains(element.Name)))) return;

        var isItem = name == "li";
        var kind = Elements.Inline.Contains(name) ? (Break?)null : Elements.Items.Contains(name) ? Break.Item : Break.Paragraph;
        var isHidden = Elements.Unseen.Contains(name) || Visibility.IsHidden(tag);
        if (kind is { } set) page.Break(set, isItem ? open.FindLast(element => element.List > 0).List : 0);
        if (hiding == 0 && !isHidden && Visibility.IsReversed(tag))
        {
            page.AppendUnreadable();
            isHidden = true;
        }

        if (isHidden) hiding++;
        open.Add(new Element(name, isHidden, kind, isItem, name is "ul" or "ol" ? ++lists : 0, page.Length));
        if (open.Count > Deepest) throw new TooDeepException();
        if (Raw.TryGetValue(name, out var mode)) tokens.State = mode;
    }

    private void End(string name)
    {
        if (name is "html" or "body") return;
        if (name == "br") page.Break(Break.Line);
        var at = Find(name);
        if (at >= 0) Close(at, isAlone: Elements.Formatting.Contains(name));
        else if (name == "p") page.Break(Break.Paragraph);
    }

    /// <summary>The open element that an end tag ends; -1: none, it is passed over.</summary>
    private int Find(string name)
    {
        var isSpecial = Elements.Special.Contains(name);
        for (var at = open.Count - 1; at >= 0; at--)
        {
            var other = open[at].Name;
            if (other == name || (Elements.Headings.Contains(name) && Elements.Headings.Contains(other))) return at;
            if (Elements.Scopes.Contains(other) && !Elements.Tables.Contains(name)) return -1;
            if (other == "button" && name == "p") return -1;
            if (other is "ul" or "ol" && name == "li") return -1;
            if (!isSpecial && !Elements.Formatting.Contains(name) && Elements.Special.Contains(other)) return -1;
        }

        return -1;
    }

    /// <summary>Ends what cannot go on in an element that begins.</summary>
    private void CloseImplied(string name)
    {
        if (Elements.EndsParagraph.Contains(name) && Find("p") is var paragraph and >= 0) Close(paragraph, isAlone: false);
        if (Elements.Headings.Contains(name) && open.Count > 0 && Elements.Headings.Contains(open[^1].Name)) Close(open.Count - 1, isAlone: false);
        if (name is "li" or "a" or "nobr" or "button" && Find(name) is var same and >= 0) Close(same, isAlone: name is "a" or "nobr");
        if (name is "option" or "optgroup") CloseWithin(["option"], "select");
        if (name is "dt" or "dd") CloseWithin(["dt", "dd"], "dl");
        if (name is "td" or "th") CloseWithin(["td", "th", "caption"], "table");
        if (name == "tr") CloseWithin(["tr", "caption"], "table");
        if (name is "tbody" or "thead" or "tfoot") CloseWithin(["tbody", "thead", "tfoot", "tr", "caption"], "table");
    }

    private void CloseWithin(string[] names, string limit)
    {
        var outermost = -1;
        for (var at = open.Count - 1; at >= 0 && open[at].Name != limit; at--)
        {
            if (names.Contains(open[at].Name)) outermost = at;
        }

        if (outermost >= 0) Close(outermost, isAlone: false);
    }

    private void CloseTo(FrozenSet<string> names, string other)
    {
        var outermost = open.FindIndex(element => names.Contains(element.Name) || element.Name == other);
        if (outermost >= 0) Close(outermost, isAlone: false);
    }

    /// <summary>Ends an element and what is open in it; formatting goes on behind it, but not out of a cell.</summary>
    /// <param name="isAlone">Whether what is open in it stays open.</param>
    private void Close(int at, bool isAlone)
    {
        var kept = open.GetRange(at + 1, open.Count - at - 1);
        if (!isAlone)
        {
            for (var inner = open.Count - 1; inner > at; inner--) Leave(open[inner]);
            kept = Elements.Scopes.Contains(open[at].Name) ? [] : kept.FindAll(element => Elements.Formatting.Contains(element.Name));
            hiding += kept.Count(element => element.Hides);
        }

        var closed = open[at];
        open.RemoveRange(at, open.Count - at);
        foreach (var element in kept) Keep(element);
        Leave(closed);
    }

    private void Keep(Element element)
    {
        var equal = open.FindAll(other => other.Name == element.Name && other.Hides == element.Hides);
        if (equal.Count < MostKept) open.Add(element);
        else if (element.Hides) hiding--;
    }

    private void Leave(Element element)
    {
        if (element.Hides) hiding--;
        if (element.Kind is { } kind) page.Break(kind, element.IsItem ? PageWriter.NoList : 0);
        // A raised number is a marker, as a bracketed one is; whether it may be one is for the comparison to say.
        if (element is { Name: "sup", Hides: false }) page.Bracket(element.Start);
    }

    private bool IsOpen(string name) => open.Exists(element => element.Name == name);

    /// <param name="Kind">Null: it stands in a line.</param>
    /// <param name="List">The number of the list that it is; 0: none.</param>
    /// <param name="Start">How long the text was when it began.</param>
    private readonly record struct Element(string Name, bool Hides, Break? Kind, bool IsItem, int List, int Start);
}

/// <summary>A page's elements are nested, or left open, beyond what pages need.</summary>
public sealed class TooDeepException() : Exception("The elements are nested too deeply.");
