using ContentApi.Content;
using ContentApi.Verification.Matching;

namespace ContentApi.Verification;

/// <summary>Tells the bracketed numbers of a page that may be markers from those that are words.</summary>
internal sealed class Markers(PageText page, Library library)
{
    /// <summary>The end of a stretch in the page, with the markers behind it in its line.</summary>
    public int TextEnd(Group group)
    {
        var end = page.Words[group.End - 1].End;
        foreach (var mark in In(group).Where(mark => mark.Before == group.End)) end = Math.Max(end, mark.End);
        return end;
    }

    /// <summary>Those that are no markers: the published text has none there, or none of that number.</summary>
    public List<Mark> Foreign(Group group)
    {
        var foreign = new List<Mark>();
        if (group.Text.Block is null && group.Text.State.Kind != Kind.Citation) return foreign;
        var text = group.Text;
        var highest = library.TopicOf(text)?.Citations ?? int.MaxValue;
        foreach (var mark in In(group))
        {
            var gap = Known(group, mark.Before - 1) + 1;
            var isMarker = text.Form.Marks.Any(own => own.Numbers is null
                ? IsNear(own.Before, gap) && mark.Numbers!.All(number => number >= 1 && number <= highest)
                : own.Before == gap && own.Numbers.SequenceEqual(mark.Numbers!));
            if (!isMarker) foreign.Add(mark);
        }

        return foreign;

        // Before or after a full stop, as the page's house style has it.
        bool IsNear(int one, int other) => one == other || (Math.Abs(one - other) == 1 && !text.Form.Words[Math.Min(one, other)].IsWord);
    }

    /// <summary>Whether a bracketed number of the published text, which is no marker there, is missing.</summary>
    public bool HasLost(Group group)
    {
        var numbers = group.Text.Form.Marks.Where(own => own.Numbers is not null).ToArray();
        if (numbers.Length == 0) return false;
        var here = In(group).ToArray();
        var pages = group.Pairs.ToDictionary(pair => pair.Known, pair => pair.Page);
        return numbers.Any(own => pages.TryGetValue(own.Before - 1, out var word) && !here.Any(mark => mark.Before == word + 1 && mark.Numbers!.SequenceEqual(own.Numbers!)));
    }

    /// <summary>The marks between its words, and those that follow the last one in its line.</summary>
    private IEnumerable<Mark> In(Group group)
    {
        var all = page.Form.Marks;
        var (low, high) = (0, all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (all[middle].Before <= group.First) low = middle + 1;
            else high = middle;
        }

        var last = page.Words[group.End - 1].End;
        for (; low < all.Count && all[low].Before <= group.End; low++)
        {
            if (all[low].Before < group.End || !page.Text.AsSpan(last, all[low].Start - last).Contains('\n')) yield return all[low];
        }
    }

    /// <summary>The text's word that stands at a word of the page, or last before it.</summary>
    private static int Known(Group group, int word)
    {
        var (low, high) = (0, group.Pairs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (group.Pairs[middle].Page <= word) low = middle + 1;
            else high = middle;
        }

        return low == 0 ? -1 : group.Pairs[low - 1].Known;
    }
}
