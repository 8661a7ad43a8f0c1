using ContentApi.Content;
using ContentApi.Editorial;
using ContentApi.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Tests.Editorial;

public sealed class EditionStoreTests(PostgresServer server) : EditorialTest(server)
{
    private readonly Sample sample = new();

    [Theory]
    [InlineData(Kind.Topic)]
    [InlineData(Kind.Section)]
    [InlineData(Kind.Faq)]
    [InlineData(Kind.EligibilityCriterion)]
    [InlineData(Kind.Citation)]
    public async Task Edition_reads_back_with_its_digest(Kind kind)
    {
        await ImportAsync(new ImportOrder(), sample);

        await using var context = Open();
        var rows = await context.WholeEditions.Where(row => row.Kind == kind).ToListAsync(Stop);
        rows.Select(row => row.ToEdition().Digest).Should().BeEquivalentTo(
            sample.Package().Editions.Where(edition => edition.Kind == kind).Select(edition => edition.Digest));
    }

    [Fact]
    public async Task Citations_of_a_section_read_back_as_the_documents_they_name()
    {
        await ImportAsync(new ImportOrder(), sample);

        await using var context = Open();
        var row = await context.WholeEditions.SingleAsync(row => row.DocumentId == sample.Id("suivi"), Stop);
        row.ToEdition().Refers.Should().Equal(sample.Id("menter"));
    }

    [Fact]
    public async Task Altered_row_is_refused()
    {
        await ImportAsync(new ImportOrder(), sample);
        await using var context = Open();
        var row = await context.WholeEditions.SingleAsync(row => row.DocumentId == sample.Id("quand"), Stop);
        var altered = new EditionRow
        {
            DocumentId = row.DocumentId,
            Kind = row.Kind,
            Number = row.Number,
            Slug = row.Slug,
            Digest = row.Digest,
            Document = row.Document,
            Faq = new FaqEditionRow { Question = "Quand partir ?" },
            Quotes = row.Quotes,
        };

        altered.Invoking(edition => edition.ToEdition()).Should().Throw<InvalidDataException>().WithMessage("*altered*");
    }

    [Fact]
    public async Task Wording_that_returns_is_the_edition_that_it_was()
    {
        await PublishAsync(sample);
        var other = await PublishAsync(sample.With("jamais", "N’arrêtez pas."));
        var back = await PublishAsync(sample);

        other.Editions[sample.Id("rythme")].Should().BeEquivalentTo(new { Number = 2, IsNew = true });
        back.Editions[sample.Id("rythme")].Should().BeEquivalentTo(new { Number = 1, IsNew = false });
        (await ReadAsync()).TopicOf(sample.Id("rythme"))!.Find(sample.Id("rythme"))!.Should().BeEquivalentTo(
            new { EditionNumber = 1, Appeared = back.Release, Changed = back.Release });
    }
}
