using System.Text;
using ContentApi.Verification.Matching;

namespace ContentApi.Verification;

/// <summary>Says what each stretch of a page is, knowing what else is there.</summary>
public sealed class Judge
{
    private readonly PageText page;
    private readonly Library library;
    private readonly Gaps gaps;
    private readonly Markers markers;
    private readonly List<Group> groups;
    private readonly Dictionary<Group, List<Mark>> foreign = [];

    private Judge(PageText page, Library library, OwnLines own, CancellationToken stop)
    {
        (this.page, this.library) = (page, library);
        gaps = new Gaps(page, own);
        markers = new Markers(page, library);
        groups = Group.Of(new Comparison(page, library, own, stop).Find(), gaps);
        foreach (var group in groups)
        {
            if (markers.Foreign(group) is { Count: > 0 } marks) foreign.Add(group, marks);
            if (foreign.ContainsKey(group) || markers.HasLost(group)) group.IsVerbatim = false;
        }

        var whole = groups.Where(group => group.IsWhole).Select(group => group.Id).ToHashSet();
        var lines = groups.SelectMany(group => Enumerable.Range(page.LineOf[group.First], page.LineOf[group.End - 1] - page.LineOf[group.First] + 1)).CountBy(line => line).ToDictionary();
        var items = groups.Where(group => group.Text.IsList && group.IsVerbatim).SelectMany(group => group.Items.Select(item => (group.Id, item))).Distinct().ToLookup(item => item.Id, item => item.item);
        foreach (var group in groups) Weigh(group, whole, lines, items[group.Id].ToArray());
        new Context(page, library, own, gaps, groups, whole).Apply();
    }

    /// <summary>In the order of the page. What is of no text is <see cref="Status.Unknown"/>; signs alone are nothing.</summary>
    public static IReadOnlyList<Verdict> Read(PageText page, Library library, OwnLines own, CancellationToken stop)
    {
        var judge = new Judge(page, library, own, stop);
        return judge.Tell();
    }

    private void Weigh(Group group, HashSet<BlockId> whole, Dictionary<int, int> lines, int[] items)
    {
        if (!group.IsVerbatim) group.Status = Status.Altered;
        else if (group.Text.IsGone) group.Status = Status.Withdrawn;
        else if (!group.IsCurrent) group.Status = Status.Outdated;
        else if (group.IsWhole) group.Status = Status.Current;
        else if (group.Text.IsList && group.Regions.All(region => region.Fit == Fit.Same) && group.Part is not null && IsEveryItemWhole(group))
        {
            // One item may stand for itself with its lead-in; of two or more somebody chose.
            var missing = group.Text.Sentences.Where(sentence => !items.Contains(sentence.Item)).Select(group.Text.Words).ToArray();
            group.Status = items.Length == 1 || missing.Length == 0 ? Status.Current : Status.Partial;
            if (group.Status == Status.Partial) group.Missing = missing;
        }
        else if (whole.Contains(group.Id) && IsAlone(group, lines) && (group.Part is not null || group.Text.IsList)) group.Status = Status.Current;
        else
        {
            group.Status = Status.Partial;
            group.Missing = [.. group.Rest()];
        }
    }

    private static bool IsEveryItemWhole(Group group) => group.Items.All(item => group.Text.Sentences
        .Index().Where(sentence => sentence.Item.Item == item).All(sentence => group.Regions.Any(region => region.FirstSentence <= sentence.Index && sentence.Index <= region.LastSentence)));

    /// <summary>Whether nothing of another text stands in its lines.</summary>
    private bool IsAlone(Group group, Dictionary<int, int> lines) =>
        Enumerable.Range(page.LineOf[group.First], page.LineOf[group.End - 1] - page.LineOf[group.First] + 1).All(line => lines[line] == 1);

    private List<Verdict> Tell()
    {
        var verdicts = new List<Verdict>();
        var unknown = new StringBuilder();
        var at = 0;
        foreach (var group in groups)
        {
            Leave(at, group.First);
            Close();
            verdicts.Add(new Verdict(group.Status, page.Text[page.Words[group.First].Start..markers.TextEnd(group)], group.Text)
            {
                Part = group.Status is Status.Altered && group.Regions.Count > 1 ? null : group.Part,
                Missing = group.Missing,
                Differences = DifferencesOf(group),
            });
            at = group.End;
        }

        Leave(at, page.Words.Count);
        Close();
        return verdicts;

        // What is of no text, line by line.
        void Leave(int first, int end)
        {
            while (first < end)
            {
                var line = page.Lines[page.LineOf[first]];
                var until = Math.Min(end, line.End);
                var from = Math.Min(Math.Max(first, line.Content), until);
                if (!gaps.IsOwn(page.LineOf[first]) && Enumerable.Range(from, until - from).Any(word => page.Words[word].IsWord) && !OwnLines.IsAddress(page.Slice(from, until)))
                {
                    unknown.Append(unknown.Length > 0 ? "\n" : "").Append(page.Slice(from, until));
                }

                first = until;
            }
        }

        void Close()
        {
            if (unknown.Length > 0) verdicts.Add(new Verdict(Status.Unknown, unknown.ToString(), null));
            unknown.Clear();
        }
    }

    private IReadOnlyList<Difference> DifferencesOf(Group group)
    {
        if (group.Status == Status.Withdrawn) return [new Difference(DifferenceType.Delete, page.Slice(group.First, group.End))];
        if (group.Status is not (Status.Altered or Status.Outdated)) return [];
        var marks = foreign.GetValueOrDefault(group, []);
        if (!group.IsCurrent && !group.Text.IsGone) return Differences.Of(page, group.First, group.End, Now(group));
        var changed = group.Regions.Where(region => region.Fit == Fit.Changed || marks.Exists(mark => mark.Before > region.First && mark.Before <= region.End)).ToArray();
        // Nothing but the order of its sentences differs.
        return changed.Length > 0 ? [.. changed.SelectMany(region => Differences.Of(page, region, marks))] : Differences.Of(page, group.First, group.End, group.Text);
    }

    /// <summary>What stands in its place now: the same block; else the one of its document that has most of its words; null: nothing does.</summary>
    private KnownText? Now(Group group)
    {
        if (library.Current(group.Id) is { } same) return same;
        var words = page.Form.Hashes.AsSpan(group.First, group.End - group.First).ToArray();
        return library.Of(group.Text.State.Document)
            .Where(other => other.Block is not null)
            .Select(other => (Text: other, Shared: Alignment.Of(words, other.Form.Hashes)?.Count ?? 0))
            .Where(other => 2 * other.Shared >= words.Length)
            .OrderByDescending(other => other.Shared).FirstOrDefault().Text;
    }
}
