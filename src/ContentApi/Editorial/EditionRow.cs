using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;
using ContentApi.Content;

namespace ContentApi.Editorial;

/// <summary>One wording of a document. Exactly one of the five parts is there: that of its kind.</summary>
[Table("edition", Schema = "content")]
public sealed class EditionRow
{
    [Column("id")] public long Id { get; init; }
    [Column("document")] public required Guid DocumentId { get; init; }
    [Column("kind")] public required Kind Kind { get; init; }
    [Column("number")] public required int Number { get; init; }
    [Column("slug")] public required string Slug { get; init; }
    [Column("digest")] public required string Digest { get; init; }
    [Column("created_at"), DatabaseGenerated(DatabaseGeneratedOption.Identity)] public DateTimeOffset CreatedAt { get; init; }
    [Column("created_by"), DatabaseGenerated(DatabaseGeneratedOption.Identity)] public string CreatedBy { get; init; } = null!;
    [Column("created_in", TypeName = "xid8"), DatabaseGenerated(DatabaseGeneratedOption.Identity)] public ulong CreatedIn { get; init; }

    public DocumentRow Document { get; init; } = null!;
    public TopicEditionRow? Topic { get; init; }
    public SectionEditionRow? Section { get; init; }
    public FaqEditionRow? Faq { get; init; }
    public CriterionEditionRow? Criterion { get; init; }
    public CitationEditionRow? Citation { get; init; }
    public List<QuoteRow> Quotes { get; init; } = [];
    public List<ActRow> Acts { get; init; } = [];

    public static EditionRow From(Edition edition, int number) => new()
    {
        DocumentId = edition.Document,
        Kind = edition.Kind,
        Number = number,
        Slug = edition.Slug,
        Digest = edition.Digest,
        Topic = edition is TopicEdition topic ? TopicEditionRow.From(topic) : null,
        Section = edition is SectionEdition section ? SectionEditionRow.From(section) : null,
        Faq = edition is FaqEdition faq ? new FaqEditionRow { Question = faq.Question } : null,
        Criterion = edition is CriterionEdition criterion ? CriterionEditionRow.From(criterion) : null,
        Citation = edition is CitationEdition citation ? CitationEditionRow.From(citation) : null,
        Quotes = edition switch
        {
            FaqEdition faqEdition => QuoteRow.From(faqEdition.Answer),
            CriterionEdition criterionEdition => QuoteRow.From(criterionEdition.Statement),
            _ => [],
        },
    };

    /// <summary>Whether the row, with all that belongs to it, has the digest that it names.</summary>
    public bool IsSound
    {
        get
        {
            try
            {
                _ = ToEdition();
                return true;
            }
            catch (Exception fault) when (fault is InvalidDataException or JsonException or FormatException or ArgumentException
                or InvalidOperationException or KeyNotFoundException or NullReferenceException)
            {
                // Whoever may write editions may have written anything.
                return false;
            }
        }
    }

    /// <summary>The edition as it was approved.</summary>
    /// <exception cref="InvalidDataException">What is stored is not what the digest was taken of.</exception>
    public Edition ToEdition()
    {
        Edition edition = Kind switch
        {
            Kind.Topic => Topic!.ToEdition(this),
            Kind.Section => Section!.ToEdition(this),
            Kind.Faq => new FaqEdition(DocumentId, Slug, Document.Locale, Faq!.Question, QuoteRow.Read(Quotes)),
            Kind.EligibilityCriterion => Criterion!.ToEdition(this),
            Kind.Citation => Citation!.ToEdition(this),
            _ => throw new NotSupportedException(Kind.ToString()),
        };
        return edition.Digest == Digest
            ? edition
            : throw new InvalidDataException($"Edition {Number} of {Kind.Word()} {Slug} ({DocumentId}) does not match its digest: it was altered.");
    }
}
