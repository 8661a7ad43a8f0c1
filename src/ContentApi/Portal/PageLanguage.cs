namespace ContentApi.Portal;

/// <summary>The language of a page of ours. Each sentence stands beside its translation, so that nobody changes one without the other.</summary>
internal sealed record PageLanguage(string Language)
{
    public static readonly PageLanguage French = new("fr");
    public static readonly PageLanguage English = new("en");

    public static readonly IReadOnlyList<PageLanguage> All = [French, English];

    public PageLanguage Other => this == French ? English : French;

    /// <summary>What this language's addresses begin with.</summary>
    public string Prefix => this == French ? "" : "en";

    public string Say(string french, string english) => this == French ? french : english;
}
