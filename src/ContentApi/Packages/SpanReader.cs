using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ContentApi.Content;
using Markdig.Syntax.Inlines;

namespace ContentApi.Packages;

/// <summary>Markdig's inlines as spans; what is no span of ours is a fault.</summary>
internal sealed partial class SpanReader(SourceFile file, int line)
{
    private const string Nesting = "Emphasis, links and passages hold plain text, and a passage the others: take one out of the other.";

    /// <param name="inParagraph">Only a paragraph's own content holds passages.</param>
    public ImmutableArray<Span> ReadAll(IEnumerable<Inline> inlines, bool inParagraph)
    {
        var spans = ImmutableArray.CreateBuilder<Span>();
        foreach (var inline in inlines)
        {
            var span = Read(inline, inParagraph);
            if (span is TextSpan text && spans.Count > 0 && spans[^1] is TextSpan before) spans[^1] = new TextSpan(before.Text + text.Text);
            else if (span is not null) spans.Add(span);
        }

        return spans.ToImmutable();
    }

    private Span? Read(Inline inline, bool inParagraph)
    {
        switch (inline)
        {
            case LiteralInline or HtmlEntityInline:
                return new TextSpan(Text(inline));
            case EmphasisInline { DelimiterCount: 2 } strong:
                return new StrongSpan(Text(strong));
            case EmphasisInline emphasis:
                return new EmphasisSpan(Text(emphasis));
            case LinkInline { IsImage: false } link:
                if (!string.IsNullOrEmpty(link.Title)) Fault("A link with a title: write [words](https://…) alone.");
                if (!Grammar.IsWebAddress(link.Url ?? "")) Fault($"A link to '{TextRules.Shown(link.Url ?? "")}': write a whole https:// or http:// address, in ASCII.");
                return new LinkSpan(Text(link), link.Url ?? "");
            case CitationInline citation:
                if (citation.Keys.Distinct().Count() < citation.Keys.Length) Fault("A marker cites the same key twice: keep one.");
                return new CitationSpan(citation.Keys);
            case PassageInline passage when inParagraph:
                return Passage(passage);
            default:
                Fault(Refusal(inline));
                return null;
        }
    }

    private PassageSpan Passage(PassageInline passage)
    {
        var content = ReadAll(passage, inParagraph: false);
        if (passage.Anchor.Requires.Length > 0) Fault("A passage requires nothing: its paragraph does.");
        if (Spans.CanonicalText(content) is not [.., var last] || !char.IsPunctuation(last))
        {
            Fault("A passage holds whole sentences: end it with the last one's full stop.");
        }

        return new PassageSpan(passage.Anchor.Id, content);
    }

    /// <summary>The words of an inline that may hold nothing else.</summary>
    private string Text(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                CheckLiteral(literal);
                return literal.Content.ToString();
            case HtmlEntityInline entity:
                return Text(entity);
            case ContainerInline container and (EmphasisInline or LinkInline):
                var text = string.Concat(container.Select(child =>
                {
                    if (child is LiteralInline or HtmlEntityInline) return Text(child);
                    Fault(child is AnchorInline or EmphasisInline or LinkInline or PassageInline or CitationInline ? Nesting : Refusal(child));
                    return "";
                }));
                if (string.IsNullOrWhiteSpace(text) && container.All(child => child is LiteralInline or HtmlEntityInline)) Fault("Emphasis or a link without words: write them, or remove it.");
                return text;
            default:
                return "";
        }
    }

    private void CheckLiteral(LiteralInline literal)
    {
        var text = literal.Content.AsSpan()[(literal.IsFirstCharacterEscaped ? 1 : 0)..];
        foreach (var match in Leftover().EnumerateMatches(text))
        {
            var what = text.Slice(match.Index, match.Length).ToString();
            Fault(what[0] switch
            {
                '[' or ']' => @"A bracket that makes no link, passage or citation: write [words](https://…), [Whole sentence.]{#id}, [@key; @other], or \[ and \].",
                '{' or '}' => """A brace that makes no anchor: write {#id} or {#id requires="other"}, or \{ and \}.""",
                '&' => $"'{what}' is no entity: correct it, or write &amp; for the character itself.",
                _ => $@"'{what}' marks nothing here: close it, or write \{what[0]} for the character itself.",
            });
        }
    }

    private string Text(HtmlEntityInline entity)
    {
        var text = entity.Transcoded.ToString();
        foreach (var rune in text.EnumerateRunes())
        {
            if (TextRules.Refusal(rune) is not { } refusal) continue;
            Fault($"{entity.Original} is {refusal}: remove it, as an entity too.");
            return "";
        }

        return text;
    }

    private static string Refusal(Inline inline) => inline switch
    {
        LineBreakInline => "A line break inside a paragraph: put each paragraph on one line, with an empty line between two.",
        CodeInline => "Code is not supported: write plain text.",
        HtmlInline => "Raw HTML is not supported: write plain text or Markdown.",
        AutolinkInline => "An address in angle brackets: write [words](https://…).",
        LinkInline => "Images are not supported: remove it.",
        AnchorInline => "An anchor out of place: it ends a paragraph or list item, follows a passage's bracket, or stands on its own line above a list.",
        PassageInline => "A passage stands in a paragraph only, and in no other passage: remove its brackets and anchor.",
        _ => "Unsupported Markdown: write plain text.",
    };

    private void Fault(string message) => file.Fault(line, message);

    [GeneratedRegex(@"[\[\]{}*_`]+|~~+|&(#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")]
    private static partial Regex Leftover();
}
