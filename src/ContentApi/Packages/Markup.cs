using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Packages;

/// <summary>
/// CommonMark with three inlines of ours: an anchor <c>{#id requires="a b"}</c>, a passage <c>[…]{#id}</c> and a citation <c>[@a; @b]</c>.
/// Markdig's own generic attributes lose anchors silently; these stay in the tree, where <see cref="BlockReader"/> finds or misses them.
/// </summary>
internal static class Markup
{
    private static readonly MarkdownPipeline Pipeline = Build();

    public static MarkdownDocument Parse(string text) => Markdown.Parse(text, Pipeline);

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new CitationParser());
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new PassageParser());
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new AnchorParser());
        return builder.Build();
    }
}

internal sealed class AnchorInline(string id, ImmutableArray<string> requires) : LeafInline
{
    public string Id { get; } = id;

    public ImmutableArray<string> Requires { get; } = requires;
}

internal sealed class PassageInline(AnchorInline anchor) : ContainerInline
{
    public AnchorInline Anchor { get; } = anchor;
}

internal sealed class CitationInline(ImmutableArray<string> keys) : LeafInline
{
    public ImmutableArray<string> Keys { get; } = keys;
}

internal sealed partial class AnchorParser : InlineParser
{
    public AnchorParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (TryParse(ref slice) is not { } anchor) return false;
        processor.Inline = anchor;
        return true;
    }

    internal static AnchorInline? TryParse(ref StringSlice slice)
    {
        var match = Anchor().Match(slice.Text, slice.Start, slice.Length);
        if (!match.Success) return null;
        slice.Start += match.Length;
        var requires = match.Groups["requires"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new AnchorInline(match.Groups["id"].Value, [.. requires]);
    }

    [GeneratedRegex("""\G\{#(?<id>[^\s{}]*)( +requires=("(?<requires>[^"{}]*)"|(?<requires>[^\s"{}]+)))? *\}""", RegexOptions.ExplicitCapture)]
    private static partial Regex Anchor();
}

/// <summary>At a <c>]</c> that an anchor follows, turns what stands since the last <c>[</c> into a passage, as Markdig does for links.</summary>
internal sealed class PassageParser : InlineParser
{
    public PassageParser() => OpeningCharacters = [']'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '{' || processor.Inline?.FirstParentOfType<LinkDelimiterInline>() is not { IsImage: false } opening) return false;
        var ahead = slice;
        ahead.SkipChar();
        if (AnchorParser.TryParse(ref ahead) is not { } anchor) return false;

        var passage = new PassageInline(anchor);
        opening.ReplaceBy(passage);
        processor.Inline = passage;
        processor.PostProcessInlines(0, passage, null, false);
        passage.IsClosed = true;
        slice = ahead;
        return true;
    }
}

internal sealed partial class CitationParser : InlineParser
{
    public CitationParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var match = Citation().Match(slice.Text, slice.Start, slice.Length);
        if (!match.Success) return false;
        slice.Start += match.Length;
        processor.Inline = new CitationInline([.. match.Groups["key"].Captures.Select(key => key.Value)]);
        return true;
    }

    [GeneratedRegex(@"\G\[@(?<key>[^\s;@\[\]]+)(; *@(?<key>[^\s;@\[\]]+))*\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Citation();
}
