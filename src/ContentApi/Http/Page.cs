using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ContentApi.Http;

/// <summary>The layout of our own small pages. They run no script and load nothing.</summary>
public static class Page
{
    private const string Style =
        ":root{color-scheme:light dark;font:1.0625rem/1.6 system-ui,sans-serif}"
        + "body{max-width:42rem;margin:0 auto;padding:2rem 1.25rem 4rem}"
        + "header{border-bottom:1px solid;margin-bottom:2rem;padding-bottom:.75rem}header a{font-weight:600;text-decoration:none}"
        + "h1{font-size:1.75rem;line-height:1.25;text-wrap:balance}h2{font-size:1.2rem;margin-top:2rem}"
        + "a{color:light-dark(#0b57a4,#8ec5ff)}a:hover{text-decoration-thickness:2px}"
        + "code{font-family:ui-monospace,monospace;font-size:.92em;overflow-wrap:anywhere}"
        + "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid light-dark(#d5d9de,#3a4048);padding:.45rem .75rem .45rem 0;text-align:left;vertical-align:top}";

    // Letters with accents stay readable.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <param name="home">The relative address of <c>/</c> from the page's own.</param>
    /// <param name="main">HTML; see <see cref="Text"/>.</param>
    public static Answer Render(string title, string home, string main) => new(
        Encoding.UTF8.GetBytes($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(title)} · ContentApi</title>
            <style>{Style}</style>
            </head>
            <body>
            <header><a href="{home}">ContentApi</a></header>
            <main>
            <h1>{Text(title)}</h1>
            {main}
            </main>
            </body>
            </html>

            """),
        "text/html; charset=utf-8",
        lastModified: null)
    {
        ContentLanguage = "en",
        ContentSecurityPolicy = Policy,
        Negotiated = false,
    };

    /// <summary>Text as HTML.</summary>
    public static string Text(string text) => Encoder.Encode(text);
}
