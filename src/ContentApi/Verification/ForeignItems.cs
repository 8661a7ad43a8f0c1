namespace ContentApi.Verification;

/// <summary>Items that stand among those of a known list and are none of them: the list is another one then.</summary>
internal sealed class ForeignItems(PageText page, Library library, LikeSearch like, bool[] isOwn)
{
    // Lines without list signs that may stand between two items and still be meant for one.
    private const int MostLines = 3;

    public List<Region> Add(List<Region> regions)
    {
        var added = new List<Region>();
        var ofLine = RegionsByLine(regions);
        var present = regions.SelectMany(region => Enumerable.Range(region.FirstSentence, region.LastSentence - region.FirstSentence + 1).Select(sentence => (region.Text, sentence))).ToHashSet();
        foreach (var group in Enumerable.Range(0, page.Lines.Count).Where(line => page.Lines[line].List > 0).GroupBy(line => page.Lines[line].List)) AddOf([.. group]);
        for (var line = 1; line < page.Lines.Count; line++)
        {
            var last = line;
            while (last < page.Lines.Count && IsFree(last) && page.Lines[last].List == 0 && last - line < MostLines) last++;
            if (last == line || last == page.Lines.Count || page.Lines[last].List > 0 || ListOf(ofLine[last]) is not { } list) continue;
            if (ofLine[line - 1] is { } before && (before.Text == list || LedBy(before) == list)) AddLines(Enumerable.Range(line, last - line), list);
        }

        return added.Count == 0 ? regions : [.. regions.Concat(added).OrderBy(region => region.First)];

        void AddOf(int[] lines)
        {
            var matched = lines.Where(line => ListOf(ofLine[line]) is not null).ToArray();
            var led = lines[0] > 0 && ofLine[lines[0] - 1] is { } lead ? LedBy(lead) : null;
            var list = led ?? matched.Select(line => ofLine[line]!.Text).GroupBy(text => text).MaxBy(texts => texts.Count())?.Key;
            var free = lines.Where(IsFree).ToArray();
            if (list is not null && (led is not null || matched.Length >= free.Length)) AddLines(free, list);
        }

        void AddLines(IEnumerable<int> lines, KnownText list)
        {
            foreach (var line in lines)
            {
                var (first, end) = (page.Lines[line].Content, page.Lines[line].End);
                var sentences = Enumerable.Range(0, list.Sentences.Count).Where(sentence => !present.Contains((list, sentence)));
                added.Add(like.FindAmong(first, end, list, sentences, isOne: false) ?? new Region(list, first, end, [], -1, -1, Fit.Changed));
            }
        }

        bool IsFree(int line) => ofLine[line] is null && !isOwn[line] && Enumerable.Range(page.Lines[line].First, page.Lines[line].End - page.Lines[line].First).Any(at => page.Words[at].IsWord);
    }

    private static KnownText? ListOf(Region? region) => region?.Text is { IsList: true, IsGone: false } list ? list : null;

    private KnownText? LedBy(Region region) => region.Text is { IsLeadIn: true, IsCurrent: true } lead
        ? library.Of(lead.State.Document).FirstOrDefault(text => text.IsList && text.Requires.Contains(lead.Block!))
        : null;

    private Region?[] RegionsByLine(List<Region> regions)
    {
        var ofLine = new Region?[page.Lines.Count];
        foreach (var region in regions)
        {
            for (var line = page.LineOf[region.First]; line <= page.LineOf[region.End - 1]; line++) ofLine[line] = region;
        }

        return ofLine;
    }
}
