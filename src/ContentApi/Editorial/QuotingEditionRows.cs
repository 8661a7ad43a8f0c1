using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using ContentApi.Content;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Editorial;

[Table("faq_edition", Schema = "content")]
public sealed class FaqEditionRow
{
    [Column("edition"), Key] public long Edition { get; init; }
    [Column("kind")] public Kind Kind { get; init; } = Kind.Faq;
    [Column("question")] public required string Question { get; init; }
}

[Table("criterion_edition", Schema = "content")]
public sealed class CriterionEditionRow
{
    [Column("edition"), Key] public long Edition { get; init; }
    [Column("kind")] public Kind Kind { get; init; } = Kind.EligibilityCriterion;
    [Column("role")] public required CriterionRole Role { get; init; }
    [Column("applies_to")] public required string? AppliesTo { get; init; }
    [Column("as_of")] public required DateOnly? AsOf { get; init; }

    public static CriterionEditionRow From(CriterionEdition criterion) => new()
    {
        Role = criterion.Role,
        AppliesTo = criterion.AppliesTo,
        AsOf = criterion.AsOf,
    };

    public CriterionEdition ToEdition(EditionRow row) =>
        new(row.DocumentId, row.Slug, row.Document.Locale, Role, QuoteRow.Read(row.Quotes), AppliesTo, AsOf);
}

/// <summary>What a FAQ or criterion shows.</summary>
[Table("quote", Schema = "content"), PrimaryKey(nameof(Edition), nameof(Position))]
public sealed class QuoteRow
{
    [Column("edition")] public long Edition { get; init; }
    [Column("position")] public required int Position { get; init; }
    [Column("document")] public required Guid Document { get; init; }
    [Column("kind")] public Kind Kind { get; init; } = Kind.Section;
    [Column("block")] public required string Block { get; init; }
    [Column("focus")] public required string? Focus { get; init; }
    [Column("digest")] public required string Digest { get; init; }

    public static List<QuoteRow> From(ImmutableArray<Quote> quotes) => [.. quotes.Select((quote, index) => new QuoteRow
    {
        Position = index + 1,
        Document = quote.Document,
        Block = quote.Block,
        Focus = quote.Focus,
        Digest = quote.Digest,
    })];

    public static ImmutableArray<Quote> Read(IEnumerable<QuoteRow> rows) =>
        [.. rows.OrderBy(row => row.Position).Select(row => new Quote(row.Document, row.Block, row.Focus, row.Digest))];
}
