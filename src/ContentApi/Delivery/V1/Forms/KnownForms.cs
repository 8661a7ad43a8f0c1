using ContentApi.Content;
using ContentApi.Http;

namespace ContentApi.Delivery.V1.Forms;

/// <summary>The forms beside JSON, by what they are for. Of several that a client accepts alike, the first is sent.</summary>
public static class KnownForms
{
    public static readonly Form Html = new(".html", "text/html; charset=utf-8");
    public static readonly Form Markdown = new(".md", "text/markdown; charset=utf-8");
    public static readonly Form Text = new(".txt", "text/plain; charset=utf-8");
    public static readonly Form JsonLd = new(".jsonld", "application/ld+json");
    public static readonly Form CslJson = new(".csl.json", "application/vnd.citationstyles.csl+json");
    public static readonly Form BibTex = new(".bib", "application/x-bibtex; charset=utf-8");
    public static readonly Form Ris = new(".ris", "application/x-research-info-systems; charset=utf-8");

    private static readonly Form[] ToRead = [Html, Markdown, Text, JsonLd];

    public static readonly IReadOnlyList<Form> All = [.. ToRead, CslJson, BibTex, Ris];

    public static IReadOnlyList<Form> Of(Kind kind) => kind is Kind.Faq or Kind.EligibilityCriterion ? ToRead : All;
}
