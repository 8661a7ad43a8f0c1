namespace ContentApi.Published;

/// <summary>An immutable, numbered publication. Its time is a whole second, later than the release before.</summary>
public sealed record Release(int Number, DateTimeOffset PublishedAt, Severity Severity, string? Note);

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
        TryParse(word, out var severity) ? severity : throw new FormatException($"'{word}' is no severity.");

    public static bool TryParse(string word, out Severity severity)
    {
        var index = Array.IndexOf(Words, word);
        severity = (Severity)Math.Max(index, 0);
        return index >= 0;
    }
}
