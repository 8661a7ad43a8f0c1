using ContentApi.Content;
using ContentApi.Published;

namespace ContentApi.Delivery.V1;

/// <summary>What the resources of one topic have in common: references, links, blocks with their markers, cited citations.</summary>
internal sealed class Presenter(Published.Topic topic, Urls urls)
{
    public Published.Topic Topic => topic;

    public Urls Urls => urls;

    public DocumentReference Reference(WholeDocument state) => new()
    {
        Id = state.Document,
        Kind = state.Kind.Word(),
        Slug = state.Edition!.Slug,
        Title = state.Edition.Title,
        CanonicalUrl = urls.Document(state),
    };

    public Links Links(WholeDocument state) => new()
    {
        Self = urls.Document(state),
        Topic = urls.Document(topic.Self),
        Collection = urls.Absolute(Urls.Collection(state.Locale, state.Kind)),
    };

    /// <param name="quotes">Null: in its section.</param>
    public Block Block(SectionEdition section, Content.Block block, Quote? quotes = null)
    {
        // Out of its section, a block brings along what is said of that.
        var around = quotes is null ? [] : topic.ConcernsOf(topic.Find(section.Document)!);
        return Block(section, block, quotes, Concern.Of(around.Concat(topic.Edition.ConcernsAbout(section.Document, block.Id))));
    }

    private Block Block(SectionEdition section, Content.Block block, Quote? quotes, IReadOnlyList<Concern> concerns) => block switch
    {
        Paragraph paragraph => new ParagraphBlock
        {
            Id = block.Id,
            Text = block.Text(key => Number(section, key)),
            Digest = block.Digest,
            Requires = block.Requires,
            Concerns = concerns,
            Quotes = quotes,
            Content = Spans(section, paragraph.Content),
        },
        BulletList list => new ListBlock
        {
            Id = block.Id,
            Text = block.Text(key => Number(section, key)),
            Digest = block.Digest,
            Requires = block.Requires,
            Concerns = concerns,
            Quotes = quotes,
            Items = [.. list.Items.Select(item => new ListItem
            {
                Id = item.Id,
                Text = Text(section, item.Content),
                Content = Spans(section, item.Content),
            })],
        },
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    public IReadOnlyList<Block> Quoted(IEnumerable<Content.Quote> quotes) => [.. quotes.Select(quote =>
    {
        var section = topic.Section(quote.Document);
        return Block(section, section.FindBlock(quote.Block)!, new Quote
        {
            Document = Reference(topic.Find(quote.Document)!),
            Block = quote.Block,
            Focus = quote.Focus,
            Digest = quote.Digest,
        });
    })];

    /// <summary>In full, by number, whatever is cited by a set of blocks.</summary>
    public IReadOnlyList<CitedCitation> Cited(IEnumerable<(SectionEdition Section, Content.Block Block)> blocks) =>
    [
        .. blocks.SelectMany(entry => entry.Block.CitedKeys.Select(key => entry.Section.Citations[key]))
            .Distinct()
            .OrderBy(topic.Position)
            .Select(citation => CitedCitation.Of(topic, topic.Find(citation)!)),
    ];

    public IReadOnlyList<CitedCitation> Cited(IEnumerable<Content.Quote> quotes) => Cited(quotes.Select(quote =>
    {
        var section = topic.Section(quote.Document);
        return (section, section.FindBlock(quote.Block)!);
    }));

    private IReadOnlyList<Span> Spans(SectionEdition section, IReadOnlyList<Content.Span> content) =>
        [.. content.Select(span => Span(section, span))];

    private Span Span(SectionEdition section, Content.Span span) => span switch
    {
        Content.TextSpan text => new TextSpan { Text = text.Text },
        Content.StrongSpan strong => new StrongSpan { Text = strong.Text },
        Content.EmphasisSpan emphasis => new EmphasisSpan { Text = emphasis.Text },
        Content.LinkSpan link => new LinkSpan { Text = link.Text, Href = link.Href },
        Content.CitationSpan citation => new CitationSpan
        {
            Text = Content.Spans.Marker(citation.Keys.Select(key => Number(section, key))),
            Numbers = [.. citation.Keys.Select(key => Number(section, key))],
            Citations = [.. citation.Keys.Select(key => topic.Find(section.Citations[key])!.Edition!.Slug)],
        },
        Content.PassageSpan passage => new PassageSpan
        {
            Text = Text(section, passage.Content),
            Id = passage.Id,
            Content = Spans(section, passage.Content),
        },
        _ => throw new NotSupportedException(span.GetType().Name),
    };

    private string Text(SectionEdition section, System.Collections.Immutable.ImmutableArray<Content.Span> content) =>
        Content.Spans.Text(content, key => Number(section, key));

    private int Number(SectionEdition section, string key) => topic.Position(section.Citations[key]);
}
