using ContentApi.Content;
using ContentApi.Published;

namespace ContentApi.Delivery.V1.Elements;

/// <summary>What the resources of one topic have in common: references, links, blocks with their markers, cited citations.</summary>
internal sealed class Presenter(Topic topic, Urls urls)
{
    public Topic Topic => topic;

    public Urls Urls => urls;

    public DocumentReferenceDto Reference(WholeDocument state) => new()
    {
        Id = state.Document,
        Kind = state.Kind.Word(),
        Slug = state.Edition!.Slug,
        Title = state.Edition.Title,
        CanonicalUrl = urls.Document(state),
    };

    public LinksDto Links(WholeDocument state) => new()
    {
        Self = urls.Document(state),
        Topic = urls.Document(topic.Self),
        Collection = urls.Absolute(Urls.Collection(state.Locale, state.Kind)),
    };

    /// <param name="quotes">Null: in its section.</param>
    public BlockDto Block(SectionEdition section, Block block, QuoteDto? quotes = null)
    {
        // Out of its section, a block brings along what is said of that.
        var around = quotes is null ? [] : topic.ConcernsOf(topic.Find(section.Document)!);
        return Block(section, block, quotes, ConcernDto.Of(around.Concat(topic.Edition.ConcernsAbout(section.Document, block.Id))));
    }

    private BlockDto Block(SectionEdition section, Block block, QuoteDto? quotes, IReadOnlyList<ConcernDto> concerns) => block switch
    {
        Paragraph paragraph => new ParagraphBlockDto
        {
            Id = block.Id,
            Text = block.Text(key => Number(section, key)),
            Digest = block.Digest,
            Requires = block.Requires,
            Concerns = concerns,
            Quotes = quotes,
            Content = Spans(section, paragraph.Content),
        },
        BulletList list => new ListBlockDto
        {
            Id = block.Id,
            Text = block.Text(key => Number(section, key)),
            Digest = block.Digest,
            Requires = block.Requires,
            Concerns = concerns,
            Quotes = quotes,
            Items = [.. list.Items.Select(item => new ListItemDto
            {
                Id = item.Id,
                Text = Text(section, item.Content),
                Content = Spans(section, item.Content),
            })],
        },
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    public IReadOnlyList<BlockDto> Quoted(IEnumerable<Quote> quotes) => [.. quotes.Select(quote =>
    {
        var section = topic.Section(quote.Document);
        return Block(section, section.FindBlock(quote.Block)!, new QuoteDto
        {
            Document = Reference(topic.Find(quote.Document)!),
            Block = quote.Block,
            Focus = quote.Focus,
            Digest = quote.Digest,
        });
    })];

    /// <summary>In full, by number, whatever is cited by a set of blocks.</summary>
    public IReadOnlyList<CitedCitationDto> Cited(IEnumerable<(SectionEdition Section, Block Block)> blocks) =>
    [
        .. blocks.SelectMany(entry => entry.Block.CitedKeys.Select(key => entry.Section.Citations[key]))
            .Distinct()
            .OrderBy(topic.Position)
            .Select(citation => CitedCitationDto.Of(topic, topic.Find(citation)!)),
    ];

    public IReadOnlyList<CitedCitationDto> Cited(IEnumerable<Quote> quotes) => Cited(quotes.Select(quote =>
    {
        var section = topic.Section(quote.Document);
        return (section, section.FindBlock(quote.Block)!);
    }));

    private IReadOnlyList<SpanDto> Spans(SectionEdition section, IReadOnlyList<Span> content) =>
        [.. content.Select(span => Span(section, span))];

    private SpanDto Span(SectionEdition section, Span span) => span switch
    {
        TextSpan text => new TextSpanDto { Text = text.Text },
        StrongSpan strong => new StrongSpanDto { Text = strong.Text },
        EmphasisSpan emphasis => new EmphasisSpanDto { Text = emphasis.Text },
        LinkSpan link => new LinkSpanDto { Text = link.Text, Href = link.Href },
        CitationSpan citation => new CitationSpanDto
        {
            Text = Content.Spans.Marker(citation.Keys.Select(key => Number(section, key))),
            Numbers = [.. citation.Keys.Select(key => Number(section, key))],
            Citations = [.. citation.Keys.Select(key => topic.Find(section.Citations[key])!.Edition!.Slug)],
        },
        PassageSpan passage => new PassageSpanDto
        {
            Text = Text(section, passage.Content),
            Id = passage.Id,
            Content = Spans(section, passage.Content),
        },
        _ => throw new NotSupportedException(span.GetType().Name),
    };

    private string Text(SectionEdition section, System.Collections.Immutable.ImmutableArray<Span> content) =>
        Content.Spans.Text(content, key => Number(section, key));

    private int Number(SectionEdition section, string key) => topic.Position(section.Citations[key]);
}
