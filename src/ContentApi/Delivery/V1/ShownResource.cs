using ContentApi.Content;
using ContentApi.Proofs;

namespace ContentApi.Delivery.V1;

/// <summary>What a reader is shown of a resource, to be held against its signed record.</summary>
internal sealed record ShownResource(Guid Id, Provenance Provenance)
{
    public string? Title { get; init; }

    public IReadOnlyList<Block> Blocks { get; init; } = [];

    public IReadOnlyList<Block> Safeguards { get; init; } = [];

    public IReadOnlyList<ChildSection> Children { get; init; } = [];

    public IReadOnlyList<CitedCitation> Citations { get; init; } = [];

    public EligibilityCriterion? Criterion { get; init; }

    public Citation? Citation { get; init; }

    public static ShownResource Read(Kind kind, byte[] json) => kind switch
    {
        Kind.Topic => Of(V1Json.Read<Topic>(json)),
        Kind.Section => Of(V1Json.Read<Section>(json)),
        Kind.Faq => Of(V1Json.Read<Faq>(json)),
        Kind.EligibilityCriterion => Of(V1Json.Read<EligibilityCriterion>(json)),
        Kind.Citation => Of(V1Json.Read<Citation>(json)),
        _ => throw new NotSupportedException(kind.ToString()),
    };

    private static ShownResource Of(Topic topic) => new(topic.Id, topic.Provenance)
    {
        Title = topic.Title,
        Children = topic.Sections,
        Citations = topic.Citations,
    };

    private static ShownResource Of(Section section) => new(section.Id, section.Provenance)
    {
        Title = section.Title,
        Blocks = section.Blocks,
        Children = section.Children,
        Citations = section.Citations,
    };

    private static ShownResource Of(Faq faq) => new(faq.Id, faq.Provenance)
    {
        Title = faq.Question,
        Blocks = faq.Answer,
        Citations = faq.Citations,
    };

    private static ShownResource Of(EligibilityCriterion criterion) => new(criterion.Id, criterion.Provenance)
    {
        Blocks = criterion.Statement,
        Safeguards = criterion.Safeguards,
        Citations = criterion.Citations,
        Criterion = criterion,
    };

    private static ShownResource Of(Citation citation) => new(citation.Id, citation.Provenance) { Citation = citation };

    /// <summary>What first differs from a record; null: nothing does.</summary>
    public string? Difference(EditionRecord record)
    {
        if (record.Document != Id) return "document";
        if (record.Title != (Title is null ? null : Digest.OfText(Title))) return "title";
        if (!Same(record.Blocks, Blocks)) return "blocks";
        if (!Same(record.Safeguards, Safeguards)) return "safeguards";
        if (!(record.Children ?? []).SequenceEqual(Children.Select(child => child.Id))) return "children";
        if (!(record.Citations ?? []).SequenceEqual(Citations.Select(citation => new EditionRecord.ShownCitation(citation.Id, citation.Number)))) return "citations";
        if (Criterion is { } criterion && (record.Role, record.AppliesTo, record.Jurisdiction, record.AsOf) != (criterion.Role, criterion.AppliesTo, criterion.Jurisdiction, criterion.AsOf)) return "role";
        if (Citation is { } cited && (record.Number, record.Text, record.Url, record.Doi, record.Pmid, record.Accessed)
            != (cited.Number, Digest.OfText(cited.Text), cited.Url, cited.Doi, cited.Pmid, cited.Accessed)) return "reference";
        return SameTerms(record) ? null : "provenance";
    }

    private static bool Same(IReadOnlyList<EditionRecord.ShownBlock>? records, IReadOnlyList<Block> blocks) =>
        (records ?? []).Count == blocks.Count && blocks.Zip(records ?? []).All(pair => Same(pair.Second, pair.First));

    /// <summary>Words are read from the spans, which is what is shown of them.</summary>
    private static bool Same(EditionRecord.ShownBlock record, Block block) =>
        (record.Id, record.Digest, record.Document, record.Focus) == (block.Id, block.Digest, block.Quotes?.Document.Id, block.Quotes?.Focus)
        && (record.Requires ?? []).SequenceEqual(block.Requires)
        && (record.Links ?? []).SequenceEqual(Span.Of(block).OfType<LinkSpan>().Select(link => link.Href))
        && (record.Shown ?? record.Digest) == Digest.OfText(block.Text)
        && block.Text == Span.TextOf(block);

    private bool SameTerms(EditionRecord record)
    {
        var review = record.Review ?? new EditionRecord.Reviewing(null, null, null);
        return (record.Edition, record.Digest, record.Vetting.Text, record.Vetting.Arrangement)
                == (Provenance.Edition, Provenance.Digest, Provenance.Vetting.Text, Provenance.Vetting.Arrangement)
            && (record.Appeared ?? record.Release) == new EditionRecord.ReleaseName(Provenance.Release.Number, Provenance.Release.PublishedAt)
            && (review.Reviewer, review.ReviewedOn, review.NextReviewOn) == (Provenance.Review.Reviewer, Provenance.Review.ReviewedOn, Provenance.Review.NextReviewOn)
            && (record.Owner, record.Attribution, record.Licence, record.Notice, record.MaxOffline)
                == (Provenance.Owner, Provenance.Attribution, Provenance.Licence, Provenance.Notice, Provenance.MaxOffline);
    }
}
