namespace ContentApi.Published;

/// <summary>What a node serves from, in the word that the service document and readiness use, and in words for people.</summary>
public sealed record ContentSource(string Word, string Description)
{
    public static ContentSource Seed(string description) => new("seed", description);

    public static ContentSource PostgreSql(string description) => new("postgresql", description);
}
