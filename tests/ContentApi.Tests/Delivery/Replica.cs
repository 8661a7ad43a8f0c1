using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Releases;
using ContentApi.Published;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Delivery;

/// <summary>A client that keeps copies: it takes all once, and changes from then on.</summary>
internal sealed class Replica
{
    private Replica(int release, Dictionary<Guid, string> resources) => (Release, Resources) = (release, resources);

    public int Release { get; private set; }

    public Dictionary<Guid, string> Resources { get; }

    /// <summary>From a bundle, read as its documentation says and in no other way.</summary>
    public static Replica Of(byte[] bundle)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(bundle), CompressionMode.Decompress));
        var header = JsonDocument.Parse(reader.ReadLine()!).RootElement;
        var resources = new Dictionary<Guid, string>();
        while (JsonDocument.Parse(reader.ReadLine()!).RootElement is var document && document.TryGetProperty("id", out var id))
        {
            if (document.GetProperty("digest").GetString() is not { } digest) continue;
            var resource = reader.ReadLine()!;
            digest.Should().Be("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(resource))));
            resources.Add(id.GetGuid(), resource);
        }

        return new Replica(header.GetProperty("releases").EnumerateArray().Last().GetProperty("number").GetInt32(), resources);
    }

    public static Replica Of(LoadedRelease served, string locale) => Of(BundleFile.ComposeAsync(served, locale, new Urls(ContentHost.BaseUrl)).Result.Identity.Bytes);

    /// <summary>Every resource of a locale, to the byte.</summary>
    public static Dictionary<Guid, string> ResourcesOf(LoadedRelease served, string locale) => served.Snapshot.Live
        .Where(topic => topic.Locale == locale)
        .SelectMany(topic => topic.States)
        .Where(state => state.IsLive)
        .ToDictionary(state => state.Document, state => Encoding.UTF8.GetString(served.Answers[Urls.Path(state)].Identity.Bytes));

    /// <summary>Applies a walk page by page: as the documentation tells clients to, and knowing nothing else.</summary>
    /// <param name="read">The page at a URL; null: the first.</param>
    public async Task FollowAsync(Func<string?, Task<byte[]>> read)
    {
        var release = Release;
        string? next = null;
        do
        {
            using var page = JsonDocument.Parse(await read(next));
            foreach (var item in page.RootElement.GetProperty("items").EnumerateArray())
            {
                var id = item.GetProperty("id").GetGuid();
                if (item.GetProperty("type").GetString() == "removed") Resources.Remove(id);
                else Resources[id] = item.GetProperty("resource").GetRawText();
            }

            release = page.RootElement.GetProperty("release").GetInt32();
            next = page.RootElement.GetProperty("next").GetString();
        }
        while (next is not null);
        Release = release;
    }
}
