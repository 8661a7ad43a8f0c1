using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ContentApi.Browser.Hosting;

/// <summary>A partner's website: other pages, on another origin and port than the API.</summary>
public sealed class Partner : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (string Type, byte[] Body, string Policy, DateTimeOffset? Modified)> pages = new();
    private WebApplication app = null!;

    private Partner()
    {
    }

    public int Port { get; private set; }

    public string Address => $"http://127.0.0.1:{Port}";

    /// <summary>The same site under a name that is no secure context.</summary>
    public string InsecureAddress => $"http://{Chromium.InsecureDomain}:{Port}";

    public static async Task<Partner> StartAsync()
    {
        var partner = new Partner();
        (partner.app, partner.Port) = await Loopback.StartAsync(partner.AnswerAsync);
        return partner;
    }

    /// <summary>As strict as a hospital's site might be: nothing but the API's script and answers, and no script out of strings.</summary>
    public static string StrictPolicy(string api) =>
        $"default-src 'none'; script-src {api}; connect-src {api}; frame-src {api}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    /// <returns>The page's address.</returns>
    public string Put(string path, string html, string policy, string type = "text/html; charset=utf-8", DateTimeOffset? modified = null)
    {
        pages[path] = (type, System.Text.Encoding.UTF8.GetBytes(html), policy, modified);
        return Address + path;
    }

    /// <summary>A whole page around what a partner pastes.</summary>
    public string PutPage(string path, string body, string api, string head = "", string lang = "fr", DateTimeOffset? modified = null) => Put(
        path,
        $"""
        <!doctype html>
        <html lang="{lang}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Un partenaire</title>{head}</head>
        <body>
        <main>
        <h1>Un partenaire</h1>
        {body}
        </main>
        </body>
        </html>
        """,
        StrictPolicy(api),
        modified: modified);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (!pages.TryGetValue(context.Request.Path, out var page))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = page.Type;
        context.Response.GetTypedHeaders().LastModified = page.Modified;
        if (page.Policy.Length > 0) context.Response.Headers.ContentSecurityPolicy = page.Policy;
        await context.Response.Body.WriteAsync(page.Body);
    }
}
