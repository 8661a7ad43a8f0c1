using System.Globalization;

namespace ContentApi.Http;

/// <summary><c>/docs/errors</c> and a page for every code: where the type of a problem leads.</summary>
public static class ErrorPages
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    public static void MapErrorPages(this IEndpointRouteBuilder routes)
    {
        var index = Index();
        var pages = Errors.All.ToDictionary(error => error.Code, Describe, StringComparer.Ordinal);
        routes.MapMethods("/docs/errors", Methods, context => RepresentationWriter.WriteAsync(context, index)).ExcludeFromDescription();
        routes.MapMethods("/docs/errors/{code}", Methods, context =>
            pages.TryGetValue((string)context.Request.RouteValues["code"]!, out var page)
                ? RepresentationWriter.WriteAsync(context, page)
                : ProblemWriter.WriteAsync(context, new Problem(Errors.NotFound))).ExcludeFromDescription();
    }

    private static Representation Index()
    {
        var rows = Errors.All.Select(error => string.Create(
            CultureInfo.InvariantCulture,
            $"""<tr><td>{error.Status}</td><td><a href="errors/{error.Code}"><code>{error.Code}</code></a></td><td>{PageTemplate.Text(error.Title)}</td></tr>"""));
        return new PageTemplate("en", "Errors", "../", $"""
            <p>A request that fails is answered with a problem document (<code>application/problem+json</code>, RFC 9457), whatever it accepts.
            Decide by <code>code</code>: it is stable. <code>title</code> and <code>detail</code> are for people, and their wording may change.</p>
            <p>A request that the server cannot parse at all (400), or whose address (414) or headers (431) exceed its limits, is refused without a body.</p>
            <table>
            <thead><tr><th>Status</th><th>Code</th><th>Meaning</th></tr></thead>
            <tbody>
            {string.Join('\n', rows)}
            </tbody>
            </table>
            """).Render();
    }

    private static Representation Describe(Error error)
    {
        var wait = error.RetryAfter is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"\n<p><code>Retry-After</code>: {seconds} seconds at most.</p>") : "";
        return new PageTemplate("en", error.Title, "../../", string.Create(CultureInfo.InvariantCulture, $"""
            <p><code>{error.Code}</code>, status {error.Status}</p>
            <h2>What happened</h2>
            <p>{PageTemplate.Text(error.Meaning)}</p>
            <h2>What to do</h2>
            <p>{PageTemplate.Text(error.Remedy)}</p>{wait}
            <p><a href="../errors">All errors</a></p>
            """)).Render();
    }
}
