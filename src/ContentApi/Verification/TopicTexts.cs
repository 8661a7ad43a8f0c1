using ContentApi.Content;
using ContentApi.Delivery.V1.Citations;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.EligibilityCriteria;
using ContentApi.Delivery.V1.Faqs;
using ContentApi.Delivery.V1.Sections;
using ContentApi.Delivery.V1.Topics;
using ContentApi.Http;
using ContentApi.Published;
using ContentApi.Verification.Matching;

namespace ContentApi.Verification;

/// <summary>All that a topic shows now, read from its JSON alone.</summary>
internal sealed class TopicTexts
{
    private readonly TopicEntry topic;
    private readonly IReadOnlyDictionary<string, Representation> answers;
    private readonly List<KnownText> texts = [];
    private readonly Dictionary<Guid, IReadOnlyList<Guid>> children = [];
    private readonly Dictionary<Guid, string> titles = [];

    private TopicTexts(TopicEntry topic, IReadOnlyDictionary<string, Representation> answers) => (this.topic, this.answers) = (topic, answers);

    public static KnownTopic Of(TopicEntry topic, IReadOnlyDictionary<string, Representation> answers) => new TopicTexts(topic, answers).Read();

    private KnownTopic Read()
    {
        var article = Read<TopicDto>(topic.Self);
        AddTitle(topic.Self, article.Title);
        if (article.Provenance.Notice is { } notice) texts.Add(new KnownText(topic.Self, article.Title, null, notice) { Edition = topic.Self.EditionNumber });
        foreach (var section in article.Sections) Add(section);
        foreach (var (state, citation) in All<CitationDto>(Kind.Citation)) AddTitle(state, citation.Text);
        var faqs = All<FaqDto>(Kind.Faq).ToList();
        foreach (var (state, faq) in faqs) AddTitle(state, faq.Question);
        var criteria = All<EligibilityCriterionDto>(Kind.EligibilityCriterion).ToList();
        foreach (var (state, criterion) in criteria)
        {
            titles.Add(state.Document, criterion.Role);
            if (criterion.AppliesTo is { } whom) texts.Add(new KnownText(state, criterion.Role, null, whom) { Edition = state.EditionNumber, IsLineOnly = true });
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

    private T Read<T>(DocumentState state) => V1Json.Read<T>(answers[Urls.Path(state)].Identity.Bytes);

    private IEnumerable<(DocumentState State, T Resource)> All<T>(Kind kind) => topic.Live(kind).Select(listing => (listing.State, Read<T>(listing.State)));

    private void AddTitle(DocumentState state, string title)
    {
        titles.Add(state.Document, title);
        texts.Add(new KnownText(state, title, null, title) { Edition = state.EditionNumber });
    }

    private void Add(ChildSectionDto section)
    {
        var state = topic.Find(section.Id)!;
        AddTitle(state, section.Title);
        foreach (var block in section.Blocks)
        {
            var list = block as ListBlockDto;
            var content = (block as ParagraphBlockDto)?.Content ?? [];
            if (list is null && block is not ParagraphBlockDto) throw new NotSupportedException(block.GetType().Name);
            texts.Add(new KnownText(state, section.Title, block.Id, list is null ? Marked(content) : string.Join('\n', list.Items.Select(item => Marked(item.Content))))
            {
                Edition = state.EditionNumber,
                Digest = block.Digest,
                Requires = block.Requires,
                Items = [.. list?.Items.Select(item => item.Id) ?? []],
                Passages = [.. content.Index().Where(span => span.Item is PassageSpanDto).Select(span => Passage(content, span.Index))],
            });
        }

        if (section.Children.Count > 0) children.Add(section.Id, [.. section.Children.Select(child => child.Id)]);
        foreach (var child in section.Children) Add(child);
    }

    private static Passage Passage(IReadOnlyList<SpanDto> content, int at) =>
        new(((PassageSpanDto)content[at]).Id, CountWords(content.Take(at)), CountWords(content.Take(at + 1)));

    private static int CountWords(IEnumerable<SpanDto> content) => MatchingForm.Of(Marked(content), published: true).Words.Count;

    private static string Marked(IEnumerable<SpanDto> content) => string.Concat(content.Select(span => span switch
    {
        CitationSpanDto => Spans.Mark.ToString(),
        PassageSpanDto passage => Marked(passage.Content),
        _ => span.Text,
    }));

    private static BlockId Quoted(BlockDto block) => new(block.Quotes!.Document.Id, block.Quotes.Block);
}
