using ContentApi.Content;

namespace ContentApi.Readable;

/// <summary>
/// A document as a reader sees it, with everything that it shows of other documents resolved: markers have numbers, quotes have their
/// words, links have URLs. Formats, search and verification work on it, so they depend on no version of the API.
/// </summary>
/// <param name="Id">Of a single block: its section's.</param>
/// <param name="Url">The document's own URL in the API.</param>
/// <param name="Concerns">Notices about the whole document. Notices about a block stand with the block.</param>
/// <param name="Citations">What the document cites, by number.</param>
public abstract record ReadableDocument(
    Guid Id,
    string Slug,
    string Locale,
    string Url,
    IReadOnlyList<ReadableConcern> Concerns,
    IReadOnlyList<ReadableCitation> Citations,
    ReadableProvenance Provenance);

public sealed record ReadableTopic(
    Guid Id,
    string Slug,
    string Locale,
    string Url,
    IReadOnlyList<ReadableConcern> Concerns,
    IReadOnlyList<ReadableCitation> Citations,
    ReadableProvenance Provenance,
    string Title,
    string Jurisdiction,
    string Audience,
    IReadOnlyList<Coding> Codings,
    IReadOnlyList<ReadableSection> Sections,
    IReadOnlyList<Synonym> Synonyms)
    : ReadableDocument(Id, Slug, Locale, Url, Concerns, Citations, Provenance);

public sealed record ReadableSectionDocument(
    string Locale,
    IReadOnlyList<ReadableCitation> Citations,
    ReadableProvenance Provenance,
    DocumentLink Topic,
    ReadableSection Section)
    : ReadableDocument(Section.Id, Section.Slug, Locale, Section.Url, Section.Concerns, Citations, Provenance);

/// <summary>A block of a section, with the blocks that it requires.</summary>
public sealed record ReadableBlockDocument(
    string Locale,
    string Url,
    IReadOnlyList<ReadableConcern> Concerns,
    IReadOnlyList<ReadableCitation> Citations,
    ReadableProvenance Provenance,
    DocumentLink Section,
    string Block,
    IReadOnlyList<ReadableBlock> Blocks)
    : ReadableDocument(Section.Id, Section.Slug, Locale, Url, Concerns, Citations, Provenance);

public sealed record ReadableFaq(
    Guid Id,
    string Slug,
    string Locale,
    string Url,
    IReadOnlyList<ReadableConcern> Concerns,
    IReadOnlyList<ReadableCitation> Citations,
    ReadableProvenance Provenance,
    DocumentLink Topic,
    string Question,
    IReadOnlyList<ReadableBlock> Answer)
    : ReadableDocument(Id, Slug, Locale, Url, Concerns, Citations, Provenance);

public sealed record ReadableCriterion(
    Guid Id,
    string Slug,
    string Locale,
    string Url,
    IReadOnlyList<ReadableConcern> Concerns,
    IReadOnlyList<ReadableCitation> Citations,
    ReadableProvenance Provenance,
    DocumentLink Topic,
    CriterionRole Role,
    IReadOnlyList<ReadableBlock> Statement,
    string? AppliesTo,
    string Jurisdiction,
    DateOnly? AsOf,
    IReadOnlyList<ReadableBlock> Safeguards)
    : ReadableDocument(Id, Slug, Locale, Url, Concerns, Citations, Provenance);

public sealed record ReadableCitationDocument(
    string Locale,
    ReadableProvenance Provenance,
    DocumentLink Topic,
    ReadableCitation Citation,
    IReadOnlyList<DocumentLink> CitedBy)
    : ReadableDocument(Citation.Id, Citation.Slug, Locale, Citation.Address, [], [Citation], Provenance);
