using System.Text.Json;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Http;
using Microsoft.Extensions.Primitives;

namespace ContentApi.Embedding.Component;

/// <summary>Where pages load the web component from: an address that stays and follows new builds, and one for each build for ever.</summary>
internal static class ComponentFiles
{
    private const string VersionsPath = "/embed/v1/versions.json";

    public static void MapComponent(this IEndpointRouteBuilder routes)
    {
        var urls = routes.ServiceProvider.GetRequiredService<FormatRenderer>().Urls;
        Map(routes, ComponentVersion.StablePath, Script(ComponentVersion.Current, CacheControl.Content));
        foreach (var version in ComponentVersion.All) Map(routes, version.Path, Script(version, CacheControl.Immutable));
        Map(routes, VersionsPath, new Representation(Versions(urls), V1Json.MediaType, lastModified: null) { Negotiated = false });
    }

    private static void Map(IEndpointRouteBuilder routes, string path, Representation answer) =>
        routes.MapMethods(path, ["GET", "HEAD"], context => RepresentationWriter.WriteAsync(context, answer)).ExcludeFromDescription();

    private static Representation Script(ComponentVersion version, StringValues caching) => new(version.Script, "text/javascript; charset=utf-8", lastModified: null)
    {
        CacheControl = caching,
        Negotiated = false,
    };

    private static byte[] Versions(Urls urls) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            current = ComponentVersion.Current.Version,
            versions = ComponentVersion.All.Select(version => new
            {
                version.Version,
                url = urls.Absolute(version.Path),
                version.Integrity,
                version.Bytes,
                version.Brotli,
            }),
        },
        JsonSerializerOptions.Web);
}
