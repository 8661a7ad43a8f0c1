using System.Globalization;
using System.IO.Compression;
using ContentApi.Bundles;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Http;
using ContentApi.Published;

namespace ContentApi.Delivery.V1.Releases;

/// <summary>A bundle as it is handed out over HTTP: compressed once, well, and kept by the release that it is of.</summary>
internal static class BundleFile
{
    private const string Gzip = "application/gzip";

    public static async Task<Representation> ComposeAsync(LoadedRelease served, string? locale, Urls urls)
    {
        var release = served.Snapshot.Release;
        using var file = new MemoryStream();
        await BundleWriter.WriteAsync(served.Snapshot, state => V1Json.Of(served, state), urls.Absolute(""), locale, file, CompressionLevel.Optimal);
        return new Representation(file.ToArray(), Gzip, release.PublishedAt)
        {
            FileName = string.Create(CultureInfo.InvariantCulture, $"contentapi-release-{release.Number}{(locale is null ? "" : "-" + locale)}.ndjson.gz"),
            Link = LinksDto.Header(urls, Urls.Bundle(release.Number)),
        };
    }
}
