using System.Runtime.InteropServices;
using ContentApi.Content;
using ContentApi.Content.Searching;

namespace ContentApi.Delivery.V1;

/// <summary>A word or phrase of a query, and where the searched topics have it.</summary>
/// <param name="Hits">By topic, block by block; each block once.</param>
/// <param name="Keys">By topic: the words of the text that it was found as.</param>
internal sealed record Sought(IReadOnlyList<(int Topic, Posting Posting)> Hits, IReadOnlySet<(int Topic, int Key)> Keys);

/// <summary>
/// Looks words up: as they are or by a synonym; else, the last word of a query, as the beginning of a word; else as a slip of the pen.
/// A way is only tried when the one before it led nowhere in any topic, so that no topic guesses at a word that another one knows.
/// </summary>
internal sealed class Lookup(TopicIndex[] topics, Kind? kind)
{
    private const int ShortestBeginning = 3;

    private const float ByItself = 1f;
    private const float BySynonym = 0.5f;
    private const float ByBeginning = 0.8f;
    private const float BySlip = 0.7f;

    /// <summary>One word; null when the content does not have it.</summary>
    /// <param name="unfinished">Whether it may be the beginning of a word.</param>
    public Sought? Find(Word word, bool unfinished)
    {
        if (Find([word]) is { } known) return known;
        if (word.HasDigit) return null;
        if (unfinished && word.Folded.Length >= ShortestBeginning
            && Collect(topic => topic.Beginning(word.Folded).Select(key => Alternative(key, ByBeginning))) is { } longer) return longer;
        return Spelling.Forgiven(word.Folded) > 0 ? FindSlip(word.Folded) : null;
    }

    /// <summary>Words as they are, all of them in one block, or what their phrase is a synonym of.</summary>
    public Sought? Find(IReadOnlyList<Word> phrase)
    {
        string[] keys = [.. phrase.Select(word => word.Key)];
        var name = string.Join(' ', keys);
        return Collect(topic => topic.Synonyms(name).Select(other => Alternative(topic, other, BySynonym)).Prepend(Alternative(topic, keys, ByItself)));
    }

    public bool IsSynonym(IEnumerable<Word> phrase)
    {
        var name = string.Join(' ', phrase.Select(word => word.Key));
        return topics.Any(topic => topic.Synonyms(name).Length > 0);
    }

    /// <summary>Of several words that it may be a slip for, the nearest.</summary>
    private Sought? FindSlip(string typed)
    {
        var found = topics.Select(topic => topic.Like(typed).ToArray()).ToArray();
        if (found.All(words => words.Length == 0)) return null;
        var fewest = found.SelectMany(words => words).Min(word => word.Slips);
        var place = 0;
        return Collect(_ => found[place++].Where(word => word.Slips == fewest).Select(word => Alternative(word.Key, BySlip)));
    }

    private Sought? Collect(Func<TopicIndex, IEnumerable<(int[] Keys, float Strength)?>> alternatives)
    {
        var hits = new List<(int, Posting)>();
        var found = new HashSet<(int, int)>();
        for (var i = 0; i < topics.Length; i++)
        {
            var topic = topics[i];
            var known = alternatives(topic).OfType<(int[] Keys, float Strength)>().ToArray();
            if (known.Length == 0) continue;
            var before = hits.Count;
            if (known is [{ Keys: [var only] } one])
            {
                foreach (var posting in topic.Postings(only)) Add(topic, i, posting.Block, posting.Strength * one.Strength);
            }
            else
            {
                foreach (var (block, strength) in Best(topic, known)) Add(topic, i, block, strength);
            }

            if (hits.Count > before) found.UnionWith(known.SelectMany(alternative => alternative.Keys).Select(key => (i, key)));
        }

        return hits.Count == 0 ? null : new Sought(hits, found);

        void Add(TopicIndex topic, int place, int block, float strength)
        {
            if (kind is not { } shown || topic.Blocks[block].IsShownBy(shown)) hits.Add((place, new Posting(block, strength)));
        }
    }

    /// <summary>Of each block, the strongest of the alternatives that it has.</summary>
    private static Dictionary<int, float> Best(TopicIndex topic, IEnumerable<(int[] Keys, float Strength)> alternatives)
    {
        var best = new Dictionary<int, float>();
        foreach (var (keys, quality) in alternatives)
        {
            foreach (var posting in topic.Postings(keys[0]))
            {
                // A phrase is as strong as its weakest word.
                var strength = keys.Skip(1).Aggregate(posting.Strength, (weakest, key) => Math.Min(weakest, StrengthIn(topic.Postings(key), posting.Block)));
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(best, posting.Block, out _);
                known = Math.Max(known, strength * quality);
            }
        }

        foreach (var (block, strength) in best)
        {
            if (strength == 0) best.Remove(block);
        }

        return best;
    }

    private static float StrengthIn(ReadOnlySpan<Posting> postings, int block)
    {
        var place = postings.BinarySearch(new Posting(block, 0), ByBlock);
        return place < 0 ? 0 : postings[place].Strength;
    }

    private static readonly Comparer<Posting> ByBlock = Comparer<Posting>.Create((one, other) => one.Block.CompareTo(other.Block));

    private static (int[] Keys, float Strength)? Alternative(int key, float strength) => ([key], strength);

    private static (int[] Keys, float Strength)? Alternative(TopicIndex topic, string[] keys, float strength)
    {
        var found = new int[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            if (topic.Key(keys[i]) is not { } key) return null;
            found[i] = key;
        }

        return (found, strength);
    }
}
