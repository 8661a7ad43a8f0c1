using ContentApi.Content;

namespace ContentApi.Search;

/// <summary>What a query finds in some topics of one language.</summary>
/// <param name="Hits">Best first, no more than were wanted.</param>
/// <param name="Unknown">The query's words that the topics do not have, as typed.</param>
/// <param name="HasWords">False: nothing in the query can be looked for.</param>
internal sealed record SearchResult(IReadOnlyList<(TopicIndex Topic, FoundBlock Block, int[] Keys)> Hits, int Total, IReadOnlyList<string> Unknown, bool HasWords)
{
    private const int LongestPhrase = 4;

    /// <summary>
    /// A word that the content does not have may be what the question is about, so it outweighs two of the rarest that it has: « voyage et grossesse »
    /// finds nothing, however much is said about voyages.
    /// </summary>
    private const float UnknownWeight = 2f;

    // Beside the best hit these are noise: those with much less of the query, and those with as much in their titles only.
    private const float LeastShare = 0.5f;
    private const float LeastScore = 0.2f;

    public static SearchResult Of(string query, Language language, TopicIndex[] topics, Kind? kind, int limit)
    {
        Word[] words = [.. language.Words(query).DistinctBy(word => word.Key)];
        var lookup = new TermMatcher(topics, kind);
        var sought = new List<TermMatch>();
        var unknown = new List<Word>();
        var end = query.TrimEnd().Length;
        for (var i = 0; i < words.Length;)
        {
            if (Phrase(words.AsSpan(i), lookup) is var (phrase, length))
            {
                sought.Add(phrase);
                i += length;
                continue;
            }

            Seek(words[i++]);
        }

        var typed = unknown.Select(word => Typed(query, word)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        // IL-17 is one of several: what is said of the others must not look like an answer about it.
        var (hits, total) = unknown.Any(word => word.HasDigit) ? ([], 0) : Rank(topics, kind, sought, unknown.Count, limit);
        return new SearchResult(hits, total, typed, words.Length > 0);

        void Seek(Word word)
        {
            if (lookup.Find(word, unfinished: word.Start + word.Length == end) is { } found) sought.Add(found);
            else if (word.Parts.Length == 0) unknown.Add(word);
            else foreach (var part in word.Parts) Seek(part);
        }
    }

    /// <summary>The longest phrase that begins here and that a synonym knows.</summary>
    private static (TermMatch, int)? Phrase(ReadOnlySpan<Word> words, TermMatcher lookup)
    {
        for (var length = Math.Min(LongestPhrase, words.Length); length > 1; length--)
        {
            Word[] phrase = [.. words[..length]];
            if (lookup.IsSynonym(phrase) && lookup.Find(phrase) is { } found) return (found, length);
        }

        return null;
    }

    private static ((TopicIndex, FoundBlock, int[])[] Hits, int Total) Rank(TopicIndex[] topics, Kind? kind, List<TermMatch> sought, int unknown, int limit)
    {
        var starts = new int[topics.Length + 1];
        var count = 0;
        for (var i = 0; i < topics.Length; i++)
        {
            count += topics[i].Count(kind);
            starts[i + 1] = starts[i] + topics[i].Blocks.Length;
        }

        var scores = new (float Score, float Matched)[starts[^1]];
        var (bestScore, bestMatched) = (0f, 0f);
        foreach (var word in sought)
        {
            var weight = Weight(count, Having(word));
            foreach (var (topic, posting) in word.Hits)
            {
                ref var score = ref scores[starts[topic] + posting.Block];
                // Squared: a rare word that is there says more than a common one that is there twice.
                score.Score += weight * weight * posting.Strength;
                score.Matched += weight;
                bestScore = Math.Max(bestScore, score.Score);
                bestMatched = Math.Max(bestMatched, score.Matched);
            }
        }

        var least = Math.Max(bestMatched * LeastShare, float.BitIncrement(unknown * UnknownWeight * Weight(count, 1)));
        var total = 0;
        // The worst of those kept comes out first: lowest score, and of equals the one that is read last.
        var best = new PriorityQueue<int, (float, int)>();
        for (var place = 0; place < scores.Length; place++)
        {
            var (score, matched) = scores[place];
            if (matched < least || score < bestScore * LeastScore) continue;
            total++;
            if (best.Count < limit) best.Enqueue(place, (score, -place));
            else best.EnqueueDequeue(place, (score, -place));
        }

        var hits = new (TopicIndex, FoundBlock, int[])[best.Count];
        for (var i = hits.Length - 1; i >= 0; i--)
        {
            var place = best.Dequeue();
            // A topic without blocks begins where the next one does.
            var topic = Array.BinarySearch(starts, place) is var found && found < 0 ? ~found - 1 : Array.LastIndexOf(starts, place);
            hits[i] = (topics[topic], topics[topic].Blocks[place - starts[topic]], KeysIn(topic, sought));
        }

        return (hits, total);
    }

    private static int[] KeysIn(int topic, List<TermMatch> sought) =>
        [.. sought.SelectMany(word => word.Keys).Where(key => key.Topic == topic).Select(key => key.Key)];

    /// <summary>How many blocks have a word. One that has it in its title only, or a synonym of it, counts in part.</summary>
    private static float Having(TermMatch word)
    {
        var having = 0f;
        foreach (var (_, posting) in word.Hits) having += Math.Min(1, posting.Strength);
        return Math.Max(1, having);
    }

    /// <summary>How much a word says that so many of all blocks have: little when most have it.</summary>
    private static float Weight(int all, float having) => MathF.Log(1 + (all / having));

    /// <summary>As it was typed, without what cannot be seen and could turn round the sentence that it is set into.</summary>
    private static string Typed(string query, Word word) => string.Concat(query
        .Substring(word.Start, word.Length)
        .Where(character => char.GetUnicodeCategory(character) != System.Globalization.UnicodeCategory.Format));
}
