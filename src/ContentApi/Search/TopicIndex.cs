using ContentApi.Content;
using ContentApi.Readable;

namespace ContentApi.Search;

/// <summary>The words of one topic, and the blocks that they lead to. Immutable: a release that does not touch the topic shares it.</summary>
internal sealed class TopicIndex
{
    private readonly Dictionary<string, int> keys;
    private readonly Posting[][] postings;
    private readonly Dictionary<string, string[][]> synonyms;
    private readonly (string Word, int Key, uint Letters)[] vocabulary;
    private readonly int[] counts;

    /// <param name="vocabulary">The words as they are written, without those that have digits.</param>
    /// <param name="synonyms">From the keys of a term to those of each of the phrases that it finds too.</param>
    public TopicIndex(
        Guid topic,
        FoundBlock[] blocks,
        Dictionary<string, int> keys,
        Posting[][] postings,
        IEnumerable<KeyValuePair<string, int>> vocabulary,
        Dictionary<string, string[][]> synonyms)
    {
        Topic = topic;
        Blocks = blocks;
        this.keys = keys;
        this.postings = postings;
        this.synonyms = synonyms;
        this.vocabulary = [.. vocabulary.OrderBy(word => word.Key, StringComparer.Ordinal).Select(word => (word.Key, word.Value, Spelling.Letters(word.Key)))];
        counts = [.. Enum.GetValues<Kind>().Select(kind => blocks.Count(block => block.IsShownBy(kind)))];
    }

    public Guid Topic { get; }

    /// <summary>In reading order.</summary>
    public FoundBlock[] Blocks { get; }

    public int Count(Kind? kind) => kind is { } one ? counts[(int)one] : Blocks.Length;

    public int? Key(string key) => keys.TryGetValue(key, out var found) ? found : null;

    /// <summary>The blocks that have a word, in reading order.</summary>
    public ReadOnlySpan<Posting> Postings(int key) => postings[key];

    /// <param name="phrase">The keys of one word or more, with spaces between.</param>
    public string[][] Synonyms(string phrase) => synonyms.GetValueOrDefault(phrase) ?? [];

    /// <summary>The keys of the words that begin like this.</summary>
    public IEnumerable<int> Beginning(string prefix)
    {
        var (low, high) = (0, vocabulary.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(vocabulary[middle].Word, prefix) < 0) low = middle + 1;
            else high = middle;
        }

        for (; low < vocabulary.Length && vocabulary[low].Word.StartsWith(prefix, StringComparison.Ordinal); low++) yield return vocabulary[low].Key;
    }

    /// <summary>The keys of the words that a slip of the pen makes of this one.</summary>
    public IEnumerable<(int Key, int Slips)> Like(string typed)
    {
        var letters = Spelling.Letters(typed);
        foreach (var (word, key, wordLetters) in vocabulary)
        {
            if (Spelling.Slips(typed, letters, word, wordLetters) is { } slips) yield return (key, slips);
        }
    }
}

/// <summary>A word's being in a block, and how much it says about the block.</summary>
internal readonly record struct Posting(int Block, float Strength);

/// <summary>A word in the text of a block.</summary>
/// <param name="Place">Which of <see cref="FoundBlock.Ids"/>.</param>
internal readonly record struct Occurrence(int Key, int Place, int Start, int Length);

/// <summary>What a search can find: a block, with the paragraph that introduces it when it is a list.</summary>
/// <param name="Section">The section's slug.</param>
/// <param name="Ids">The blocks whose words lead here: the list's lead-in and, last, the block itself.</param>
/// <param name="Safeguards">Section's slug and id of each block that must be shown with it, because criteria quote it.</param>
internal sealed record FoundBlock(
    string Section,
    string[] Ids,
    Occurrence[] Occurrences,
    DocumentLink[] QuotedBy,
    (string Section, string Id)[] Safeguards)
{
    public string Id => Ids[^1];

    public bool IsShownBy(Kind kind) => kind == Kind.Section || QuotedBy.Any(document => document.Kind == kind);
}
