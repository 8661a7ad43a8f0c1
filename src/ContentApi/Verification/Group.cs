namespace ContentApi.Verification;

/// <summary>What stands together in a page and is of one text.</summary>
internal sealed class Group(IReadOnlyList<Region> regions, bool isInOrder)
{
    public IReadOnlyList<Region> Regions => regions;

    /// <summary>The text; of several editions, the one that most is of.</summary>
    public KnownText Text { get; } = regions.GroupBy(region => region.Text).MaxBy(some => some.Count())!.Key;

    public BlockId Id => Text.Id;

    public int First => regions[0].First;

    public int End => regions[^1].End;

    public IReadOnlyList<(int Page, int Known)> Pairs { get; } = [.. regions.SelectMany(region => region.Pairs)];

    /// <summary>Whether its words are published, in their order, whatever is missing.</summary>
    public bool IsVerbatim { get; set; } = isInOrder && regions.All(region => region.Fit != Fit.Changed);

    public bool IsCurrent => regions.All(region => region.Text.IsCurrent);

    public bool IsWhole => IsVerbatim && IsCurrent && regions.All(region => region.Fit == Fit.Same)
        && regions.Sum(region => region.LastSentence - region.FirstSentence + 1) == Text.Sentences.Count;

    public Status Status { get; set; }

    public IReadOnlyList<string> Missing { get; set; } = [];

    public string? Part => regions[0].FirstSentence < 0 || IsWhole ? null : Text.Part(regions[0].FirstSentence, regions[^1].LastSentence);

    /// <summary>The items of a list that are here whole.</summary>
    public IEnumerable<int> Items => regions.Where(region => region.Fit == Fit.Same)
        .SelectMany(region => Enumerable.Range(region.FirstSentence, region.LastSentence - region.FirstSentence + 1)).Select(sentence => Text.Sentences[sentence].Item).Distinct();

    /// <summary>The sentences, and rests of sentences, that are not here, in order.</summary>
    public IEnumerable<string> Rest()
    {
        for (var at = 0; at < Text.Sentences.Count; at++)
        {
            var sentence = Text.Sentences[at];
            var region = regions.FirstOrDefault(region => region.FirstSentence <= at && at <= region.LastSentence);
            if (region is null) yield return Text.Words(sentence);
            if (region is not { Fit: Fit.Cut }) continue;
            if (at == region.FirstSentence && region.Pairs[0].Known > sentence.First) yield return Text.Words(sentence.First, region.Pairs[0].Known);
            if (at == region.LastSentence && region.Pairs[^1].Known + 1 < sentence.End) yield return Text.Words(region.Pairs[^1].Known + 1, sentence.End);
        }
    }

    /// <summary>Puts together, in the order of the page, what is of one text and follows upon another.</summary>
    public static List<Group> Of(IReadOnlyList<Region> regions, Gaps gaps)
    {
        var groups = new List<Group>();
        var open = new List<Region>();
        var isInOrder = true;
        foreach (var region in regions)
        {
            if (open.Count > 0 && !Joins(region))
            {
                groups.Add(new Group(open, isInOrder));
                (open, isInOrder) = ([], true);
            }

            if (open.Count > 0 && open[^1].LastSentence >= region.FirstSentence && region.FirstSentence >= 0) isInOrder = false;
            open.Add(region);
        }

        if (open.Count > 0) groups.Add(new Group(open, isInOrder));
        return groups;

        bool Joins(Region region) => open[0].Text.Id == region.Text.Id && open[0].Text.IsGone == region.Text.IsGone && region.Text.Block is not null
            && gaps.AreLabels(open[^1].End, region.First)
            && (region.FirstSentence < 0 || open.TrueForAll(other => other.LastSentence < region.FirstSentence || other.FirstSentence > region.LastSentence));
    }
}

/// <summary>What a page has between its known texts.</summary>
internal sealed class Gaps(PageText page, OwnLines own)
{
    private readonly bool[] isOwn = [.. Enumerable.Range(0, page.Lines.Count).Select(line => own.Has(page, line))];

    /// <summary>Whether no words stand between two, but for those that forms of this service add.</summary>
    public bool AreEmpty(int first, int end) => !Words(first, end).Any();

    /// <summary>The same, or only words that label what follows.</summary>
    public bool AreLabels(int first, int end) => Surroundings.AreLabel(page.Words, first, end) || AreEmpty(first, end);

    public bool IsOwn(int line) => isOwn[line];

    private IEnumerable<int> Words(int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (page.Words[at].IsWord && !isOwn[page.LineOf[at]] && at >= page.Lines[page.LineOf[at]].Content) yield return at;
        }
    }
}
