using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Packages;
using ContentApi.Tests.Content;

namespace ContentApi.Tests.Formats;

/// <summary>Makes the worst of an edition: what nobody who checks a package would let through.</summary>
internal static class Hostile
{
    public const string Text =
        "</p></script><script>alert(1)</script><img src=x onerror=alert(1)>\" onmouseover=\"x ![a](javascript:b) [c]: d\n# e\nTY  - JOUR\n}@a{\\u0000 &lt;&nbsp;&#60; *f* _g_ **h** `i` ~~j~~ 1. k\u00A0\u2028l \u202Etxet WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW ";

    public static Edition Poisoned(Edition edition) => edition switch
    {
        SectionEdition section => section with { Heading = Text, Blocks = [.. section.Blocks.Select(Poisoned)] },
        CitationEdition citation => citation with { Text = Text, Csl = Poisoned(citation.Csl) },
        TopicEdition topic => topic with { Name = Text, Notice = Text },
        FaqEdition faq => faq with { Question = Text, Answer = [.. faq.Answer.Select(Poisoned)] },
        CriterionEdition criterion => criterion with { AppliesTo = Text, Statement = [.. criterion.Statement.Select(Poisoned)] },
        _ => throw new NotSupportedException(edition.GetType().Name),
    };

    private static JsonObject Poisoned(JsonObject csl)
    {
        var poisoned = csl.DeepClone().AsObject();
        poisoned["title"] = Text;
        poisoned["URL"] = "javascript:alert(1)";
        poisoned["author"] = new JsonArray(new JsonObject { ["literal"] = Text });
        return poisoned;
    }

    private static Quote Poisoned(Quote quote) => quote with { Digest = Wording(quote.Block) };

    private static Block Poisoned(Block block) => block switch
    {
        Paragraph paragraph => paragraph with { Content = Poisoned(paragraph.Content) },
        BulletList list => list with { Items = [.. list.Items.Select(item => item with { Content = Poisoned(item.Content) })] },
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    private static ImmutableArray<Span> Poisoned(ImmutableArray<Span> content) =>
        [new TextSpan(Text), .. content.Select(span => span is LinkSpan link ? link with { Href = "javascript:alert(1)" } : span)];

    /// <summary>The digest of a block of the sample as it is after all: quotes are pinned by it.</summary>
    private static string Wording(string block) => PackageReader.Read(SamplePackage.Whole.Files, production: false).Packages
        .SelectMany(package => package.Editions).OfType<SectionEdition>().Select(section => section.FindBlock(block)).OfType<Block>().Select(Poisoned).First().Digest;
}
