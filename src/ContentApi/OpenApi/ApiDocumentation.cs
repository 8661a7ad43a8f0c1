using System.Text;
using System.Text.Json.Nodes;
using ContentApi.Http;
using ContentApi.Published;

namespace ContentApi.OpenApi;

/// <summary>
/// <c>/openapi/v1.json</c> and <c>/openapi/v1.dotnet.json</c>, the contract as it was reviewed and committed, and <c>/docs/api</c>, where
/// people read and try it.
/// </summary>
public static class ApiDocumentation
{
    public const string Path = "/openapi/v1.json";
    public const string DotnetPath = "/openapi/v1.dotnet.json";

    private const string UiPath = "/docs/api";

    // Swagger UI styles elements from its script, and has its icons in data URLs. It asks nobody but this host.
    private const string UiPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapApiDescription(this IEndpointRouteBuilder routes)
    {
        var site = routes.ServiceProvider.GetRequiredService<SiteOptions>();
        string[] methods = ["GET", "HEAD"];
        foreach (var path in new[] { Path, DotnetPath })
        {
            var description = Answer(Read(path, site.BaseUrl));
            routes.MapMethods(path, methods, context => RepresentationWriter.WriteAsync(context, description)).ExcludeFromDescription();
        }

        // The reader asks the host that it came from, whatever that host is called here, for what is published there.
        var tried = new TriedDescription(Read(Path, site.BasePath.Length > 0 ? site.BasePath : "/"));
        routes.MapMethods(
            UiPath + "/v1.json",
            methods,
            (HttpContext context, Current current) => RepresentationWriter.WriteAsync(context, Answer(tried.Of(current.Served)))).ExcludeFromDescription();
        // What the reader left: files that it does not have, and methods, which routing refuses.
        routes.MapMethods(UiPath + "/{**file}", methods, context => ProblemWriter.WriteAsync(context, new Problem(Errors.NotFound))).ExcludeFromDescription();
    }

    /// <summary>Before routing: what is not of the UI goes on.</summary>
    public static void UseApiReader(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments(UiPath),
        reader =>
        {
            reader.Use((context, next) =>
            {
                context.Response.Headers.ContentSecurityPolicy = UiPolicy;
                // Of the redirection to its page; files bring their own.
                context.Response.Headers.CacheControl = CacheControl.Day;
                // The UI's middleware knows GET alone; the server sends no body to a HEAD, whatever we call it.
                if (HttpMethods.IsHead(context.Request.Method)) context.Request.Method = HttpMethods.Get;
                return next(context);
            });
            reader.UseSwaggerUI(ui =>
            {
                ui.RoutePrefix = UiPath.TrimStart('/');
                // Relative, for whoever publishes us below a path of their own.
                ui.SwaggerEndpoint("v1.json", "ContentApi v1");
                ui.DocumentTitle = "ContentApi: the API";
                ui.EnableTryItOutByDefault();
                ui.DisplayOperationId();
                ui.DefaultModelsExpandDepth(0);
                ui.EnableDeepLinking();
            });
        });

    private static JsonNode Read(string path, string server)
    {
        using var resource = typeof(ApiDocumentation).Assembly.GetManifestResourceStream(path.TrimStart('/'))!;
        var description = JsonNode.Parse(resource)!;
        description["servers"] = new JsonArray(new JsonObject { ["url"] = server });
        return description;
    }

    private static Representation Answer(JsonNode description) =>
        new(Encoding.UTF8.GetBytes(Contract.Text(description)), "application/json; charset=utf-8", lastModified: null) { Negotiated = false };
}
