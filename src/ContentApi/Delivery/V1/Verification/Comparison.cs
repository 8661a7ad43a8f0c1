using ContentApi.Content.Matching;

namespace ContentApi.Delivery.V1;

/// <summary>Finds where the input has words of known texts: whole ones first, then what is left by the words in a row that it shares with them.</summary>
internal sealed class Comparison
{
    // A shorter text is found only where it is a line by itself: « examen clinique » in a sentence quotes nobody.
    private const int Short = 5;

    // Texts that share the most words with a place; the best of them is what it is compared with.
    private const int MostCandidates = 4;

    // So many words are one place.
    private const int Neighbourhood = 64;

    private readonly InputText input;
    private readonly KnownTexts known;
    private readonly CancellationToken stop;
    private readonly bool[] taken;
    private readonly List<Match> matches = [];

    private Comparison(InputText input, KnownTexts known, CancellationToken stop)
    {
        (this.input, this.known, this.stop) = (input, known, stop);
        taken = new bool[input.Words.Length];
    }

    /// <summary>In order, and none over another.</summary>
    public static IReadOnlyList<Match> Find(InputText input, KnownTexts known, CancellationToken stop)
    {
        var comparison = new Comparison(input, known, stop);
        comparison.FindWhole();
        comparison.FindLike();
        comparison.matches.Sort((one, other) => one.First.CompareTo(other.First));
        comparison.FindShortNeighbours();
        comparison.JoinItems();
        comparison.Widen();
        return comparison.matches;
    }

    private void FindWhole()
    {
        for (var i = 0; i < input.Words.Length;)
        {
            if ((i & 255) == 0) stop.ThrowIfCancellationRequested();
            var sequence = WholeAt(i);
            if (sequence is null) i++;
            else
            {
                Take(new Match(sequence, i, i + sequence.Words.Length, Pairs: null));
                i += sequence.Words.Length;
            }
        }
    }

    private KnownTexts.Sequence? WholeAt(int at)
    {
        var rest = input.Words.AsSpan(at);
        for (var length = Math.Min(KnownTexts.Gram, rest.Length); length > 0; length--)
        {
            if (length < KnownTexts.Gram && !IsLine(at, at + length)) continue;
            foreach (var sequence in known.Beginning(rest, length))
            {
                if (rest.StartsWith(sequence.Words) && ((sequence.Words.Length >= Short && !sequence.Text.IsLineOnly) || IsLine(at, at + sequence.Words.Length))) return sequence;
            }
        }

        return null;
    }

    private bool IsLine(int first, int end) => input.Contents[input.Line[first]] == first && (end == input.Words.Length || input.Line[end] != input.Line[end - 1]) && input.Line[first] == input.Line[end - 1];

    private void Take(Match match)
    {
        matches.Add(match);
        Array.Fill(taken, true, match.First, match.End - match.First);
    }

    private void FindLike()
    {
        for (var i = 0; i < input.Words.Length;)
        {
            var end = i;
            while (end < input.Words.Length && !taken[end]) end++;
            if (end - i >= KnownTexts.Gram) FindLike(i, end);
            i = end + 1;
        }
    }

    private void FindLike(int first, int end)
    {
        var clusters = Clusters(first, end);
        clusters.Sort((one, other) => other.Hits != one.Hits ? other.Hits.CompareTo(one.Hits) : other.IsCurrent.CompareTo(one.IsCurrent));
        var tried = new Dictionary<int, int>();
        foreach (var cluster in clusters)
        {
            stop.ThrowIfCancellationRequested();
            var place = cluster.First;
            while (place < cluster.Last && taken[place]) place++;
            if (place >= cluster.Last) continue;
            // Around one place only so many are weighed: a page may repeat whatever it likes.
            var count = tried[place / Neighbourhood] = tried.GetValueOrDefault(place / Neighbourhood) + 1;
            if (count > MostCandidates) continue;
            var best = Candidates(clusters, cluster, place).Select(candidate => Align(candidate, first, end)).OfType<Match>()
                .OrderByDescending(match => match.Rank).FirstOrDefault();
            if (best is not null) Take(best);
        }
    }

    private static IEnumerable<Cluster> Candidates(List<Cluster> clusters, Cluster best, int place)
    {
        yield return best;
        if (best.Near is null) yield break;
        var count = 1;
        foreach (var other in best.Near)
        {
            if (other == best || other.Last <= place || other.First >= best.Last) continue;
            yield return other;
            if (++count == MostCandidates) yield break;
        }
    }

    private List<Cluster> Clusters(int first, int end)
    {
        var open = new Dictionary<int, Cluster>();
        var all = new List<Cluster>();
        for (var i = first; i + KnownTexts.Gram <= end; i++)
        {
            if ((i & 255) == 0) stop.ThrowIfCancellationRequested();
            foreach (var (index, offset) in known.Places(input.Words.AsSpan(i, KnownTexts.Gram)))
            {
                var length = known.Sequences[index].Words.Length;
                if (!open.TryGetValue(index, out var cluster) || offset + 3 < cluster.LastOffset || i - cluster.First > length + (length / 2) + 8 || i - cluster.Last > 40)
                {
                    open[index] = cluster = new Cluster(known.Sequences[index]) { First = i, FirstOffset = offset };
                    all.Add(cluster);
                }

                if (i >= cluster.Last - KnownTexts.Gram + 1 || cluster.Hits == 0) cluster.Hits++;
                cluster.Last = Math.Max(cluster.Last, i + KnownTexts.Gram);
                cluster.LastOffset = Math.Max(cluster.LastOffset, offset);
            }
        }

        foreach (var group in all.GroupBy(cluster => cluster.First / Neighbourhood))
        {
            Cluster[] near = [.. group.OrderByDescending(cluster => cluster.Hits).ThenByDescending(cluster => cluster.IsCurrent).Take(2 * MostCandidates)];
            foreach (var cluster in group) cluster.Near = near;
        }

        return all;
    }

    private Match? Align(Cluster cluster, int first, int end)
    {
        const int slack = 6;
        var text = cluster.Sequence.Words;
        var from = Math.Max(first, cluster.First - cluster.FirstOffset - slack);
        var to = Math.Min(end, Math.Max(cluster.Last, cluster.Last + (text.Length - cluster.LastOffset - KnownTexts.Gram) + slack));
        for (var i = cluster.First; i >= from; i--)
        {
            if (taken[i]) from = i + 1;
        }

        for (var i = cluster.First; i < to; i++)
        {
            if (taken[i] && i > cluster.First) to = i;
        }

        if (from >= to) return null;
        if (Alignment.Of(input.Words.AsSpan(from, to - from), text) is not { Count: > 0 } pairs) return null;
        var whole = pairs.ConvertAll(pair => (from + pair.Left, pair.Right));
        var trimmed = Trimmed(whole);
        if (text.Length < Short && !IsLine(trimmed[0].Input, trimmed[^1].Input + 1)) return null;
        return Match.Like(input, cluster.Sequence, trimmed);
    }

    /// <summary>Without the lone words at either end that just happen to be in both.</summary>
    private static List<(int Input, int Text)> Trimmed(List<(int Input, int Text)> pairs)
    {
        var runs = new List<(int First, int End)>();
        for (var i = 0; i < pairs.Count; i++)
        {
            if (i > 0 && pairs[i].Input == pairs[i - 1].Input + 1 && pairs[i].Text == pairs[i - 1].Text + 1) runs[^1] = (runs[^1].First, i + 1);
            else runs.Add((i, i + 1));
        }

        var (low, high) = (0, runs.Count - 1);
        while (low < high && IsLone(runs[low], Gap(runs[low].End - 1, runs[low + 1].First))) low++;
        while (low < high && IsLone(runs[high], Gap(runs[high - 1].End - 1, runs[high].First))) high--;
        return pairs[runs[low].First..runs[high].End];

        int Gap(int before, int after) => Math.Max(pairs[after].Input - pairs[before].Input, pairs[after].Text - pairs[before].Text) - 1;

        static bool IsLone((int First, int End) run, int gap) => run.End - run.First < gap;
    }

    /// <summary>Items too short to be found by themselves, where the items around them are: one that is altered must not pass for something unknown.</summary>
    private void FindShortNeighbours()
    {
        for (var line = 0; line < input.Contents.Length; line++)
        {
            stop.ThrowIfCancellationRequested();
            var (first, end) = (input.Contents[line], input.Firsts[line + 1]);
            if (end - first > 12 || first >= end || Enumerable.Range(first, end - first).Any(word => taken[word])) continue;
            var neighbours = matches.Where(match => (match.End <= first && match.End >= first - 12) || (match.First >= end && match.First <= end + 12)).ToArray();
            var items = neighbours.SelectMany(Siblings).Distinct().Where(item => item.Form.Words.Count <= 12);
            var best = items
                .Select(item => (Item: item, Pairs: Alignment.Of(input.Words.AsSpan(first, end - first), [.. item.Form.Words.Select(word => known.Find(word.Key))])))
                .Where(candidate => candidate.Pairs is { Count: > 0 } pairs && 2 * pairs.Count >= Math.Min(end - first, candidate.Item.Form.Words.Count))
                .OrderByDescending(candidate => candidate.Pairs!.Count).FirstOrDefault();
            if (best.Item is null) continue;
            var sequence = new KnownTexts.Sequence(-1, [.. best.Item.Form.Words.Select(word => known.Find(word.Key))]);
            sequence.Texts.Add(best.Item);
            var at = matches.FindIndex(match => match.First > first);
            var found = new Match(sequence, first, end, best.Pairs!.ConvertAll(pair => (first + pair.Left, pair.Right)));
            matches.Insert(at < 0 ? matches.Count : at, found);
            Array.Fill(taken, true, first, end - first);
        }
    }

    /// <summary>The items of the list that a match is of, or leads in.</summary>
    private IEnumerable<KnownText> Siblings(Match match) => match.Sequence.Texts.Where(text => text.Block is not null).SelectMany(text =>
        known.TopicOf(text)?.Texts.Where(other => other.State.Document == text.State.Document && other.Part is not null && (other.Block == text.Block || other.Requires.Contains(text.Block!))) ?? []);

    /// <summary>A list whose items stand one after the other is one stretch.</summary>
    private void JoinItems()
    {
        for (var i = 0; i < matches.Count; i++)
        {
            foreach (var item in matches[i].Sequence.Texts.Where(text => text is { Part: not null, IsCurrent: true }))
            {
                if (known.Current(item.State.Document, item.Block, null) is not { } list || list.Items[0] != item || list.Items.Count > matches.Count - i) continue;
                var items = matches.GetRange(i, list.Items.Count);
                if (!items.Zip(list.Items).All(pair => pair.First.IsWhole && pair.First.Sequence.Texts.Contains(pair.Second))) continue;
                if (items.Zip(items.Skip(1)).Any(pair => Enumerable.Range(pair.First.End, pair.Second.First - pair.First.End).Any(input.IsWord))) continue;
                var sequence = new KnownTexts.Sequence(-1, [.. list.Form.Words.Select(word => known.Find(word.Key))]);
                sequence.Texts.Add(list);
                var pairs = items.SelectMany(match => Enumerable.Range(match.First, match.End - match.First)).Select((word, at) => (word, at)).ToList();
                matches.RemoveRange(i, items.Count);
                matches.Insert(i, new Match(sequence, items[0].First, items[^1].End, pairs) { IsJoined = true });
                break;
            }
        }
    }

    /// <summary>
    /// Takes in what stands right before or after in the same line when it may turn the sentence into another one: « ne » before a verb, a number before a unit;
    /// and as many words as the published text has there.
    /// </summary>
    private void Widen()
    {
        for (var i = 0; i < matches.Count; i++)
        {
            var match = matches[i];
            if (!match.Sequence.Texts.Any(text => text.Block is not null)) continue;
            var line = input.Line[match.First];
            var floor = Math.Max(input.Contents[line], i == 0 ? 0 : matches[i - 1].End);
            var first = Wider(match.First - floor, match.HeadMissing, match.First - 1, -1) is var before and > 0 ? match.First - before : match.First;
            line = input.Line[match.End - 1];
            var ceiling = Math.Min(input.Firsts[line + 1], i + 1 < matches.Count ? matches[i + 1].First : input.Words.Length);
            var end = match.End + Wider(ceiling - match.End, match.TailMissing, match.End, 1);
            if (first != match.First || end != match.End) matches[i] = match.Widened(first, end);
        }
    }

    /// <param name="free">How many words there are that belong to nothing.</param>
    private int Wider(int free, int missing, int next, int step)
    {
        if (free <= 0) return 0;
        if (missing is > 0 and <= 3 && free <= missing + 3) return free;
        if (free > 3) return 0;
        for (var word = 0; word < free; word++)
        {
            if (TellingWords.Contains(input.Form.Words[next + (word * step)].Key)) return free;
        }

        return 0;
    }

    private sealed class Cluster(KnownTexts.Sequence sequence)
    {
        public KnownTexts.Sequence Sequence => sequence;

        public bool IsCurrent => sequence.Text.IsCurrent;

        public int First { get; init; }

        public int FirstOffset { get; init; }

        public int Last { get; set; }

        public int LastOffset { get; set; }

        public int Hits { get; set; }

        public Cluster[]? Near { get; set; }
    }
}
