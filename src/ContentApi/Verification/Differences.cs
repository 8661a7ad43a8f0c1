using ContentApi.Verification.Matching;

namespace ContentApi.Verification;

/// <summary>A stretch of a page and a published text, sentence by sentence: only those that differ.</summary>
internal static class Differences
{
    /// <param name="marks">Of the page: those that are no markers here.</param>
    public static IReadOnlyList<Difference> Of(PageText page, Region region, IReadOnlyList<Mark> marks) => region.FirstSentence < 0
        ? [new Difference(DifferenceType.Delete, page.Slice(region.First, region.End))]
        : Of(page, region.First, region.End, region.Text, region.Text.Sentences[region.FirstSentence].First, region.Text.Sentences[region.LastSentence].End, region.Pairs, marks);

    /// <summary>What stands in the place of words that are published no longer.</summary>
    /// <param name="now">Null: nothing does.</param>
    public static IReadOnlyList<Difference> Of(PageText page, int first, int end, KnownText? now)
    {
        if (now is null) return [new Difference(DifferenceType.Delete, page.Slice(first, end))];
        var pairs = Alignment.Of(page.Form.Hashes.AsSpan(first, end - first), now.Form.Hashes) ?? [];
        (int, int)[] same = [.. pairs.Select(pair => (Page: first + pair.Left, Known: pair.Right)).Where(pair => page.IsSame(pair.Page, now.Form, pair.Known, isBeginning: true))];
        return Concerned(page, first, end, now, same);
    }

    /// <summary>Only the sentences in which something differs.</summary>
    private static List<Difference> Concerned(PageText page, int first, int end, KnownText now, (int Page, int Known)[] pairs)
    {
        var all = new List<Difference>();
        var (at, next) = (first, 0);
        for (var sentence = 0; sentence < now.Sentences.Count; sentence++)
        {
            var (from, to) = (now.Sentences[sentence].First, now.Sentences[sentence].End);
            var here = new List<(int Page, int Known)>();
            while (next < pairs.Length && pairs[next].Known < to) here.Add(pairs[next++]);
            // Up to the page's words that the next sentence has, or to the end.
            var until = sentence == now.Sentences.Count - 1 ? end : here.Count > 0 ? Closed(here[^1].Page + 1) : at;
            if (here.Count != to - from || until - at != here.Count) all.AddRange(Of(page, at, until, now, from, to, here, []));
            at = until;
        }

        return all;

        int Closed(int word)
        {
            var limit = next < pairs.Length ? pairs[next].Page : end;
            while (word < limit && !page.IsStop(word)) word++;
            return word;
        }
    }

    private static List<Difference> Of(
        PageText page, int first, int end, KnownText text, int known, int knownEnd, IReadOnlyList<(int Page, int Known)> pairs, IReadOnlyList<Mark> marks)
    {
        var told = new List<Difference>();
        var (at, published, mark) = (first, known, 0);
        var open = (Type: DifferenceType.Equal, From: first);
        foreach (var pair in pairs.Append((Page: end, Known: knownEnd)))
        {
            while (at < pair.Page) Take(DifferenceType.Delete);
            if (pair.Known > published)
            {
                Close();
                told.Add(new Difference(DifferenceType.Insert, text.Words(published, pair.Known)));
            }

            published = pair.Known + 1;
            if (at < end) Take(DifferenceType.Equal);
        }

        Close();
        TakeMarks();
        return told;

        void Take(DifferenceType type)
        {
            TakeMarks();
            if (open.Type != type) Close();
            if (open.From == at) open = (type, at);
            at++;
        }

        void Close()
        {
            if (at > open.From) told.Add(new Difference(open.Type, page.Slice(open.From, at)));
            open = (DifferenceType.Equal, at);
        }

        void TakeMarks()
        {
            for (; mark < marks.Count && marks[mark].Before <= at; mark++)
            {
                if (marks[mark].Before <= first) continue;
                Close();
                told.Add(new Difference(DifferenceType.Delete, page.Text[marks[mark].Start..marks[mark].End]));
            }
        }
    }
}
