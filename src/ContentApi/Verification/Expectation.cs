namespace ContentApi.Verification;

/// <summary>How a block that was expected stands in a page.</summary>
public enum Presence
{
    /// <summary>Whole, as published now.</summary>
    Present,

    /// <summary>As published now, but not all of it.</summary>
    Incomplete,

    /// <summary>Somewhere in other words, or where it says something else.</summary>
    Changed,

    Missing,
}

/// <summary>Sums up a page: how much is there of what it is meant to show.</summary>
public static class Expectation
{
    public static Presence Of(BlockId block, ILookup<BlockId, Verdict> verdicts)
    {
        var found = verdicts[block];
        if (!found.Any()) return Presence.Missing;
        if (found.Any(verdict => verdict.Status is Status.Altered or Status.Outdated or Status.Withdrawn or Status.OutOfContext)) return Presence.Changed;
        return found.Any(verdict => verdict is { Status: Status.Current, Part: null }) ? Presence.Present : Presence.Incomplete;
    }

    public static Presence Of(IReadOnlyCollection<Presence> blocks) =>
        blocks.Contains(Presence.Changed) ? Presence.Changed
        : blocks.All(block => block == Presence.Present) ? Presence.Present
        : blocks.All(block => block == Presence.Missing) ? Presence.Missing
        : Presence.Incomplete;
}
