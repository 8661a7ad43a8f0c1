using System.Collections.Immutable;
using ContentApi.Content;
using ContentApi.Packages;

namespace ContentApi.Tests.Content;

/// <summary>The seed is its source to the letter: nothing added, nothing missing, nothing moved.</summary>
public sealed class LetterTests
{
    private readonly Package seed = Seed.Read().Packages.Single();

    [Fact]
    public void Every_line_of_the_source_is_in_the_package_and_nothing_else() =>
        PrintedArticle.Lines(seed.Documents.OfType<SectionEdition>().Select(Print), Citations.Select(citation => citation.Text))
            .Should().Equal(PrintedArticle.SourceLines());

    [Fact]
    public void The_sources_slips_and_its_no_break_space_are_kept()
    {
        var text = string.Join('\n', PrintedArticle.Lines(seed.Documents.OfType<SectionEdition>().Select(Print), []));

        text.Should().Contain("le ou les médicaments(s) font partie").And.Contain("Pensez à :\u00a0(8)");
        text.Count(character => character == '\u00a0').Should().Be(1);
    }

    private IEnumerable<CitationEdition> Citations => seed.Documents.OfType<CitationEdition>();

    private PrintedSection Print(SectionEdition section) => new(section.Heading, section.Blocks.Select(block => block switch
    {
        Paragraph paragraph => PrintedBlock.Paragraph(Print(paragraph.Content)),
        BulletList list => PrintedBlock.List(list.Items.Select(item => Print(item.Content))),
        _ => throw new NotSupportedException(block.GetType().Name),
    }));

    private string Print(ImmutableArray<Span> content) =>
        Spans.Text(content, key => Citations.TakeWhile(citation => citation.Key != key).Count() + 1);
}
