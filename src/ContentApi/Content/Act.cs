namespace ContentApi.Content;

/// <summary>Something that a person did to an edition. Claims about a text come from acts and from nothing else.</summary>
/// <param name="On">The day of the act.</param>
/// <param name="NextOn">Of a review: the day on which the next one is due, if there is one.</param>
/// <param name="Release">The first release that may tell it.</param>
public sealed record Act(ActKind Kind, string Person, DateOnly On, DateOnly? NextOn, int Release);

public enum ActKind
{
    /// <summary>A second person read the edition and approved it.</summary>
    Approval,

    /// <summary>A medical review.</summary>
    Review,
}

public static class ActKinds
{
    private static readonly string[] Words = ["approval", "review"];

    public static string Word(this ActKind kind) => Words[(int)kind];

    public static ActKind Parse(string word) =>
        Array.IndexOf(Words, word) is var index and >= 0 ? (ActKind)index : throw new FormatException($"'{word}' is not a kind of act.");
}
