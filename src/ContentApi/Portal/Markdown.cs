using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Portal;

/// <summary>A text of ours that the program carries, as a page.</summary>
internal static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().DisableHtml().Build();

    /// <param name="linked">From a relative address in the text to one that leads somewhere here; null: nothing does, and the words stand alone.</param>
    /// <returns>The first heading as text, and all below it as HTML.</returns>
    public static (string Title, string Html) Render(string resource, Func<string, string?> linked)
    {
        using var stream = typeof(Markdown).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"{resource} is not in the program.");
        using var text = new StreamReader(stream);
        var document = Markdig.Markdown.Parse(text.ReadToEnd(), Pipeline);
        var heading = document.OfType<HeadingBlock>().First();
        document.Remove(heading);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.Url is null || link.Url.StartsWith('#') || link.Url.StartsWith("https://", StringComparison.Ordinal)) continue;
            if (linked(link.Url) is { } address) link.Url = address;
            else link.ReplaceBy(new ContainerInline(), copyChildren: true);
        }

        return (string.Concat(heading.Inline!.Descendants().Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            _ => "",
        })), document.ToHtml(Pipeline));
    }
}
