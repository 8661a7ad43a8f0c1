using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ContentApi.Http;

/// <summary>The layout of our own pages: all that people read here and that stands in nobody's frame.</summary>
/// <param name="Language">Of the page.</param>
/// <param name="Root">The relative address of <c>/</c> from the page's own.</param>
/// <param name="Main">HTML below the heading; see <see cref="Text"/>.</param>
public sealed record PageTemplate(string Language, string Title, string Root, string Main)
{
    private const string Style =
        ":root{color-scheme:light dark;font:1.0625rem/1.6 system-ui,sans-serif;"
        + "--back:light-dark(#fff,#14171a);--ink:light-dark(#16191d,#eceff2);--quiet:light-dark(#4a525c,#b4bcc6);--line:light-dark(#c4cad1,#454c55);--edge:light-dark(#6b737d,#8b949e);"
        + "--link:light-dark(#0b57a4,#8ec5ff);--panel:light-dark(#f3f5f7,#1d2126);background:var(--back);color:var(--ink)}"
        + "*{box-sizing:border-box}body{max-width:46rem;margin:0 auto;padding:0 1.25rem 3rem;overflow-wrap:anywhere}"
        + ".skip{position:absolute;left:-100vw;background:var(--back);padding:.5rem 1rem}.skip:focus{left:.5rem;top:.5rem}"
        + "body>header{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;border-bottom:1px solid var(--edge);margin-bottom:2rem;padding:1.25rem 0 .75rem}"
        + "body>header>a{font-weight:700;text-decoration:none;font-size:1.2rem;color:inherit}nav ul,body>footer ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:0}"
        + "body>header a,body>footer a{display:inline-block;min-height:1.75rem}[aria-current]{color:inherit;text-decoration-thickness:3px}"
        + "body>footer{border-top:1px solid var(--edge);margin-top:3.5rem;padding-top:1rem;font-size:.9375rem}"
        + "h1{font-size:2rem;line-height:1.2;text-wrap:balance;margin:0 0 1rem}h2{font-size:1.375rem;line-height:1.3;margin:2.5rem 0 .75rem}h3{font-size:1.0625rem;margin:1.5rem 0 .5rem}"
        + "p,ul,ol,dl{margin:0 0 1rem}ul,ol{padding-inline-start:1.4rem}li{margin:.25rem 0}"
        + "a{color:var(--link);text-underline-offset:.15em}a:hover{text-decoration-thickness:2px}:focus-visible{outline:3px solid var(--link);outline-offset:2px}"
        + "code,pre,textarea{font-family:ui-monospace,monospace;font-size:.875rem}pre{white-space:pre-wrap;background:var(--panel);border:1px solid var(--line);padding:.75rem}"
        + "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid var(--line);padding:.45rem .75rem .45rem 0;text-align:left;vertical-align:top}"
        + "dt{font-weight:600}dd{margin:0 0 .5rem}"
        + ".lead{font-size:1.1875rem;line-height:1.5}.quiet{color:var(--quiet);font-size:.9375rem}"
        + ".limits{border:1px solid var(--edge);border-inline-start-width:.4rem;padding:.75rem 1rem}.limits>:last-child{margin-bottom:0}"
        + "form{background:var(--panel);border:1px solid var(--line);padding:1rem 1.25rem 1.25rem}label,legend{display:block;font-weight:600;margin:.75rem 0 .25rem}"
        + "fieldset{border:0;padding:0;margin:.75rem 0 0}legend{padding:0}fieldset label{display:flex;align-items:center;gap:.5rem;font-weight:400;margin:.25rem 0;min-height:1.75rem}input[type=radio]{width:1.25rem;height:1.25rem;margin:0;flex:none}"
        + "select,textarea,button{font-size:1rem;color:inherit;background:var(--back);border:1px solid var(--edge);border-radius:.2rem;padding:.5rem .6rem;max-width:100%}select{font-family:inherit;width:100%}"
        + "textarea{width:100%;font-size:.875rem;line-height:1.5;resize:vertical;display:block}button{font:inherit;font-weight:600;cursor:pointer;margin-top:.75rem;min-height:2.75rem;padding-inline:1.1rem}"
        + "button[type=submit]{background:var(--ink);color:var(--back);border-color:var(--ink)}"
        + ".row{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(13rem,100%),1fr));gap:0 1.25rem}"
        + ".preview{border:1px solid var(--edge);padding:1rem 1.25rem}.preview[data-theme=light]{color-scheme:light;background:#fff;color:#16191d}.preview[data-theme=dark]{color-scheme:dark;background:#14171a;color:#eceff2}"
        + ".preview a{color:light-dark(#0b57a4,#8ec5ff)}.preview h2{margin-top:0}mark{background:light-dark(#fff0b3,#5a4a00);color:inherit}[role=note]{border-inline-start:3px solid;padding-inline-start:.9rem;margin:1rem 0}"
        + "main footer,[role=doc-endnotes]{font-size:.9375rem}main footer ul{list-style:none;padding:0}"
        + ".found{border-top:1px solid var(--edge);padding-top:.25rem;margin-top:2rem}.found blockquote{margin:0 0 1rem;padding-inline-start:1rem;border-inline-start:.25rem solid var(--line);white-space:pre-line}"
        + "del{text-decoration:line-through 2px;background:light-dark(#fbe3e0,#4a1f1b)}ins{text-decoration:underline double;text-underline-offset:.2em;background:light-dark(#dfeafb,#16304f)}"
        + ".said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}"
        + "[data-anchor]::before{content:'[' attr(data-anchor) '] ';font:600 .75rem ui-monospace,monospace;color:var(--quiet)}"
        + "p[data-mark]::after,ul[data-mark]::after{content:attr(data-mark);display:block;font:.7rem ui-monospace,monospace;color:var(--quiet)}"
        + ".sign{border:1px solid var(--edge);padding:.5rem .9rem;margin:1rem 0;break-inside:avoid}.sign ul{list-style:none;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:.25rem 2rem}.sign dd{border-bottom:1px solid;height:2.4rem;margin-bottom:1rem}"
        + "@media(forced-colors:active){mark,del,ins{forced-color-adjust:none;background:Canvas;color:CanvasText}mark{outline:1px solid}}"
        + "@page{size:A4;margin:18mm 16mm}@media print{:root{color-scheme:light;font-size:10.5pt}p,li,tr{break-inside:avoid}body{max-width:none;padding:0}body>header nav,body>footer,.skip,button{display:none}"
        + "h1,h2,h3,h4{break-after:avoid}p,li{orphans:3;widows:3}.sheet{break-before:page}::details-content{content-visibility:visible}a[href^=http]::after{content:' <' attr(href) '>';font-size:.85em}a[rel=bookmark]::after,li a[href^=http]::after{content:none}}";

    // Letters with accents stay readable.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    /// <summary>HTML beside the name of the service; empty: nothing.</summary>
    public string Navigation { get; init; } = "";

    /// <summary>HTML below the content.</summary>
    public string Foot { get; init; } = "";

    /// <summary>More of the document's head.</summary>
    public string Head { get; init; } = "";

    /// <summary>The origin whose script runs here and whose text it fetches; null: nothing runs.</summary>
    public string? Origin { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    private string Policy =>
        $"default-src 'none'; style-src 'sha256-{StyleHash}'; "
        + (Origin is null ? "" : $"script-src 'self' {Origin}; connect-src 'self' {Origin}; require-trusted-types-for 'script'; trusted-types 'none'; ")
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public Representation Render() => new(
        Encoding.UTF8.GetBytes($"""
            <!doctype html>
            <html lang="{Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(Title)} · ContentApi</title>
            {Head}<style>{Style}</style>
            </head>
            <body>
            <a class="skip" href="#main">{(Language == "fr" ? "Aller au contenu" : "Skip to content")}</a>
            <header><a href="{Root}">ContentApi</a>{Navigation}</header>
            <main id="main" tabindex="-1">
            <h1>{Text(Title)}</h1>
            {Main}
            </main>
            {Foot}</body>
            </html>

            """),
        "text/html; charset=utf-8",
        LastModified)
    {
        ContentLanguage = Language,
        ContentSecurityPolicy = Policy,
        Negotiated = false,
    };

    /// <summary>Text as HTML.</summary>
    public static string Text(string text) => Encoder.Encode(text);
}
