using System.Runtime.InteropServices;
using ContentApi.Content;
using ContentApi.Published;
using ContentApi.Readable;

namespace ContentApi.Search;

/// <summary>Makes a topic's index.</summary>
internal sealed class TopicIndexer
{
    // What a word says about a block: most in its text, less in a question that it answers, little in its section's title.
    private const float InText = 1f;
    private const float Again = 0.1f;
    private const float InQuestion = 0.75f;
    private const float InQuestionToo = 0.5f;
    private const float InTitle = 0.25f;
    private const int MostOften = 3;

    private readonly Language language;
    private readonly Dictionary<string, int> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> vocabulary = new(StringComparer.Ordinal);
    private readonly List<List<Posting>> postings = [];
    private readonly List<FoundBlock> blocks = [];
    private readonly ILookup<(string Section, string Block), Quoting> quotings;
    private readonly (string Section, string Id)[] safeguards;

    private TopicIndexer(ReadableTopic article, IReadOnlyList<ReadableFaq> faqs, IReadOnlyList<ReadableCriterion> criteria)
    {
        language = Language.Of(article.Locale);
        quotings = faqs.SelectMany(Quoting.Of).Concat(criteria.SelectMany(Quoting.Of)).ToLookup(quoting => (quoting.Section, quoting.Block));
        safeguards =
        [
            .. criteria.SelectMany(criterion => criterion.Safeguards)
                .Select(block => (block.Quotes!.Document.Slug, block.Quotes.Block))
                .Distinct(),
        ];
        foreach (var section in article.Sections) Add(section);
    }

    /// <param name="read">Reads a live document of the release that the topic is in.</param>
    public static TopicIndex Of(TopicEntry topic, Func<DocumentState, ReadableDocument> read)
    {
        var article = (ReadableTopic)read(topic.Self);
        var indexer = new TopicIndexer(
            article,
            [.. topic.Live(Kind.Faq).Select(listing => (ReadableFaq)read(listing.State))],
            [.. topic.Live(Kind.EligibilityCriterion).Select(listing => (ReadableCriterion)read(listing.State))]);
        return new TopicIndex(
            topic.Id,
            [.. indexer.blocks],
            indexer.keys,
            [.. indexer.postings.Select(list => list.ToArray())],
            indexer.vocabulary,
            indexer.Synonyms(article.Synonyms));
    }

    /// <summary>Of two terms that a later rule takes for the same, the first: what was approved once must not stop a search.</summary>
    private Dictionary<string, string[][]> Synonyms(IEnumerable<Synonym> approved) => approved
        .DistinctBy(synonym => language.Key(synonym.Term))
        .ToDictionary(
            synonym => language.Key(synonym.Term),
            synonym => synonym.Finds.Select(phrase => language.Key(phrase).Split(' ')).ToArray(),
            StringComparer.Ordinal);

    private void Add(ReadableSection section)
    {
        for (var i = 0; i < section.Blocks.Count; i++)
        {
            // A lead-in alone announces what is not there: it is found as the list that follows it.
            if (i + 1 < section.Blocks.Count && IsLeadIn(section.Blocks[i], section.Blocks[i + 1])) continue;
            ReadableBlock[] shown = i > 0 && IsLeadIn(section.Blocks[i - 1], section.Blocks[i]) ? [section.Blocks[i - 1], section.Blocks[i]] : [section.Blocks[i]];
            Add(section, shown);
        }

        foreach (var child in section.Children) Add(child);
    }

    private static bool IsLeadIn(ReadableBlock block, ReadableBlock next) => block is ReadableParagraph && next is ReadableList && next.Requires.Contains(block.Id);

    private void Add(ReadableSection section, ReadableBlock[] shown)
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
            section.Slug,
            [.. shown.Select(block => block.Id)],
            [.. occurrences],
            [.. quoting.Select(one => one.Document).DistinctBy(document => document.Id)],
            quoting.Any(one => one.IsCriterion) ? [.. safeguards.Where(guard => guard != (section.Slug, shown[^1].Id))] : []));
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
    private static string SearchableText(ReadableBlock block) => block switch
    {
        ReadableParagraph paragraph => SearchableText(paragraph.Content),
        ReadableList list => string.Join('\n', list.Items.Select(item => SearchableText(item.Content))),
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    private static string SearchableText(IEnumerable<ReadableSpan> content) => string.Concat(content.Select(span => span switch
    {
        ReadableMarker marker => new string(' ', marker.Text.Length),
        ReadablePassage passage => SearchableText(passage.Content),
        _ => span.Text,
    }));

    /// <summary>That a document quotes a block.</summary>
    /// <param name="Question">Null when the block is shown for another's sake, or when a criterion quotes it.</param>
    private sealed record Quoting(string Section, string Block, DocumentLink Document, string? Question, bool IsCriterion)
    {
        public static IEnumerable<Quoting> Of(ReadableFaq faq) => faq.Answer.Select(block => new Quoting(
            block.Quotes!.Document.Slug,
            block.Quotes.Block,
            new DocumentLink(faq.Id, Kind.Faq, faq.Slug, faq.Question, faq.Url),
            faq.Answer.Any(other => other.Quotes!.Document.Id == block.Quotes.Document.Id && other.Requires.Contains(block.Id)) ? null : faq.Question,
            IsCriterion: false));

        public static IEnumerable<Quoting> Of(ReadableCriterion criterion) => criterion.Statement.Select(block => new Quoting(
            block.Quotes!.Document.Slug,
            block.Quotes.Block,
            new DocumentLink(criterion.Id, Kind.EligibilityCriterion, criterion.Slug, criterion.Role.Word(), criterion.Url),
            Question: null,
            IsCriterion: true));
    }
}
