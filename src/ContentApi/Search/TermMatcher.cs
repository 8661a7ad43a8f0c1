using System.Runtime.InteropServices;
using ContentApi.Content;

namespace ContentApi.Search;

/// <summary>
/// Looks words up: as they are or by a synonym; else, the last word of a query, as the beginning of a word; else as a slip of the pen.
/// A way is only tried when the one before it led nowhere in any topic, so that no topic guesses at a word that another one knows.
/// </summary>
internal sealed class TermMatcher(TopicIndex[] topics, Kind? kind)
{
    private const int ShortestBeginning = 3;

    private const float ByItself = 1f;
    private const float BySynonym = 0.5f;
    private const float ByBeginning = 0.8f;
    private const float BySlip = 0.7f;

    private static readonly Comparer<Posting> ByBlock = Comparer<Posting>.Create((one, other) => one.Block.CompareTo(other.Block));

    /// <summary>One word; null when the content does not have it.</summary>
    /// <param name="unfinished">Whether it may be the beginning of a word.</param>
    public TermMatch? Find(Word word, bool unfinished)
    {
        if (Find([word]) is { } known) return known;
        if (word.HasDigit) return null;
        if (unfinished && word.Folded.Length >= ShortestBeginning && FindBeginning(word.Folded) is { } longer) return longer;
        return Spelling.Forgiven(word.Folded) > 0 ? FindSlip(word.Folded) : null;
    }

    /// <summary>Words as they are, all of them in one block, or what their phrase is a synonym of.</summary>
    public TermMatch? Find(IReadOnlyList<Word> phrase)
    {
        string[] keys = [.. phrase.Select(word => word.Key)];
        var name = Name(phrase);
        return Collect((topic, alternatives) =>
        {
            Add(alternatives, topic, keys, ByItself);
            foreach (var other in topic.Synonyms(name)) Add(alternatives, topic, other, BySynonym);
        });
    }

    public bool IsSynonym(IReadOnlyList<Word> phrase)
    {
        var name = Name(phrase);
        return topics.Any(topic => topic.Synonyms(name).Length > 0);
    }

    private TermMatch? FindBeginning(string typed) =>
        Collect((topic, alternatives) => alternatives.AddRange(topic.Beginning(typed).Select(key => new Alternative([key], ByBeginning))));

    /// <summary>Of several words that it may be a slip for, the nearest.</summary>
    private TermMatch? FindSlip(string typed)
    {
        var found = topics.ToDictionary(topic => topic, topic => topic.Like(typed).ToArray());
        if (found.Values.All(words => words.Length == 0)) return null;
        var fewest = found.Values.SelectMany(words => words).Min(word => word.Slips);
        return Collect((topic, alternatives) =>
            alternatives.AddRange(found[topic].Where(word => word.Slips == fewest).Select(word => new Alternative([word.Key], BySlip))));
    }

    private TermMatch? Collect(Action<TopicIndex, List<Alternative>> find)
    {
        var hits = new List<(int, Posting)>();
        var found = new List<(int, int)>();
        var alternatives = new List<Alternative>();
        for (var i = 0; i < topics.Length; i++)
        {
            alternatives.Clear();
            find(topics[i], alternatives);
            var before = hits.Count;
            if (alternatives is [{ Keys: [var only] } one])
            {
                foreach (var posting in topics[i].Postings(only)) Keep(i, posting.Block, posting.Strength * one.Strength);
            }
            else if (alternatives.Count > 0)
            {
                foreach (var (block, strength) in Best(topics[i], alternatives)) Keep(i, block, strength);
            }

            if (hits.Count > before) found.AddRange(alternatives.SelectMany(alternative => alternative.Keys).Select(key => (i, key)));
        }

        return hits.Count == 0 ? null : new TermMatch(hits, found);

        void Keep(int topic, int block, float strength)
        {
            if (strength > 0 && (kind is not { } shown || topics[topic].Blocks[block].IsShownBy(shown))) hits.Add((topic, new Posting(block, strength)));
        }
    }

    /// <summary>Of each block, the strongest of the alternatives; 0 when it has a phrase in part only.</summary>
    private static Dictionary<int, float> Best(TopicIndex topic, List<Alternative> alternatives)
    {
        var best = new Dictionary<int, float>();
        foreach (var (keys, quality) in alternatives)
        {
            foreach (var posting in topic.Postings(keys[0]))
            {
                // A phrase is as strong as its weakest word.
                var strength = posting.Strength;
                foreach (var key in keys.AsSpan(1)) strength = Math.Min(strength, StrengthIn(topic.Postings(key), posting.Block));
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(best, posting.Block, out _);
                known = Math.Max(known, strength * quality);
            }
        }

        return best;
    }

    private static float StrengthIn(ReadOnlySpan<Posting> postings, int block)
    {
        var place = postings.BinarySearch(new Posting(block, 0), ByBlock);
        return place < 0 ? 0 : postings[place].Strength;
    }

    private static void Add(List<Alternative> alternatives, TopicIndex topic, string[] keys, float strength)
    {
        var found = new int[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            if (topic.Key(keys[i]) is not { } key) return;
            found[i] = key;
        }

        alternatives.Add(new Alternative(found, strength));
    }

    private static string Name(IReadOnlyList<Word> phrase) => string.Join(' ', phrase.Select(word => word.Key));

    /// <summary>Words of one topic, all of which a block must have.</summary>
    private readonly record struct Alternative(int[] Keys, float Strength);
}
