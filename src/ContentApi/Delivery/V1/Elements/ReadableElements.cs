using ContentApi.Content;
using ContentApi.Readable;

namespace ContentApi.Delivery.V1.Elements;

/// <summary>From what resources have in common to the model that formats, search and verification work on.</summary>
internal static class ReadableElements
{
    public static IReadOnlyList<ReadableBlock> ToReadable(this IReadOnlyList<BlockDto> blocks) => [.. blocks.Select(ToReadable)];

    public static IReadOnlyList<ReadableConcern> ToReadable(this IReadOnlyList<ConcernDto> concerns) =>
        [.. concerns.Select(concern => new ReadableConcern(concern.Text, concern.Since))];

    public static IReadOnlyList<ReadableCitation> ToReadable(this IReadOnlyList<CitedCitationDto> citations, string locale, Urls urls) =>
        [.. citations.Select(citation => citation.ToReadable(locale, urls))];

    public static ReadableCitation ToReadable(this CitedCitationDto citation, string locale, Urls urls) => new(
        citation.Id,
        citation.Slug,
        citation.Number,
        citation.Csl,
        citation.Text,
        citation.Url,
        citation.Doi,
        citation.Pmid,
        citation.Accessed,
        citation.Language,
        urls.Document(locale, Kind.Citation, citation.Slug));

    public static DocumentLink ToReadable(this DocumentReferenceDto document) =>
        new(document.Id, Kinds.Parse(document.Kind), document.Slug, document.Title, document.CanonicalUrl);

    public static ReadableProvenance ToReadable(this ProvenanceDto provenance) => new(
        provenance.Edition,
        provenance.Digest,
        provenance.Release.Number,
        provenance.Release.PublishedAt,
        provenance.Vetting.Text == FourEyes,
        provenance.Vetting.Arrangement is { } arrangement ? arrangement == FourEyes : null,
        provenance.Review.Reviewer,
        provenance.Review.ReviewedOn,
        provenance.Review.NextReviewOn,
        provenance.Owner,
        provenance.Attribution,
        provenance.Licence,
        provenance.Notice,
        provenance.CanonicalUrl,
        provenance.MaxOffline,
        V1Json.Node(provenance, ElementsJson.Default.ProvenanceDto).AsObject());

    private const string FourEyes = "four-eyes";

    private static ReadableBlock ToReadable(BlockDto block)
    {
        var concerns = block.Concerns.ToReadable();
        var quotes = block.Quotes is { } quote ? new ReadableQuote(quote.Document.ToReadable(), quote.Block, quote.Focus) : null;
        return block switch
        {
            ParagraphBlockDto paragraph => new ReadableParagraph(
                block.Id, block.Text, block.Digest, block.Requires, concerns, quotes, ToReadable(paragraph.Content)),
            ListBlockDto list => new ReadableList(
                block.Id, block.Text, block.Digest, block.Requires, concerns, quotes,
                [.. list.Items.Select(item => new ReadableListItem(item.Id, item.Text, ToReadable(item.Content)))]),
            _ => throw new NotSupportedException(block.GetType().Name),
        };
    }

    private static IReadOnlyList<ReadableSpan> ToReadable(IReadOnlyList<SpanDto> spans) => [.. spans.Select(ReadableSpan (span) => span switch
    {
        TextSpanDto => new ReadableText(span.Text),
        StrongSpanDto => new ReadableStrong(span.Text),
        EmphasisSpanDto => new ReadableEmphasis(span.Text),
        LinkSpanDto link => new ReadableLink(span.Text, link.Href),
        CitationSpanDto marker => new ReadableMarker(span.Text, marker.Numbers),
        PassageSpanDto passage => new ReadablePassage(span.Text, passage.Id, ToReadable(passage.Content)),
        _ => throw new NotSupportedException(span.GetType().Name),
    })];
}
