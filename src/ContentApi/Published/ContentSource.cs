namespace ContentApi.Published;

/// <summary>What a node serves from, in the word that the service document and readiness use, and in words for people.</summary>
/// <param name="Revive">Starts the source again when it was found away; null where that is not ours to do.</param>
public sealed record ContentSource(string Word, string Description, Func<CancellationToken, Task>? Revive = null)
{
    public static ContentSource Seed(string description) => new("seed", description);

    public static ContentSource PostgreSql(string description, Func<CancellationToken, Task>? revive = null) => new("postgresql", description, revive);

    public static ContentSource Bundle(string description) => new("bundle", description);
}
