using ContentApi.Content;
using ContentApi.Formats;
using ContentApi.Http;

namespace ContentApi.Delivery.V1.Requests;

/// <summary>The forms beside JSON, by what they are for. Of several that a client accepts alike, the first is sent.</summary>
public static class V1Formats
{
    public static readonly Format Html = new(HtmlFormat.Suffix, "text/html; charset=utf-8");
    public static readonly Format Markdown = new(MarkdownFormat.Suffix, "text/markdown; charset=utf-8");
    public static readonly Format Text = new(TextFormat.Suffix, "text/plain; charset=utf-8");
    public static readonly Format JsonLd = new(JsonLdFormat.Suffix, "application/ld+json");
    public static readonly Format CslJson = new(CslJsonFormat.Suffix, "application/vnd.citationstyles.csl+json");
    public static readonly Format BibTex = new(BibTexFormat.Suffix, "application/x-bibtex; charset=utf-8");
    public static readonly Format Ris = new(RisFormat.Suffix, "application/x-research-info-systems; charset=utf-8");

    private static readonly Format[] ToRead = [Html, Markdown, Text, JsonLd];

    public static readonly IReadOnlyList<Format> All = [.. ToRead, CslJson, BibTex, Ris];

    public static IReadOnlyList<Format> Of(Kind kind) => kind is Kind.Faq or Kind.EligibilityCriterion ? ToRead : All;
}
