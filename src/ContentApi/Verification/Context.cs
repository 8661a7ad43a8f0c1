using ContentApi.Content;

namespace ContentApi.Verification;

/// <summary>Finds words that are published, and stand where they say something else: without what must be shown with them, or in another's place.</summary>
internal sealed class Context(PageText page, Library library, OwnLines own, Gaps gaps, List<Group> groups, HashSet<BlockId> whole)
{
    // What answers a question before its answer does.
    private static readonly string[] Verdicts = ["oui", "non", "vrai", "faux", "absolument", "évidemment", "certainement", "jamais", "toujours", "yes", "no", "true", "false", "never", "always"];

    // Of each group: whether its lead-in stands right before it, or before its beginning.
    private readonly bool[] isLed = new bool[groups.Count];

    // What stands before, since the last text of another document.
    private readonly HashSet<BlockId> seen = [];

    public void Apply()
    {
        for (var at = 0; at < groups.Count; at++)
        {
            var group = groups[at];
            if (at > 0 && groups[at - 1].Id.Document != group.Id.Document) seen.Clear();
            seen.Add(group.Id);
            if (group.Text.Block is null) WeighTitle(at);
            else
            {
                WeighRequired(at);
                WeighLeadIn(at);
            }
        }

        WeighChildren();
        WeighCriteria();
    }

    /// <summary>A list follows its lead-in; other blocks follow what they refer to, with nothing of another document between.</summary>
    private void WeighRequired(int at)
    {
        var group = groups[at];
        isLed[at] = at > 0 && gaps.AreLabels(groups[at - 1].End, group.First)
            && (group.Text.Requires.Contains(groups[at - 1].Id.Block!) || (groups[at - 1].Id == group.Id && isLed[at - 1]))
            && groups[at - 1].Id.Document == group.Id.Document;
        if (group.Status is not (Status.Current or Status.Partial) || (group.Status == Status.Partial && !group.Text.IsList)) return;
        foreach (var required in group.Text.Requires)
        {
            if (library.Current(new BlockId(group.Id.Document, required)) is { } text && !(text.IsLeadIn ? isLed[at] : seen.Contains(text.Id))) Miss(group, text.Text);
        }
    }

    /// <summary>What promises a list is followed by it, or by some of it.</summary>
    private void WeighLeadIn(int at)
    {
        var group = groups[at];
        if (!group.Text.IsLeadIn || group.Regions[^1].LastSentence < group.Text.Sentences.Count - 1) return;
        var list = library.Of(group.Id.Document).FirstOrDefault(text => text.IsList && text.Requires.Contains(group.Id.Block!));
        if (list is null) return;
        var isFollowed = at + 1 < groups.Count && (groups[at + 1].Id == list.Id || groups[at + 1].Id == group.Id) && gaps.AreLabels(group.End, groups[at + 1].First);
        if (!isFollowed) Miss(group, list.Text);
    }

    /// <summary>A question is followed by its own answer or by none; a section's title by the section.</summary>
    private void WeighTitle(int at)
    {
        var title = groups[at];
        if (title.Status != Status.Current || library.TopicOf(title.Text) is not { } topic) return;
        if (IsAnsweredByPage(at)) title.Status = Status.Altered;
        if (at + 1 == groups.Count || groups[at + 1] is not { Text.Block: not null } next || !gaps.AreLabels(title.End, next.First)) return;
        if (topic.Answers.TryGetValue(title.Id.Document, out var answer))
        {
            if (answer.Contains(next.Id)) return;
            Miss(title, [.. answer.Select(library.Current).OfType<KnownText>().Select(text => text.Text)]);
            Miss(next, [.. topic.Answers.Where(other => other.Value.Contains(next.Id)).Select(other => library.Current(new BlockId(other.Key, null))).OfType<KnownText>().Select(text => text.Text)]);
        }
        else if (title.Text.State.Kind == Kind.Section && !IsListed(at) && !IsIn(topic, title.Id.Document, next.Id.Document))
        {
            Miss(title, [.. library.Of(title.Id.Document).Where(text => text.Block is not null).Take(1).Select(text => text.Text)]);
            Miss(next, [next.Text.Title]);
        }
    }

    /// <summary>Whether a question is answered in the page's own words: « Oui. »</summary>
    private bool IsAnsweredByPage(int at)
    {
        var title = groups[at];
        if (title.Text.State.Kind != Kind.Faq) return false;
        var word = title.End;
        while (word < page.Words.Count && !page.Words[word].IsWord) word++;
        return word < page.Words.Count && (at + 1 == groups.Count || word < groups[at + 1].First) && Verdicts.Contains(page.Words[word].Key, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether a title is one of several in a row: a table of contents.</summary>
    private bool IsListed(int at) => at > 0 && groups[at - 1].Text is { Block: null, State.Kind: Kind.Section } && gaps.AreLabels(groups[at - 1].End, groups[at].First);

    private static bool IsIn(KnownTopic topic, Guid section, Guid other) =>
        section == other || topic.Children.GetValueOrDefault(section, []).Any(child => IsIn(topic, child, other));

    /// <summary>A section whose blocks are all here brings the sections inside it.</summary>
    private void WeighChildren()
    {
        foreach (var section in groups.Where(group => group.Text.Block is not null).Select(group => group.Text).DistinctBy(text => text.State.Document).ToArray())
        {
            if (library.TopicOf(section) is not { } topic || !topic.Children.TryGetValue(section.State.Document, out var children)) continue;
            if (!Blocks(section.State.Document).All(text => whole.Contains(text.Id))) continue;
            string[] missing = [.. children.SelectMany(Blocks).Where(text => !whole.Contains(text.Id)).Select(text => text.Text)];
            if (missing.Length == 0) continue;
            foreach (var group in groups.Where(group => group.Id.Document == section.State.Document && group.Status == Status.Current)) Miss(group, missing);
        }

        IEnumerable<KnownText> Blocks(Guid document) => library.Of(document).Where(text => text.Block is not null);
    }

    /// <summary>From the heading of criteria on, what criteria state stands with their safeguards.</summary>
    private void WeighCriteria()
    {
        var heading = Enumerable.Range(0, page.Lines.Count).FirstOrDefault(line => own.IsCriterion(page, line), int.MaxValue);
        if (heading == int.MaxValue) return;
        var present = groups.Select(group => group.Id).ToHashSet();
        foreach (var group in groups.Where(group => group.Status == Status.Current && page.LineOf[group.First] > heading))
        {
            if (library.TopicOf(group.Text) is not { } topic || !topic.Stated.Contains(group.Id)) continue;
            string[] missing = [.. topic.Safeguards.Where(guard => !present.Contains(guard)).Select(library.Current).OfType<KnownText>().Select(text => text.Text)];
            if (missing.Length > 0) Miss(group, missing);
        }
    }

    private static void Miss(Group group, params string[] missing)
    {
        if (group.Status is not (Status.Current or Status.Partial or Status.OutOfContext)) return;
        group.Missing = group.Status == Status.OutOfContext ? [.. group.Missing.Concat(missing).Distinct()] : missing;
        group.Status = Status.OutOfContext;
    }
}
