using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Http;
using ContentApi.Published;

namespace ContentApi.Delivery.V1.Requests;

/// <summary>What a list was asked for.</summary>
/// <param name="After">Where the page before ended.</param>
/// <param name="Release">Whose record is wanted; null: the current release.</param>
public sealed record ListQuery(string? Topic = null, CriterionRole? Role = null, int Limit = ListQuery.DefaultLimit, Cursor? After = null, int? Release = null)
{
    public const int DefaultLimit = 20;
    public const int MaxLimit = 100;

    /// <summary>The query in its one canonical form, for links.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        if (Topic is not null) parts.Add($"topic={Topic}");
        if (Role is { } role) parts.Add($"role={role.Word()}");
        if (Limit != DefaultLimit) parts.Add($"limit={Limit}");
        if (After is { } after) parts.Add($"cursor={after}");
        if (Release is { } release) parts.Add($"release={release}");
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }
}

/// <summary>Composes pages of lists from the bytes of the resources in them.</summary>
internal sealed class Lists(Snapshot snapshot, IReadOnlyDictionary<string, Representation> answers, Urls urls)
{
    public Representation Page(string locale, Kind kind, ListQuery query)
    {
        // What left the list changed it as much as what came: states that are gone count.
        var changed = snapshot.Topics.Values.Where(topic => topic.Locale == locale).Max(topic => topic.ChangedAt(kind));
        var entries = snapshot.Live
            .Where(topic => topic.Locale == locale && (query.Topic is null || topic.Slug == query.Topic))
            // Those that the pages before told of to the end are not walked through again.
            .Where(topic => query.After is not { } after || string.CompareOrdinal(topic.Slug, after.Topic) >= 0)
            .SelectMany(topic => topic.Live(kind)
                .Where(listing => kind != Kind.Section || listing.Parent is null)
                .Where(listing => query.Role is null || listing.Role == query.Role)
                .Select(listing => (new Cursor(topic.Slug, listing.Position), Bytes(Urls.Path(listing.State)))));
        return Page(Urls.Collection(locale, kind), query, entries, changed, locale);
    }

    /// <summary>Newest first: the cursor is the number that the page before ended with, counted down.</summary>
    public Representation Releases(ListQuery query) => Page(
        Urls.Releases,
        query,
        snapshot.Releases.Reverse().Select(release => (new Cursor("", -release.Number), Bytes(Urls.Release(release.Number)))),
        snapshot.Release.PublishedAt,
        locale: null);

    public Representation ReleaseOn(Release release) =>
        new(Compose([Bytes(Urls.Release(release.Number))], next: null), V1Json.MediaType, release.PublishedAt) { Link = LinksDto.Header(urls, Urls.Releases) };

    /// <summary>A document's changes, newest first.</summary>
    /// <param name="write">Writes one of them.</param>
    public Representation History(DocumentState state, ListQuery query, Func<Change, byte[]> write) => Page(
        Urls.History(state.Document),
        query,
        state.Changes.Reverse().Select(change => (new Cursor("", -change.Release.Number), new ReadOnlyMemory<byte>(write(change)))),
        // A document that is named as a replacement may have changed since, or gone.
        state.Changes.Select(change => change.Replacement).OfType<Guid>().Select(snapshot.Find).OfType<DocumentState>()
            .Append(state).Max(named => named.Changed.PublishedAt),
        locale: null);

    private Representation Page(
        string path,
        ListQuery query,
        IEnumerable<(Cursor Cursor, ReadOnlyMemory<byte> Item)> entries,
        DateTimeOffset? changed,
        string? locale)
    {
        var page = entries
            .Where(entry => query.After is not { } after || entry.Cursor.CompareTo(after) > 0)
            .Take(query.Limit + 1)
            .ToList();
        string? next = null;
        if (page.Count > query.Limit)
        {
            page.RemoveAt(query.Limit);
            next = urls.Absolute(path + (query with { After = page[^1].Cursor }));
        }

        return new Representation(Compose(page.Select(entry => entry.Item), next), V1Json.MediaType, changed)
        {
            ContentLanguage = locale,
            Link = LinksDto.Header(urls, path + query, next),
        };
    }

    private ReadOnlyMemory<byte> Bytes(string path) => answers[path].Identity.Bytes;

    private static byte[] Compose(IEnumerable<ReadOnlyMemory<byte>> items, string? next)
    {
        using var body = new MemoryStream();
        body.Write("{\"items\":["u8);
        var first = true;
        foreach (var item in items)
        {
            if (!first) body.Write(","u8);
            first = false;
            body.Write(item.Span);
        }

        body.Write("],\"next\":"u8);
        body.Write(ReadableJson.Write(next, ElementsJson.Default.String!));
        body.Write("}"u8);
        return body.ToArray();
    }
}
