using ContentApi.Http;

namespace ContentApi.Portal;

/// <summary>The portal's place in the program, and its pages that no release changes.</summary>
public static class Pages
{
    private static readonly string[] Methods = ["GET", "HEAD"];
    private static readonly string[] Texts = ["privacy", "accessibility"];

    public static void AddPortal(this WebApplicationBuilder builder) => builder.Services.AddSingleton<ProblemPage>(services =>
        new Notices(new Layout(services.GetRequiredService<SiteOptions>().BaseUrl)).Explain);

    public static void MapPortal(this IEndpointRouteBuilder routes)
    {
        var layout = new Layout(routes.ServiceProvider.GetRequiredService<SiteOptions>().BaseUrl);
        foreach (var place in Texts)
        {
            foreach (var tongue in PageLanguage.All)
            {
                var (title, html) = Markdown.Render($"portal/{place}.{tongue.Language}.md", address => address);
                Map(routes, Layout.Path(tongue, place), layout.Render(tongue, place, Layout.Depth(tongue, place), title, html));
            }
        }

        var docs = new DocsPages(layout);
        Map(routes, "/docs", docs.Index);
        routes.MapMethods("/docs/{name}", Methods, context => docs.Find((string)context.Request.RouteValues["name"]!) is { } page
            ? RepresentationWriter.WriteAsync(context, page)
            : ProblemWriter.WriteAsync(context, new Problem(Errors.NotFound))).ExcludeFromDescription();
        Map(routes, "/portal.js", new Representation(Script(), "text/javascript; charset=utf-8", lastModified: null) { Negotiated = false });
    }

    private static void Map(IEndpointRouteBuilder routes, string path, Representation answer) =>
        routes.MapMethods(path, Methods, context => RepresentationWriter.WriteAsync(context, answer)).ExcludeFromDescription();

    private static byte[] Script()
    {
        using var resource = typeof(Pages).Assembly.GetManifestResourceStream("portal/portal.js")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
