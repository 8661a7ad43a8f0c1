using ContentApi.Content;
using ContentApi.Published;
using ContentApi.Readable;
using ContentApi.Verification.Matching;

namespace ContentApi.Verification;

/// <summary>All that a topic shows now.</summary>
internal sealed class TopicTexts
{
    private readonly TopicEntry topic;
    private readonly Func<DocumentState, ReadableDocument> read;
    private readonly List<KnownText> texts = [];
    private readonly Dictionary<Guid, IReadOnlyList<Guid>> children = [];
    private readonly Dictionary<Guid, string> titles = [];

    private TopicTexts(TopicEntry topic, Func<DocumentState, ReadableDocument> read) => (this.topic, this.read) = (topic, read);

    /// <param name="read">Reads a live document of the release that the topic is in.</param>
    public static KnownTopic Of(TopicEntry topic, Func<DocumentState, ReadableDocument> read) => new TopicTexts(topic, read).Read();

    private KnownTopic Read()
    {
        var article = (ReadableTopic)read(topic.Self);
        AddTitle(topic.Self, article.Title);
        if (article.Provenance.Notice is { } notice) texts.Add(new KnownText(topic.Self, article.Title, null, notice) { Edition = topic.Self.EditionNumber });
        foreach (var section in article.Sections) Add(section);
        foreach (var (state, citation) in All<ReadableCitationDocument>(Kind.Citation)) AddTitle(state, citation.Citation.Text);
        var faqs = All<ReadableFaq>(Kind.Faq).ToList();
        foreach (var (state, faq) in faqs) AddTitle(state, faq.Question);
        var criteria = All<ReadableCriterion>(Kind.EligibilityCriterion).ToList();
        foreach (var (state, criterion) in criteria)
        {
            titles.Add(state.Document, criterion.Role.Word());
            if (criterion.AppliesTo is { } whom) texts.Add(new KnownText(state, criterion.Role.Word(), null, whom) { Edition = state.EditionNumber, IsLineOnly = true });
        }

        return new KnownTopic(topic.Id, texts)
        {
            Citations = topic.Live(Kind.Citation).Length,
            Titles = titles,
            Answers = faqs.ToDictionary(faq => faq.State.Document, IReadOnlyList<BlockId> (faq) => [.. faq.Resource.Answer.Select(Quoted)]),
            Children = children,
            Stated = criteria.SelectMany(criterion => criterion.Resource.Statement).Select(Quoted).ToHashSet(),
            Safeguards = [.. criteria.SelectMany(criterion => criterion.Resource.Safeguards).Select(Quoted).Distinct()],
        };
    }

    private IEnumerable<(DocumentState State, T Resource)> All<T>(Kind kind)
        where T : ReadableDocument => topic.Live(kind).Select(listing => (listing.State, (T)read(listing.State)));

    private void AddTitle(DocumentState state, string title)
    {
        titles.Add(state.Document, title);
        texts.Add(new KnownText(state, title, null, title) { Edition = state.EditionNumber });
    }

    private void Add(ReadableSection section)
    {
        var state = topic.Find(section.Id)!;
        AddTitle(state, section.Title);
        foreach (var block in section.Blocks)
        {
            var list = block as ReadableList;
            var content = (block as ReadableParagraph)?.Content ?? [];
            if (list is null && block is not ReadableParagraph) throw new NotSupportedException(block.GetType().Name);
            texts.Add(new KnownText(state, section.Title, block.Id, list is null ? Marked(content) : string.Join('\n', list.Items.Select(item => Marked(item.Content))))
            {
                Edition = state.EditionNumber,
                Digest = block.Digest,
                Requires = block.Requires,
                Items = [.. list?.Items.Select(item => item.Id) ?? []],
                Passages = [.. content.Index().Where(span => span.Item is ReadablePassage).Select(span => Passage(content, span.Index))],
            });
        }

        if (section.Children.Count > 0) children.Add(section.Id, [.. section.Children.Select(child => child.Id)]);
        foreach (var child in section.Children) Add(child);
    }

    private static Passage Passage(IReadOnlyList<ReadableSpan> content, int at) =>
        new(((ReadablePassage)content[at]).Id, CountWords(content.Take(at)), CountWords(content.Take(at + 1)));

    private static int CountWords(IEnumerable<ReadableSpan> content) => MatchingForm.Of(Marked(content), published: true).Words.Count;

    private static string Marked(IEnumerable<ReadableSpan> content) => string.Concat(content.Select(span => span switch
    {
        ReadableMarker => Spans.Mark.ToString(),
        ReadablePassage passage => Marked(passage.Content),
        _ => span.Text,
    }));

    private static BlockId Quoted(ReadableBlock block) => new(block.Quotes!.Document.Id, block.Quotes.Block);
}
