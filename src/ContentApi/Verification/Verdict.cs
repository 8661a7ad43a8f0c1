namespace ContentApi.Verification;

/// <summary>What a stretch of a page is, best first.</summary>
public enum Status
{
    Current,
    Unknown,
    Partial,
    OutOfContext,
    Outdated,
    Altered,
    Withdrawn,
}

/// <summary>A stretch of a page and what it is.</summary>
/// <param name="Source">The text that it is of; null: of none.</param>
public sealed record Verdict(Status Status, string Text, KnownText? Source)
{
    /// <summary>The list item or passage, when it is no more than that.</summary>
    public string? Part { get; init; }

    public IReadOnlyList<string> Missing { get; init; } = [];

    public IReadOnlyList<Difference> Differences { get; init; } = [];
}

public enum DifferenceType
{
    Equal,
    Delete,
    Insert,
}

/// <summary>Words that are in both texts, in the page only, or in the published text only.</summary>
public readonly record struct Difference(DifferenceType Type, string Text);
