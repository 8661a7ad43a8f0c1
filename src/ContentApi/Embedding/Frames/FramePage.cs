using System.Security.Cryptography;
using System.Text;
using ContentApi.Formats;
using ContentApi.Http;

namespace ContentApi.Embedding.Frames;

/// <summary>
/// The layout of the documents that stand in frames of other people's pages. They need no script; the one that they have tells their height.
/// Whoever may read the text may frame it: there is no frame-ancestors, whose asterisk would still refuse pages without an origin, such as sandboxed ones. Its main part is named, to be told from that of the page around.
/// </summary>
/// <param name="script">The absolute address of that script: in a sandbox the page has no origin of its own that <c>'self'</c> could be.</param>
internal sealed class FramePage(string script)
{
    public static readonly IReadOnlyList<string> Themes = ["auto", "light", "dark"];

    private const string Style =
        ":root{color-scheme:light dark;font:1.0625rem/1.6 system-ui,sans-serif;background:light-dark(#fff,#14171a);color:light-dark(#16191d,#eceff2)}"
        + ":root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}"
        + "body{margin:0;padding:.25rem;overflow-wrap:anywhere}"
        + "main{max-width:42rem}"
        + "h1{font-size:1.5rem;line-height:1.25;text-wrap:balance;margin:0 0 1rem}h2{font-size:1.2rem;line-height:1.3;margin:1.5rem 0 .75rem}"
        + "h3,h4,h5,h6{font-size:1.0625rem;margin:1.25rem 0 .5rem}"
        + "p,ul,ol{margin:0 0 .75rem}ul,ol{padding-inline-start:1.4rem}li{margin:.25rem 0}"
        + "a{color:light-dark(#0b57a4,#8ec5ff)}"
        + "mark{background:light-dark(#fff0b3,#5a4a00);color:inherit;padding:0 .1em}"
        + "[role=note]{border-inline-start:3px solid;padding-inline-start:.9rem;margin:1rem 0}"
        + "summary{cursor:pointer;padding:.35rem 0}summary>:is(h1,h2){display:inline;font-size:1.0625rem;margin:0}"
        + "section:has(>details>summary)+section:has(>details>summary){border-top:1px solid light-dark(#d5d9de,#3a4048)}"
        + "[role=doc-endnotes],footer{font-size:.875rem}"
        + "footer{border-top:1px solid light-dark(#d5d9de,#3a4048);margin-top:1.25rem;padding-top:.75rem}footer ul{list-style:none;padding:0}"
        + "@media print{::details-content{content-visibility:visible}}";

    private readonly string policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; script-src {script}; "
        + "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    /// <param name="language">Of the document.</param>
    /// <param name="head">More of its head.</param>
    /// <param name="main">HTML.</param>
    /// <param name="data">JSON-LD in which no angle bracket stands, see <see cref="JsonLdFormat"/>.</param>
    public Representation Render(string language, string? theme, string title, string head, string main, IEnumerable<string> data, DateTimeOffset? lastModified, string? link = null)
    {
        var scheme = theme is "light" or "dark" ? $" data-theme=\"{theme}\"" : "";
        return new Representation(
            Encoding.UTF8.GetBytes($"""
                <!doctype html>
                <html lang="{PageTemplate.Text(language)}"{scheme}>
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{PageTemplate.Text(title)}</title>
                <meta name="robots" content="noindex">
                <meta name="referrer" content="no-referrer">
                {head}<style>{Style}</style>
                <script src="{PageTemplate.Text(script)}" defer></script>
                </head>
                <body>
                <main aria-label="{PageTemplate.Text(title)}">
                {main}</main>
                {string.Concat(data.Select(node => $"<script type=\"application/ld+json\">{node}</script>\n"))}</body>
                </html>

                """),
            "text/html; charset=utf-8",
            lastModified)
        {
            ContentLanguage = language,
            ContentSecurityPolicy = policy,
            Link = link,
            Negotiated = false,
        };
    }
}
