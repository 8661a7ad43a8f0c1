using ContentApi.Content.Matching;
using ContentApi.Published;

namespace ContentApi.Delivery.V1;

/// <summary>Says of each stretch that was found what it is, knowing what else is in the input.</summary>
internal sealed class Findings
{
    private readonly InputText input;
    private readonly KnownTexts known;
    private readonly OwnLines own;
    private readonly Func<Guid, string?> address;
    private readonly IReadOnlyList<Match> matches;
    private readonly KnownText[] chosen;
    private readonly HashSet<(Guid, string)> present = [];
    private readonly HashSet<(Guid, string)> whole = [];
    private readonly ILookup<(Guid, string), string> items;
    private readonly int criteria;

    /// <param name="address">Of a document that is live.</param>
    public Findings(InputText input, KnownTexts known, OwnLines own, IReadOnlyList<Match> matches, Func<Guid, string?> address)
    {
        (this.input, this.known, this.own, this.matches, this.address) = (input, known, own, matches, address);
        var documents = matches.Where(match => match.Sequence.Texts.Count == 1).CountBy(match => match.Sequence.Text.State.Document).ToDictionary();
        chosen = [.. matches.Select(match => match.Sequence.Texts.MaxBy(text => documents.GetValueOrDefault(text.State.Document))!)];
        foreach (var (match, text) in matches.Zip(chosen))
        {
            if (text.Block is not { } block) continue;
            present.Add((text.State.Document, block));
            if (match.IsWhole && text.Part is null) whole.Add((text.State.Document, block));
        }

        items = chosen.Where(text => text.Part is not null).ToLookup(text => (text.State.Document, text.Block!), text => text.Part!);
        criteria = Enumerable.Range(0, input.Contents.Length).FirstOrDefault(
            line => input.Firsts[line + 1] - input.Firsts[line] < 12
                && string.Join(' ', input.Form.Words.Skip(input.Firsts[line]).Take(input.Firsts[line + 1] - input.Firsts[line]).Select(word => word.Key)) == own.Criterion,
            int.MaxValue);
    }

    public IReadOnlyList<Fragment> Tell()
    {
        var fragments = new List<Fragment>();
        var at = 0;
        for (var i = 0; i <= matches.Count; i++)
        {
            fragments.AddRange(Leftovers(at, i < matches.Count ? matches[i].First : input.Words.Length));
            if (i == matches.Count) break;
            fragments.Add(Tell(matches[i], chosen[i]));
            at = matches[i].End;
        }

        return fragments;
    }

    /// <summary>What belongs to nothing, a fragment for each line; signs alone are none.</summary>
    private IEnumerable<Fragment> Leftovers(int first, int end)
    {
        while (first < end)
        {
            var line = input.Line[first];
            var until = Math.Min(end, input.Firsts[line + 1]);
            var from = Math.Min(Math.Max(first, input.Contents[line]), until);
            if (Enumerable.Range(from, until - from).Any(input.IsWord) && !(first == input.Firsts[line] && own.Has(input, line)) && !OwnLines.IsAddress(input.Slice(from, until))) yield return Unknown(input.Slice(from, until));
            first = until;
        }
    }

    private static Fragment Unknown(string text) => new()
    {
        Status = "unknown",
        Text = text,
        Document = null,
        Block = null,
        Part = null,
        Digest = null,
        Edition = null,
        CurrentEdition = null,
        Differences = [],
        Missing = [],
        Since = null,
        Reason = null,
        Replacement = null,
    };

    private Fragment Tell(Match match, KnownText text)
    {
        var marks = text.Block is null ? [] : Foreign(match, text);
        var fragment = Unknown(Slice(match)) with
        {
            Document = text.Document,
            Block = text.Block,
            Part = text.Part,
            Digest = known.Current(text.State.Document, text.Block, null)?.Digest,
            CurrentEdition = text.State.IsLive ? text.State.EditionNumber : null,
        };
        if (!text.State.IsLive) fragment = Withdrawn(fragment, text);
        if (marks.Count > 0 || !match.IsVerbatim || HasLost(match, text)) return Altered(fragment, match, text, marks);
        if (!text.IsCurrent) return Former(fragment, match, text);

        fragment = fragment with { Edition = text.Edition };
        if (match.IsWhole) return Whole(fragment, match, text);
        if (Passage(match, text) is { } passage && whole.Contains((text.State.Document, text.Block!))) return fragment with { Status = "current", Part = passage };
        return Cut.Of(text, match.Pairs!) is { } missing
            ? fragment with { Status = "partial", Part = Passage(match, text) ?? text.Part, Missing = missing }
            : Altered(fragment, match, text, marks);
    }

    private Fragment Whole(Fragment fragment, Match match, KnownText text)
    {
        fragment = fragment with { Status = "current" };
        if (text.Block is not { } block) return fragment;
        var document = text.State.Document;
        var absent = Required(text).Concat(Safeguards(match, text)).Distinct().ToArray();
        if (absent.Length > 0) return fragment with { Status = "out-of-context", Missing = absent };
        if (text.Part is null || whole.Contains((document, block))) return fragment;

        // One item may stand for itself with its lead-in; of two or more somebody chose.
        var here = items[(document, block)].ToHashSet();
        var missing = known.Current(document, block, null)!.Items.Where(item => !here.Contains(item.Part!)).Select(item => item.Text).ToArray();
        return here.Count == 1 || missing.Length == 0 ? fragment : fragment with { Status = "partial", Missing = missing };
    }

    /// <summary>The texts of the blocks that must be shown with this one, and are not there.</summary>
    private IEnumerable<string> Required(KnownText text)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var rest = new Stack<string>(text.Requires);
        while (rest.TryPop(out var block))
        {
            if (!seen.Add(block) || known.Current(text.State.Document, block, null) is not { } required) continue;
            if (!present.Contains((text.State.Document, block))) yield return required.Text;
            foreach (var next in required.Requires) rest.Push(next);
        }
    }

    /// <summary>What must be shown with every criterion, where the page says that it shows criteria.</summary>
    private IEnumerable<string> Safeguards(Match match, KnownText text)
    {
        if (input.Line[match.First] < criteria || known.TopicOf(text) is not { } topic || !topic.Stated.Contains((text.State.Document, text.Block!))) return [];
        return topic.Safeguards.Where(guard => !present.Contains(guard)).Select(guard => known.Current(guard.Document, guard.Block, null)).OfType<KnownText>().Select(guard => guard.Text);
    }

    private static string? Passage(Match match, KnownText text)
    {
        if (match.Pairs is null || match.Pairs.Count != match.Pairs[^1].Text - match.Pairs[0].Text + 1) return null;
        var words = text.Form.Words.Skip(match.Pairs[0].Text).Take(match.Pairs.Count).Select(word => word.Key).ToArray();
        return text.Passages.FirstOrDefault(passage => MatchingForm.Of(passage.Text, published: true).Words.Select(word => word.Key).SequenceEqual(words)).Id;
    }

    private Fragment Former(Fragment fragment, Match match, KnownText text)
    {
        var pairs = match.Pairs ?? match.Widened(match.First, match.End).Pairs!;
        var isWhole = match.IsWhole || (pairs.Count == pairs[^1].Text - pairs[0].Text + 1 && Sentences.AreWhole(text, pairs[0].Text, pairs[^1].Text + 1));
        if (!isWhole) return Altered(fragment, match, text, []);
        fragment = fragment with { Edition = text.Edition, Missing = match.IsWhole ? [] : Cut.Of(text, pairs) ?? [] };
        return text.IsGone
            ? fragment with { Status = "withdrawn" }
            : fragment with { Status = "outdated", Since = Reference(text.Until!), Differences = Differences(match, Now(match, text), []) };
    }

    private Fragment Altered(Fragment fragment, Match match, KnownText text, IReadOnlyList<Mark> marks)
    {
        var shown = text.IsGone ? text : Now(match, text);
        return fragment with
        {
            Status = "altered",
            Edition = null,
            Differences = shown == text
                ? WordDifferences.Of(input, match.First, match.End, text, match.Pairs ?? match.Widened(match.First, match.End).Pairs!, marks)
                : Differences(match, shown, marks),
        };
    }

    private IReadOnlyList<WordDifference> Differences(Match match, KnownText? text, IReadOnlyList<Mark> marks) => WordDifferences.Of(
        input, match.First, match.End, text, text is null ? [] : WordDifferences.Pairs(input, match.First, match.End, text, known), marks);

    /// <summary>What stands in its place now: the same block; else the one of its document that has most of its words; null: nothing does.</summary>
    private KnownText? Now(Match match, KnownText text)
    {
        if (text.IsCurrent) return text;
        if (known.Current(text.State.Document, text.Block, text.Part) is { } same) return same;
        return (known.TopicOf(text)?.Texts ?? [])
            .Where(other => other.State.Document == text.State.Document && other.Block is not null)
            .Select(other => (Text: other, WordDifferences.Pairs(input, match.First, match.End, other, known).Count))
            .Where(other => 2 * other.Count >= match.End - match.First)
            .OrderByDescending(other => other.Count).FirstOrDefault().Text;
    }

    private Fragment Withdrawn(Fragment fragment, KnownText text) => fragment with
    {
        Since = Reference(text.State.Appeared),
        Reason = text.State.Reason,
        Replacement = text.State.Replacement is { } instead ? address(instead) : null,
    };

    private static ReleaseReference Reference(Published.Release release) => new() { Number = release.Number, PublishedAt = release.PublishedAt.UtcDateTime };

    /// <summary>With the markers at its end.</summary>
    private string Slice(Match match)
    {
        var end = input.Form.Words[match.End - 1].End;
        foreach (var mark in Marks(match).Where(mark => mark.Before == match.End)) end = Math.Max(end, mark.End);
        return input.Text[input.Form.Words[match.First].Start..end];
    }

    /// <summary>The marks between its words, and those that follow the last one in its line.</summary>
    private IEnumerable<Mark> Marks(Match match)
    {
        var all = input.Form.Marks;
        var (low, high) = (0, all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (all[middle].Before <= match.First) low = middle + 1;
            else high = middle;
        }

        var last = input.Form.Words[match.End - 1].End;
        for (; low < all.Count && all[low].Before <= match.End; low++)
        {
            if (all[low].Before < match.End || !input.Text.AsSpan(last, all[low].Start - last).Contains('\n')) yield return all[low];
        }
    }

    /// <summary>Whether a bracketed number of the published text, which is no marker there, is missing.</summary>
    private bool HasLost(Match match, KnownText text)
    {
        if (text.Form.Marks.All(own => own.Numbers is null)) return false;
        var here = Marks(match).ToArray();
        return text.Form.Marks.Where(own => own.Numbers is not null).Any(own =>
        {
            var word = match.Pairs is null ? match.First + own.Before : match.Pairs.Find(pair => pair.Text == own.Before - 1) is var pair && match.Pairs.Contains(pair) ? pair.Input + 1 : -1;
            return word >= 0 && !here.Any(mark => mark.Before == word && mark.Numbers!.SequenceEqual(own.Numbers!));
        });
    }

    /// <summary>The marks that are no markers: the published text has none there, or none of that number.</summary>
    private List<Mark> Foreign(Match match, KnownText text)
    {
        var foreign = new List<Mark>();
        var numbers = known.TopicOf(text)?.Citations ?? int.MaxValue;
        foreach (var mark in Marks(match))
        {
            var word = mark.Before - 1;
            var gap = match.Pairs is null ? word - match.First + 1 : match.Pairs.FindLast(pair => pair.Input <= word) is var pair ? pair.Text + 1 : 0;
            var isMarker = text.Form.Marks.Any(own => own.Numbers is null
                ? IsNear(own.Before, gap) && mark.Numbers!.All(number => number >= 1 && number <= numbers)
                : own.Before == gap && own.Numbers.SequenceEqual(mark.Numbers!));
            if (!isMarker) foreign.Add(mark);
        }

        return foreign;

        // Before or after a full stop, as the page's house style has it.
        bool IsNear(int one, int other) => one == other
            || (Math.Abs(one - other) == 1 && !char.IsLetterOrDigit(text.Form.Words[Math.Min(one, other)].Key[0]));
    }
}
