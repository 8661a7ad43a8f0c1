using ContentApi.Content;
using ContentApi.Proofs;

namespace ContentApi.Published;

/// <summary>Makes the record of what a topic shows of one of its documents.</summary>
internal static class Recording
{
    /// <param name="release">The one that is being made. In <paramref name="document"/>, a change that it makes has the number 0.</param>
    public static EditionRecord Of(Topic topic, WholeDocument document, Release release)
    {
        var terms = topic.Edition;
        var edition = document.Edition!;
        var claims = Claims.Of(topic, document);
        var record = new EditionRecord
        {
            Document = document.Document,
            Kind = document.Kind.Word(),
            Locale = document.Locale,
            Slug = edition.Slug,
            Edition = document.EditionNumber,
            Digest = edition.Digest,
            Release = Name(release),
            Appeared = document.Appeared is { Number: > 0 } earlier ? Name(earlier) : null,
            Vetting = new EditionRecord.Vouching(claims.Text, claims.Arrangement),
            Review = claims.ReviewedOn is null
                ? null
                : new EditionRecord.Reviewing(claims.Reviewer, claims.ReviewedOn, claims.NextReviewOn),
            Owner = terms.Owner,
            Attribution = terms.Attribution,
            Licence = terms.Licence,
            Notice = terms.Notice,
            MaxOffline = terms.MaxOffline,
        };
        return edition switch
        {
            TopicEdition shown => record with
            {
                Title = Digest.OfText(shown.Title),
                Children = Some(topic.Live(Kind.Section).Where(section => topic.Parent(section) is null).Select(section => section.Document)),
                Citations = Some(topic.Live(Kind.Citation).Select(citation => Shown(topic, citation.Document))),
            },
            SectionEdition shown => record with
            {
                Title = Digest.OfText(shown.Title),
                Blocks = Some(shown.Blocks.Select(block => Shown(topic, shown, block))),
                Children = Some(topic.Children(document).Select(child => child.Document)),
                Citations = Cited(topic, shown.Blocks.Select(block => (shown, block))),
            },
            FaqEdition shown => record with
            {
                Title = Digest.OfText(shown.Title),
                Blocks = Quoted(topic, shown.Answer),
                Citations = Cited(topic, shown.Answer),
            },
            CriterionEdition shown => record with
            {
                Role = shown.Role.Word(),
                AppliesTo = shown.AppliesTo,
                Jurisdiction = terms.Jurisdiction,
                AsOf = shown.AsOf,
                Blocks = Quoted(topic, shown.Statement),
                Safeguards = Quoted(topic, topic.Safeguards),
                Citations = Cited(topic, shown.Statement.Concat(topic.Safeguards)),
            },
            CitationEdition shown => record with
            {
                Number = topic.Position(document.Document),
                Text = Digest.OfText(shown.Text),
                Url = shown.Url,
                Doi = shown.Doi,
                Pmid = shown.Pmid,
                Accessed = shown.Accessed,
            },
            _ => throw new NotSupportedException(edition.GetType().Name),
        };
    }

    private static EditionRecord.ReleaseName Name(Release release) => new(release.Number, release.PublishedAt.UtcDateTime);

    private static List<EditionRecord.ShownBlock>? Quoted(Topic topic, IEnumerable<Quote> quotes) => Some(quotes.Select(quote =>
    {
        var (section, block) = Resolve(topic, quote);
        return Shown(topic, section, block) with { Document = quote.Document, Focus = quote.Focus };
    }));

    private static EditionRecord.ShownBlock Shown(Topic topic, SectionEdition section, Block block)
    {
        var text = block.Text(key => topic.Position(section.Citations[key]));
        return new EditionRecord.ShownBlock
        {
            Id = block.Id,
            Digest = block.Digest,
            Shown = block.CitedKeys.Any() ? Digest.OfText(text) : null,
            Requires = Some(block.Requires),
            Links = Some(block.Links),
            Parts = Some(block.Parts.Select(part => new EditionRecord.ShownPart(part.Id, part.Digest))),
        };
    }

    private static List<EditionRecord.ShownCitation>? Cited(Topic topic, IEnumerable<Quote> quotes) =>
        Cited(topic, quotes.Select(quote => Resolve(topic, quote)));

    private static List<EditionRecord.ShownCitation>? Cited(Topic topic, IEnumerable<(SectionEdition Section, Block Block)> blocks) =>
        Some(blocks.SelectMany(shown => shown.Block.CitedKeys.Select(key => shown.Section.Citations[key]))
            .Distinct().OrderBy(topic.Position).Select(citation => Shown(topic, citation)));

    private static EditionRecord.ShownCitation Shown(Topic topic, Guid citation) => new(citation, topic.Position(citation));

    private static (SectionEdition Section, Block Block) Resolve(Topic topic, Quote quote)
    {
        var section = topic.Section(quote.Document);
        return (section, section.FindBlock(quote.Block)!);
    }

    private static List<T>? Some<T>(IEnumerable<T> items) => items.ToList() is { Count: > 0 } some ? some : null;
}
