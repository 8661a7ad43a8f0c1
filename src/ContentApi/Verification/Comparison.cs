namespace ContentApi.Verification;

/// <summary>Finds where a page has known texts: sentences word for word, what stands beside them, and what is like one.</summary>
internal sealed class Comparison(PageText page, Library library, OwnLines own, CancellationToken stop)
{
    private readonly LikeSearch like = new(page, library, stop);
    private readonly bool[] isOwn = [.. Enumerable.Range(0, page.Lines.Count).Select(line => own.Has(page, line))];
    private List<Region> regions = [];

    /// <summary>In order, and none over another.</summary>
    public IReadOnlyList<Region> Find()
    {
        regions = new WholeSearch(page, library, stop).Find();
        ChoosePlaces();
        regions = new Framing(page, regions).Frame();
        Add(like.Find);
        Add(FindBeside);
        MergeHalves();
        regions = new ForeignItems(page, library, like, isOwn).Add(regions);
        return regions;
    }

    /// <summary>Of equal texts, the one that its neighbours are of.</summary>
    private void ChoosePlaces()
    {
        for (var i = 0; i < regions.Count; i++)
        {
            if (regions[i].Places.Count < 2) continue;
            var before = i > 0 ? regions[i - 1] : null;
            var after = i + 1 < regions.Count ? regions[i + 1].Places : [];
            regions[i] = regions[i].At(regions[i].Places.MaxBy(place =>
                (before?.Text == place.Text && before.LastSentence + 1 == place.FirstSentence ? 4 : before?.Text.Id.Document == place.Text.Id.Document ? 2 : 0)
                + (after.Any(other => other.Text == place.Text && other.FirstSentence == place.LastSentence + 1) ? 4 : after.Any(other => other.Text.State == place.Text.State) ? 1 : 0)));
        }
    }

    /// <summary>Adds what is found among the words that are in no region, sentence by sentence.</summary>
    private void Add(Func<int, int, Region?> find)
    {
        var found = new List<Region>();
        var next = 0;
        for (var at = 0; at < page.Words.Count;)
        {
            if (next < regions.Count && regions[next].First <= at)
            {
                at = Math.Max(at, regions[next++].End);
                continue;
            }

            var limit = next < regions.Count ? regions[next].First : page.Words.Count;
            var end = at + 1;
            while (end < limit && !page.IsStop(end)) end++;
            var first = Math.Max(at, page.Lines[page.LineOf[at]].Content);
            if (!isOwn[page.LineOf[at]] && first < end && find(first, end) is { } region) found.Add(region);
            at = end;
        }

        regions = [.. regions.Concat(found).OrderBy(region => region.First)];
    }

    /// <summary>A sentence too short to be known by its words, where the one is missing that stands beside its neighbours.</summary>
    private Region? FindBeside(int first, int end)
    {
        if (!Enumerable.Range(first, end - first).Any(at => page.Words[at].IsWord)) return null;
        var (low, high) = (0, regions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (regions[middle].First < first) low = middle + 1;
            else high = middle;
        }

        var before = low > 0 && regions[low - 1] is var one && page.LineOf[one.End - 1] == page.LineOf[first] ? one : null;
        var after = low < regions.Count && regions[low] is var other && page.LineOf[other.First] == page.LineOf[end - 1] ? other : null;
        if (before is { Text.Block: not null, LastSentence: >= 0 })
        {
            var text = before.Text;
            var until = after?.Text == text ? after.FirstSentence : Math.Min(before.LastSentence + 2, text.Sentences.Count);
            if (until > before.LastSentence + 1)
            {
                return like.FindAmong(first, end, text, Enumerable.Range(before.LastSentence + 1, until - before.LastSentence - 1), isOne: after?.Text == text && before.End == first && after.First == end);
            }
        }

        return after is { Text.Block: not null, FirstSentence: > 0 } ? like.FindAmong(first, end, after.Text, [after.FirstSentence - 1], isOne: false) : null;
    }

    /// <summary>A sentence that something was set into, or that was taken apart, is one sentence.</summary>
    private void MergeHalves()
    {
        for (var i = regions.Count - 1; i > 0; i--)
        {
            var (one, other) = (regions[i - 1], regions[i]);
            if (one.Text != other.Text || one.LastSentence != other.FirstSentence || one.Pairs.Count == 0 || other.Pairs.Count == 0 || one.Pairs[^1].Known >= other.Pairs[0].Known) continue;
            var text = one.Text;
            (int Page, int Known)[] pairs = [.. one.Pairs, .. other.Pairs];
            var isAll = pairs.Length == text.Sentences[other.LastSentence].End - text.Sentences[one.FirstSentence].First && pairs[^1].Page - pairs[0].Page == pairs.Length - 1;
            regions[i - 1] = new Region(text, one.First, other.End, pairs, one.FirstSentence, other.LastSentence, isAll ? Fit.Same : Fit.Changed);
            regions.RemoveAt(i);
        }
    }
}
