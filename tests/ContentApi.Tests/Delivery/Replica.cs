using System.Text.Json;
using ContentApi.Delivery.V1;
using ContentApi.Published;

namespace ContentApi.Tests.Delivery;

/// <summary>A client that keeps copies: it takes all once, and changes from then on.</summary>
internal sealed class Replica
{
    private Replica(int release, Dictionary<Guid, string> resources) => (Release, Resources) = (release, resources);

    public int Release { get; private set; }

    public Dictionary<Guid, string> Resources { get; }

    public static Replica Of(Served served, string locale) => new(served.Snapshot.Release.Number, ResourcesOf(served, locale));

    /// <summary>Every resource of a locale, to the byte.</summary>
    public static Dictionary<Guid, string> ResourcesOf(Served served, string locale) => served.Snapshot.Live
        .Where(topic => topic.Locale == locale)
        .SelectMany(topic => topic.States)
        .Where(state => state.IsLive)
        .ToDictionary(state => state.Document, state => System.Text.Encoding.UTF8.GetString(served.Answers[Urls.Path(state)].Identity.Bytes));

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
