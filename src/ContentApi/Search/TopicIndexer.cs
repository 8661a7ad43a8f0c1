using System.Runtime.InteropServices;
using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.EligibilityCriteria;
using ContentApi.Delivery.V1.Faqs;
using ContentApi.Delivery.V1.Sections;
using ContentApi.Delivery.V1.Topics;
using ContentApi.Http;
using ContentApi.Published;

namespace ContentApi.Search;

/// <summary>Makes a topic's index of its JSON alone, as forms are made: whatever holds the JSON can search.</summary>
internal sealed class TopicIndexer
{
    // What a word says about a block: most in its text, less in a question that it answers, little in its section's title.
    private const float InText = 1f;
    private const float Again = 0.1f;
    private const float InQuestion = 0.75f;
    private const float InQuestionToo = 0.5f;
    private const float InTitle = 0.25f;
    private const int MostOften = 3;

    private readonly string locale;
    private readonly Language language;
    private readonly Dictionary<string, int> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> vocabulary = new(StringComparer.Ordinal);
    private readonly List<List<Posting>> postings = [];
    private readonly List<FoundBlock> blocks = [];
    private readonly ILookup<(string Section, string Block), Quoting> quotings;
    private readonly (string Section, string Id)[] safeguards;

    private TopicIndexer(TopicDto article, IReadOnlyList<FaqDto> faqs, IReadOnlyList<EligibilityCriterionDto> criteria)
    {
        locale = article.Locale;
        language = Language.Of(locale);
        quotings = faqs.SelectMany(Quoting.Of).Concat(criteria.SelectMany(Quoting.Of)).ToLookup(quoting => (quoting.Section, quoting.Block));
        safeguards =
        [
            .. criteria.SelectMany(criterion => criterion.Safeguards)
                .Select(block => (Urls.Path(article.Locale, Kind.Section, block.Quotes!.Document.Slug), block.Quotes.Block))
                .Distinct(),
        ];
        foreach (var section in article.Sections) Add(section);
    }

    public static TopicIndex Of(TopicEntry topic, IReadOnlyDictionary<string, Representation> answers)
    {
        var article = Read<TopicDto>(topic.Self);
        var indexer = new TopicIndexer(
            article,
            [.. topic.Live(Kind.Faq).Select(listing => Read<FaqDto>(listing.State))],
            [.. topic.Live(Kind.EligibilityCriterion).Select(listing => Read<EligibilityCriterionDto>(listing.State))]);
        return new TopicIndex(
            topic.Id,
            [.. indexer.blocks],
            indexer.keys,
            [.. indexer.postings.Select(list => list.ToArray())],
            indexer.vocabulary,
            indexer.Synonyms(article.Synonyms));

        T Read<T>(DocumentState state) => V1Json.Read<T>(answers[Urls.Path(state)].Identity.Bytes);
    }

    /// <summary>Of two terms that a later rule takes for the same, the first: what was approved once must not stop a search.</summary>
    private Dictionary<string, string[][]> Synonyms(IEnumerable<SynonymDto> approved) => approved
        .DistinctBy(synonym => language.Key(synonym.Term))
        .ToDictionary(
            synonym => language.Key(synonym.Term),
            synonym => synonym.Finds.Select(phrase => language.Key(phrase).Split(' ')).ToArray(),
            StringComparer.Ordinal);

    private void Add(SectionTextDto section)
    {
        var path = Urls.Path(locale, Kind.Section, section.Slug);
        for (var i = 0; i < section.Blocks.Count; i++)
        {
            // A lead-in alone announces what is not there: it is found as the list that follows it.
            if (i + 1 < section.Blocks.Count && IsLeadIn(section.Blocks[i], section.Blocks[i + 1])) continue;
            BlockDto[] shown = i > 0 && IsLeadIn(section.Blocks[i - 1], section.Blocks[i]) ? [section.Blocks[i - 1], section.Blocks[i]] : [section.Blocks[i]];
            Add(path, section, shown);
        }

        foreach (var child in section.Children) Add(child);
    }

    private static bool IsLeadIn(BlockDto block, BlockDto next) => block is ParagraphBlockDto && next is ListBlockDto && next.Requires.Contains(block.Id);

    private void Add(string path, SectionTextDto section, BlockDto[] shown)
    {
        var quoting = shown.SelectMany(block => quotings[(section.Slug, block.Id)]).ToArray();
        var strengths = new Dictionary<int, float>();
        var occurrences = new List<Occurrence>();
        for (var place = 0; place < shown.Length; place++)
        {
            foreach (var word in WithParts(SearchableText(shown[place])))
            {
                occurrences.Add(new Occurrence(KeyOf(word), place, word.Start, word.Length));
            }
        }

        foreach (var group in occurrences.CountBy(occurrence => occurrence.Key)) strengths[group.Key] = InText + (Again * (Math.Min(group.Value, MostOften) - 1));
        Add(strengths, quoting.Where(one => one.Question is not null).SelectMany(one => WithParts(one.Question!)), InQuestion, InQuestionToo);
        Add(strengths, WithParts(section.Title), InTitle, InTitle);

        var index = blocks.Count;
        foreach (var (key, strength) in strengths) postings[key].Add(new Posting(index, strength));
        blocks.Add(new FoundBlock(
            path,
            [.. shown.Select(block => block.Id)],
            [.. occurrences],
            [.. quoting.Select(one => one.Document).DistinctBy(document => document.Id)],
            quoting.Any(one => one.IsCriterion) ? [.. safeguards.Where(guard => guard != (path, shown[^1].Id))] : []));
    }

    private void Add(Dictionary<int, float> strengths, IEnumerable<Word> words, float alone, float besides)
    {
        foreach (var key in words.Select(KeyOf).Distinct()) CollectionsMarshal.GetValueRefOrAddDefault(strengths, key, out var known) += known ? besides : alone;
    }

    private IEnumerable<Word> WithParts(string text) => language.Words(text).SelectMany(word => word.Parts.Prepend(word));

    private int KeyOf(Word word)
    {
        if (!keys.TryGetValue(word.Key, out var key))
        {
            keys.Add(word.Key, key = keys.Count);
            postings.Add([]);
        }

        if (!word.HasDigit)
        {
            vocabulary.TryAdd(word.Folded, key);
            // For a slip in the singular of what stands in the plural only. Not the stem: « prix » is no slip for « pris- ».
            if (word.Folded is [.., 's']) vocabulary.TryAdd(word.Folded[..^1], key);
        }

        return key;
    }

    /// <summary>The block's text with blanks for its markers: « (1) » is no word of it, and all else stays where it is.</summary>
    private static string SearchableText(BlockDto block) => block switch
    {
        ParagraphBlockDto paragraph => SearchableText(paragraph.Content),
        ListBlockDto list => string.Join('\n', list.Items.Select(item => SearchableText(item.Content))),
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    private static string SearchableText(IEnumerable<SpanDto> content) => string.Concat(content.Select(span => span switch
    {
        CitationSpanDto marker => new string(' ', marker.Text.Length),
        PassageSpanDto passage => SearchableText(passage.Content),
        _ => span.Text,
    }));

    /// <summary>That a document quotes a block.</summary>
    /// <param name="Question">Null when the block is shown for another's sake, or when a criterion quotes it.</param>
    private sealed record Quoting(string Section, string Block, DocumentReferenceDto Document, string? Question, bool IsCriterion)
    {
        public static IEnumerable<Quoting> Of(FaqDto faq) => faq.Answer.Select(block => new Quoting(
            block.Quotes!.Document.Slug,
            block.Quotes.Block,
            new DocumentReferenceDto { Id = faq.Id, Kind = faq.Kind, Slug = faq.Slug, Title = faq.Question, CanonicalUrl = faq.Links.Self },
            faq.Answer.Any(other => other.Quotes!.Document.Id == block.Quotes.Document.Id && other.Requires.Contains(block.Id)) ? null : faq.Question,
            IsCriterion: false));

        public static IEnumerable<Quoting> Of(EligibilityCriterionDto criterion) => criterion.Statement.Select(block => new Quoting(
            block.Quotes!.Document.Slug,
            block.Quotes.Block,
            new DocumentReferenceDto
            {
                Id = criterion.Id,
                Kind = criterion.Kind,
                Slug = criterion.Slug,
                Title = criterion.Role,
                CanonicalUrl = criterion.Links.Self,
            },
            Question: null,
            IsCriterion: true));
    }
}
