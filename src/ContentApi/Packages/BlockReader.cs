using System.Collections.Immutable;
using ContentApi.Content;
using Markdig.Syntax;
using Block = ContentApi.Content.Block;

namespace ContentApi.Packages;

/// <summary>A block and the line where it begins.</summary>
internal sealed record PlacedBlock(int Line, Block Block);

/// <summary>A section's Markdown as blocks: paragraphs of one line and bullet lists; whatever else Markdown can do is a fault.</summary>
internal sealed class BlockReader
{
    private static readonly AnchorInline NoAnchor = new("", []);

    private readonly SourceFile file;
    private readonly ImmutableArray<PlacedBlock>.Builder blocks = ImmutableArray.CreateBuilder<PlacedBlock>();
    private readonly HashSet<string> anchors = new(StringComparer.Ordinal);

    private BlockReader(SourceFile file) => this.file = file;

    /// <param name="text">The whole file with everything but the Markdown blanked, so that line numbers hold.</param>
    public static ImmutableArray<PlacedBlock> Read(SourceFile file, string text)
    {
        var reader = new BlockReader(file);
        try
        {
            reader.ReadAll(Markup.Parse(text));
        }
        catch (ArgumentException)
        {
            // Markdig's answer to nesting beyond its own limit, without a line.
            file.Fault(1, "Markdown nested too deeply: write paragraphs and simple lists.");
        }

        return reader.blocks.ToImmutable();
    }

    private void ReadAll(MarkdownDocument document)
    {
        (AnchorInline Anchor, int Line)? pending = null;
        foreach (var block in document)
        {
            var line = block.Line + 1;
            var isList = block is ListBlock { IsOrdered: false };
            if (pending is { } waiting && !(isList && line == waiting.Line + 1))
            {
                file.Fault(waiting.Line, "An anchor on its own belongs to the list on the very next line: move it there, or to the end of its paragraph.");
                pending = null;
            }

            switch (block)
            {
                case ParagraphBlock { Inline: { FirstChild: AnchorInline anchor } inlines } when anchor == inlines.LastChild:
                    pending = (anchor, line);
                    break;
                case ParagraphBlock paragraph:
                    ReadParagraph(paragraph, line);
                    break;
                case ListBlock list when isList:
                    if (pending is null) file.Fault(line, """The list has no anchor: write {#id requires="lead-in"} on its own line directly above it.""");
                    ReadList(list, line, pending?.Anchor ?? NoAnchor);
                    pending = null;
                    break;
                case LinkReferenceDefinitionGroup definitions:
                    foreach (var definition in definitions) file.Fault(definition.Line + 1, "Link definitions are not supported: write [words](https://…) where the link stands.");
                    break;
                default:
                    file.Fault(line, Refusal(block));
                    break;
            }
        }

        if (pending is { } last) file.Fault(last.Line, "An anchor on its own belongs to the list on the very next line, and there is none: remove it.");
    }

    private void ReadParagraph(ParagraphBlock paragraph, int line)
    {
        var (anchor, content) = Content(paragraph, line, "paragraph", inParagraph: true);
        blocks.Add(new PlacedBlock(line, new Paragraph(anchor.Id, anchor.Requires, content)));
        foreach (var passage in content.OfType<PassageSpan>()) CheckAnchor(passage.Id, line);
    }

    private void ReadList(ListBlock list, int line, AnchorInline anchor)
    {
        if (anchor != NoAnchor) CheckAnchor(anchor.Id, line - 1);
        if (list.IsLoose) file.Fault(line, "An empty line between list items: remove it, or begin a second list with its own anchor.");
        if (blocks is not [.., { Block: Paragraph leadIn }])
        {
            file.Fault(line, "A list without lead-in: write the paragraph that introduces it just before it.");
        }
        else if (anchor != NoAnchor && !anchor.Requires.Contains(leadIn.Id))
        {
            file.Fault(line - 1, $$"""A list without lead-in: it requires the paragraph just before it; write {#{{TextRules.Shown(anchor.Id)}} requires="{{TextRules.Shown(leadIn.Id)}}"}.""");
        }

        var items = list.Cast<ListItemBlock>().Select(ReadItem);
        blocks.Add(new PlacedBlock(line, new BulletList(anchor.Id, anchor.Requires, [.. items])));
    }

    private Part ReadItem(ListItemBlock item)
    {
        var line = item.Line + 1;
        foreach (var other in item.Where(block => block is not ParagraphBlock)) file.Fault(other.Line + 1, Refusal(other));
        if (item is not [ParagraphBlock paragraph, ..])
        {
            file.Fault(line, "A list item without text: write it after the hyphen.");
            return new Part("", []);
        }

        if (item.OfType<ParagraphBlock>().Count() > 1) file.Fault(line, "A list item of two paragraphs: write it on one line.");
        var (anchor, content) = Content(paragraph, line, "list item", inParagraph: false);
        if (anchor.Requires.Length > 0) file.Fault(line, "A list item requires nothing: its list does.");
        return new Part(anchor.Id, content);
    }

    /// <summary>The spans, and the anchor that ends them, without the spaces between.</summary>
    private (AnchorInline Anchor, ImmutableArray<Span> Content) Content(ParagraphBlock paragraph, int line, string what, bool inParagraph)
    {
        var inlines = paragraph.Inline?.ToList() ?? [];
        var anchor = inlines is [.., AnchorInline last] ? last : null;
        if (anchor is null) file.Fault(line, $"The {what} has no anchor: end it with {{#id}}.");
        else CheckAnchor(anchor.Id, line);

        var content = new SpanReader(file, line).ReadAll(anchor is null ? inlines : inlines[..^1], inParagraph);
        if (content is [.. var before, TextSpan end])
        {
            var trimmed = end.Text.TrimEnd(' ');
            content = trimmed.Length == 0 ? before : [.. before, new TextSpan(trimmed)];
        }

        var text = Spans.CanonicalText(content);
        if (string.IsNullOrWhiteSpace(text)) file.Fault(line, $"The {what} has no words: write them, or remove it.");
        if (text.StartsWith('|')) file.Fault(line, "Tables are not supported: write paragraphs and lists.");
        if (!TextRules.IsNfc(text) && TextRules.IsNfc(file.Text!)) file.Fault(line, "Not in NFC once its entities are read: write the composed characters.");
        return (anchor ?? NoAnchor, content);
    }

    private void CheckAnchor(string id, int line)
    {
        if (!Grammar.IsAnchor(id)) file.Fault(line, $"'{TextRules.Shown(id)}' is no anchor: write two or more lower-case letters, digits and single hyphens.");
        else if (!anchors.Add(id)) file.Fault(line, $"The anchor '{id}' is there twice in this section: rename one.");
    }

    private static string Refusal(Markdig.Syntax.Block block) => block switch
    {
        HeadingBlock => "Headings are not supported: make it a section of its own, with this as its title.",
        ListBlock { IsOrdered: true } => @"Ordered lists are not supported: use '- ', or write 1\. for a number as text.",
        ListBlock => "Nested lists are not supported: write one list.",
        HtmlBlock => "Raw HTML is not supported: write plain text or Markdown.",
        FencedCodeBlock or CodeBlock => "Code is not supported: remove the fence, or the four spaces before the text.",
        QuoteBlock => @"Block quotes are not supported: write a paragraph, or \> for the character itself.",
        ThematicBreakBlock => "A rule is not supported: remove it, or make it two sections.",
        _ => "Unsupported Markdown: write paragraphs and simple lists.",
    };
}
