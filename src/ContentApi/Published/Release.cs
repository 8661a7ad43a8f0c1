namespace ContentApi.Published;

/// <summary>An immutable, numbered publication. Its time is a whole second, later than that of the release before. Numbers rise, and may have gaps.</summary>
/// <param name="Proof">Its signed record (<see cref="ContentApi.Signing.ReleaseRecord"/>); null: it was never signed.</param>
public sealed record Release(int Number, DateTimeOffset PublishedAt, Severity Severity, string? Note, string? Proof = null);

/// <summary>How much a change matters to a reader, least first.</summary>
public enum Severity
{
    Editorial,
    Clinical,
    Safety,
}

public static class Severities
{
    private static readonly string[] Words = ["editorial", "clinical", "safety"];

    public static string Word(this Severity severity) => Words[(int)severity];

    public static Severity Parse(string word) =>
        Array.IndexOf(Words, word) is var index and >= 0
            ? (Severity)index
            : throw new FormatException($"'{word}' is no severity.");
}
