using System.Globalization;
using System.Text.Json.Nodes;

namespace ContentApi.Content;

/// <param name="Key">The citation's CSL id in its package: what markers write.</param>
/// <param name="Csl">The CSL-JSON item; its <c>id</c> is the served slug, and it has no <c>custom</c>.</param>
/// <param name="Text">The reference exactly as its source prints it, without its list number.</param>
public sealed record CitationEdition(Guid Document, string Slug, string Locale, string Key, JsonObject Csl, string Text)
    : Edition(Document, Slug, Locale)
{
    /// <summary>The last name of a list, where the source prints it for those that it does not name.</summary>
    public const string EtAl = "et al.";

    public override Kind Kind => Kind.Citation;

    /// <summary>Where no title is printed, none is invented: the reference itself is the name.</summary>
    public override string Title => Csl["title"]?.GetValue<string>() ?? Text;

    /// <summary>The cited page.</summary>
    public string? Url => Value("URL");

    public string? Doi => Value("DOI");

    public string? Pmid => Value("PMID");

    /// <summary>The language of the cited work.</summary>
    public string? Language => Value("language");

    /// <summary>When the page was consulted; null also where the day is not told.</summary>
    public DateOnly? Accessed => Csl["accessed"]?["date-parts"]?[0] is JsonArray { Count: 3 } parts
        ? new DateOnly(Whole(parts[0]), Whole(parts[1]), Whole(parts[2]))
        : null;

    protected override JsonObject Approved() => new()
    {
        ["kind"] = Kind.Word(),
        ["slug"] = Slug,
        ["locale"] = Locale,
        ["key"] = Key,
        ["csl"] = Csl.DeepClone(),
        ["text"] = Text,
    };

    // CSL allows numbers where it allows strings.
    private string? Value(string name) => Csl[name]?.ToString();

    private static int Whole(JsonNode? part) => int.Parse(part!.ToString(), CultureInfo.InvariantCulture);
}
