using ContentApi.Content;
using ContentApi.Content.Matching;
using ContentApi.Http;
using ContentApi.Published;

namespace ContentApi.Delivery.V1;

/// <summary>All that a topic shows now, of its JSON alone.</summary>
internal sealed class TopicTexts
{
    private readonly TopicEntry topic;
    private readonly Urls urls;
    private readonly List<KnownText> texts = [];

    private TopicTexts(TopicEntry topic, IReadOnlyDictionary<string, Answer> answers)
    {
        this.topic = topic;
        var article = Read<Topic>(topic.Self);
        urls = Urls.Of(article.Links.Self, Urls.Path(topic.Self));
        var self = new DocumentReference { Id = article.Id, Kind = article.Kind, Slug = article.Slug, Title = article.Title, CanonicalUrl = article.Links.Self };
        Add(topic.Self, self, article.Title);
        if (article.Provenance.Notice is { } notice) Add(topic.Self, self, notice);
        foreach (var section in article.Sections) Add(section);
        foreach (var listing in topic.Live(Kind.Citation))
        {
            var citation = Read<Citation>(listing.State);
            Add(listing.State, Reference(listing.State, citation.Text), citation.Text);
        }

        foreach (var listing in topic.Live(Kind.Faq))
        {
            var faq = Read<Faq>(listing.State);
            Add(listing.State, Reference(listing.State, faq.Question), faq.Question);
        }

        Citations = topic.Live(Kind.Citation).Length;
        EligibilityCriterion[] criteria = [.. topic.Live(Kind.EligibilityCriterion).Select(listing => Read<EligibilityCriterion>(listing.State))];
        foreach (var criterion in criteria)
        {
            if (criterion.AppliesTo is not { } whom) continue;
            var state = topic.Find(criterion.Id)!;
            texts.Add(new KnownText(state, Reference(state, criterion.Role), null, null, whom) { Edition = state.EditionNumber, IsLineOnly = true });
        }

        Stated = [.. criteria.SelectMany(criterion => criterion.Statement).Select(Quoted)];
        Safeguards = [.. criteria.SelectMany(criterion => criterion.Safeguards).Select(Quoted).Distinct()];

        T Read<T>(DocumentState state) => V1Json.Read<T>(answers[Urls.Path(state)].Identity.Bytes);
    }

    public IReadOnlyList<KnownText> Texts => texts;

    public Guid Topic => topic.Id;

    /// <summary>The highest number that a marker of the topic can have.</summary>
    public int Citations { get; }

    /// <summary>The blocks that criteria state.</summary>
    public HashSet<(Guid, string)> Stated { get; }

    public IReadOnlyList<(Guid Document, string Block)> Safeguards { get; }

    public static TopicTexts Of(TopicEntry topic, IReadOnlyDictionary<string, Answer> answers) => new(topic, answers);

    private static (Guid, string) Quoted(Block block) => (block.Quotes!.Document.Id, block.Quotes.Block);

    private DocumentReference Reference(DocumentState state, string title) =>
        new() { Id = state.Document, Kind = state.Kind.Word(), Slug = state.Slug, Title = title, CanonicalUrl = urls.Document(state) };

    private void Add(SectionText section)
    {
        var state = topic.Find(section.Id)!;
        var reference = Reference(state, section.Title);
        Add(state, reference, section.Title);
        foreach (var block in section.Blocks)
        {
            KnownText Known(string? part, string text, string digest) => new(state, reference, block.Id, part, text)
            {
                Edition = state.EditionNumber,
                Digest = digest,
                Requires = block.Requires,
            };
            switch (block)
            {
                case ParagraphBlock paragraph:
                    texts.Add(new KnownText(state, reference, block.Id, null, Marked(paragraph.Content))
                    {
                        Edition = state.EditionNumber,
                        Digest = block.Digest,
                        Requires = block.Requires,
                        Passages = [.. paragraph.Content.OfType<PassageSpan>().Select(passage => (passage.Id, Marked(passage.Content)))],
                    });
                    break;
                case ListBlock list:
                    KnownText[] items = [.. list.Items.Select(item => Known(item.Id, Marked(item.Content), block.Digest))];
                    texts.AddRange(items);
                    texts.Add(new KnownText(state, reference, block.Id, null, string.Join('\n', items.Select(item => item.Marked)))
                    {
                        Edition = state.EditionNumber,
                        Digest = block.Digest,
                        Requires = block.Requires,
                        Items = items,
                    });
                    break;
                default:
                    throw new NotSupportedException(block.GetType().Name);
            }
        }

        foreach (var child in section.Children) Add(child);
    }

    private void Add(DocumentState state, DocumentReference document, string text) =>
        texts.Add(new KnownText(state, document, null, null, text) { Edition = state.EditionNumber });

    private static string Marked(IEnumerable<Span> content) => string.Concat(content.Select(span => span switch
    {
        CitationSpan => MatchingForm.Marker.ToString(),
        PassageSpan passage => Marked(passage.Content),
        _ => span.Text,
    }));
}
