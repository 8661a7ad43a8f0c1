using System.Text.Json;
using System.Text.Json.Serialization;
using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Http;
using ContentApi.Published;

namespace ContentApi.Delivery.V1.Changes;

/// <summary>One page of all that differs between two releases.</summary>
public sealed record ChangePageDto
{
    /// <summary>The release that the changes are counted from: what you had.</summary>
    public required int Since { get; init; }

    /// <summary>The release that they lead to: what you have once you have applied all pages. Ask for changes since this one next time.</summary>
    public required int Release { get; init; }

    /// <summary>The documents that differ, `safety` first, then `clinical`; of one severity, those that are gone first.</summary>
    public required IReadOnlyList<ChangedDocumentDto> Items { get; init; }

    /// <summary>The URL of the next page; null on the last one.</summary>
    public required string? Next { get; init; }

    /// <summary>
    /// On the last page: the signed record of `release`, a compact JWS (docs/proof.md). Its `locales` has the digest of all that is live in this locale, and of
    /// all that is gone: compare them with what you hold now. Null on earlier pages, and where content was never signed.
    /// </summary>
    public required string? Proof { get; init; }

    /// <param name="target">The release that the walk leads to.</param>
    /// <param name="current">The current one: what was withdrawn for safety after the target is not handed out on the way there, and what replaces it is shown now.</param>
    internal static Representation Compose(string locale, ChangeQuery query, LoadedRelease target, LoadedRelease current, Urls urls)
    {
        var since = query.Since;
        var documents = target.Snapshot.Topics.Values
            .Where(topic => topic.Locale == locale && topic.Changed > since)
            .SelectMany(topic => topic.States)
            .Where(state => state.Changed.Number > since)
            .OrderByDescending(state => ChangedDocumentDto.SeverityOf(state, since))
            .ThenBy(state => state.IsLive)
            .ThenBy(state => state.Document)
            .Skip(query.Offset)
            .Take(query.Limit + 1)
            .Select(state => current.Snapshot.Find(state.Document) is { IsLive: false, Severity: Severity.Safety } withdrawn ? withdrawn : state)
            .ToList();
        var release = target.Snapshot.Release;
        string? next = null;
        if (documents.Count > query.Limit)
        {
            documents.RemoveAt(query.Limit);
            next = urls.Absolute(Urls.Changes(locale) + query.Following(release.Number));
        }

        var page = new ChangePageDto
        {
            Since = since,
            Release = release.Number,
            Items = [.. documents.Select(state => ChangedDocumentDto.Of(state, since, target, current, urls))],
            Next = next,
            Proof = next is null ? release.Proof : null,
        };
        return new Representation(ReadableJson.Write(page, ChangesJson.Default.ChangePageDto), V1Json.MediaType, release.PublishedAt)
        {
            ContentLanguage = locale,
            Link = LinksDto.Header(urls, Urls.Changes(locale) + query, next),
        };
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ChangePageDto))]
internal sealed partial class ChangesJson : JsonSerializerContext;
