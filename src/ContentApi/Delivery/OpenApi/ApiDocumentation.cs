using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Http;

namespace ContentApi.Delivery.OpenApi;

/// <summary>
/// <c>/openapi/v1.json</c>, the contract as it was reviewed and committed, and <c>/docs/api</c>, where people read and try it.
/// </summary>
public static class ApiDocumentation
{
    public const string Path = "/openapi/v1.json";

    private const string UiPath = "/docs/api";

    // Swagger UI styles elements from its script, and has its icons in data URLs. It asks nobody but this host.
    private const string UiPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapApiDescription(this IEndpointRouteBuilder routes)
    {
        var site = routes.ServiceProvider.GetRequiredService<SiteOptions>();
        var description = new Answer(Read(site.BasePath), "application/json; charset=utf-8", lastModified: null) { Negotiated = false };
        string[] methods = ["GET", "HEAD"];
        routes.MapMethods(Path, methods, context => AnswerWriter.WriteAsync(context, description)).ExcludeFromDescription();
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
                ui.SwaggerEndpoint("../.." + Path, "ContentApi v1");
                ui.DocumentTitle = "ContentApi: the API";
                ui.EnableTryItOutByDefault();
                ui.DisplayOperationId();
                ui.DefaultModelsExpandDepth(0);
                ui.EnableDeepLinking();
            });
        });

    private static byte[] Read(string basePath)
    {
        using var resource = typeof(ApiDocumentation).Assembly.GetManifestResourceStream(Path.TrimStart('/'))!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        if (basePath.Length == 0) return bytes.ToArray();

        bytes.Position = 0;
        var document = JsonNode.Parse(bytes)!;
        document["servers"]![0]!["url"] = basePath;
        return JsonSerializer.SerializeToUtf8Bytes(document, Readable);
    }
}
