namespace ContentApi.Portal;

/// <summary>The language of a page of ours. Each sentence stands beside its translation, so that nobody changes one without the other.</summary>
internal sealed record Tongue(string Language)
{
    public static readonly Tongue French = new("fr");
    public static readonly Tongue English = new("en");

    public static readonly IReadOnlyList<Tongue> All = [French, English];

    public Tongue Other => this == French ? English : French;

    /// <summary>What this language's addresses begin with.</summary>
    public string Prefix => this == French ? "" : "en";

    public string Say(string french, string english) => this == French ? french : english;
}
