namespace ContentApi.Verification;

/// <summary>
/// Looks at what stands beside a sentence that was found: before or behind it without a sentence's end, it belongs to it and changes it,
/// unless it only labels it. So do an exception or a denial in the sentence beside it.
/// </summary>
internal sealed class Framing(PageText page, IReadOnlyList<Region> found)
{
    public List<Region> Frame()
    {
        var framed = new List<Region>(found.Count);
        for (var i = 0; i < found.Count; i++)
        {
            var region = found[i];
            if (region.Text.Block is not null)
            {
                var first = Head(region, i > 0 ? framed[i - 1] : null);
                var end = Tail(region, i + 1 < found.Count ? found[i + 1] : null);
                if (first is not null || end is not null) region = region with { First = first ?? region.First, End = end ?? region.End, Fit = Fit.Changed };
            }

            framed.Add(region);
        }

        return framed;
    }

    /// <summary>Where the words begin that change it from before; null: none do.</summary>
    private int? Head(Region region, Region? before)
    {
        var floor = before?.End ?? 0;
        var start = region.First;
        while (start > floor && !page.IsStop(start) && !page.IsLineStart(start)) start--;
        var isBeside = before is not null && start == floor && !page.IsStop(start) && !page.IsLineStart(start);
        if (isBeside && before!.Text.Block is not null && !Follows(before, region)) return start;
        if (!isBeside && !Surroundings.AreLabel(page.Words, start, region.First)) return start;
        if (isBeside && start < region.First && !Surroundings.AreLabel(page.Words, start, region.First) && !IsItemEnd(region, start, region.First)) return start;
        if (start <= floor) return null;

        // The sentence before it, or the line.
        var end = start;
        var first = end - 1;
        while (first > floor && !page.IsStop(first) && !page.IsLineStart(first)) first--;
        var isOpen = page.IsLineEnd(end) && Surroundings.LeadsOn(page.Words, first, end);
        return isOpen || Surroundings.IsDenial(page.Words, first, end) ? first : null;
    }

    /// <summary>Where the words end that change it from behind; null: none do.</summary>
    private int? Tail(Region region, Region? after)
    {
        var ceiling = after?.First ?? page.Words.Count;
        var end = region.End;
        while (end < ceiling && !page.IsStop(end) && !page.IsLineEnd(end)) end++;
        if (end == ceiling && after is not null && !page.IsStop(end) && !page.IsLineEnd(end))
        {
            if (after.Text.Block is not null ? !Follows(region, after) || !IsItemEnd(region, region.End, end) : !Surroundings.AreLink(page.Words, region.End, end)) return end;
        }
        else if (end > region.End && !Surroundings.AreLink(page.Words, region.End, end) && !IsItemEnd(region, region.End, end)) return end;
        if (end >= ceiling) return null;

        // What follows: the rest of it in the next line, or the sentence behind it.
        var until = End(end, ceiling);
        var isLine = page.IsLineEnd(end);
        if (!page.IsStop(end)) return until;
        if (isLine && page.Lines[page.LineOf[end]].Kind == Break.Item) return null;
        return Surroundings.IsException(page.Words, end, until, isBeside: !isLine) || Surroundings.IsDenial(page.Words, end, until) ? until : null;
    }

    private int End(int from, int ceiling)
    {
        var end = from + 1;
        while (end < ceiling && !page.IsStop(end)) end++;
        return end;
    }

    private static bool Follows(Region one, Region other) => one.Text == other.Text && other.FirstSentence == one.LastSentence + 1;

    /// <summary>Whether an item of a list ends there, or a sentence with its full stop.</summary>
    private bool IsItemEnd(Region region, int first, int end) => region.Text.IsList
        ? end == first || (end == first + 1 && page.Words[first].Key is ";" or "," or ".")
        : end == first && page.Words[first - 1].Key == region.Text.Form.Words[region.Text.Sentences[region.LastSentence].End - 1].Key;
}
