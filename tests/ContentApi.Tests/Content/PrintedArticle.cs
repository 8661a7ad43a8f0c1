using System.Text.RegularExpressions;

namespace ContentApi.Tests.Content;

/// <summary>An article as its source prints it, one line of text to a line, from wherever its titles, blocks and citations were read.</summary>
internal static partial class PrintedArticle
{
    /// <param name="sections">In reading order, those inside others too.</param>
    /// <param name="citations">The references' texts, in the order of their numbers.</param>
    public static IEnumerable<string> Lines(IEnumerable<PrintedSection> sections, IEnumerable<string> citations) =>
    [
        .. sections.SelectMany(section => section.Blocks.SelectMany(block => block.Lines).Prepend(section.Title)),
        .. citations.Select((text, index) => $"  {index + 1}. {text}"),
    ];

    /// <summary>The source's lines. Empty ones are layout; so is what parts a list number from its reference, once a no-break space too.</summary>
    public static IEnumerable<string> SourceLines() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Content", "anti-interleukines.fr.txt"))
            .Where(line => line.Length > 0)
            .Select(line => ListNumber().Replace(line, "${number}"));

    [GeneratedRegex(@"^(?<number>  [0-9]+\. )\u00A0")]
    private static partial Regex ListNumber();
}

internal sealed record PrintedSection(string Title, IEnumerable<PrintedBlock> Blocks);

/// <param name="Lines">A paragraph's one, or each item's with its bullet. Markers are numbers.</param>
internal sealed record PrintedBlock(IEnumerable<string> Lines)
{
    public static PrintedBlock Paragraph(string text) => new([text]);

    public static PrintedBlock List(IEnumerable<string> items) => new(items.Select(item => $"  • {item}"));
}
