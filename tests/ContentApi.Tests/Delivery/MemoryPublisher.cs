using System.Collections.Immutable;
using ContentApi.Content;
using ContentApi.Content.Packages;
using ContentApi.Delivery.V1;
using ContentApi.Delivery.V1.Forms;
using ContentApi.Http;
using ContentApi.Published;
using ContentApi.Tests.Hosting;
using Microsoft.Extensions.Options;
using Release = ContentApi.Published.Release;
using Served = ContentApi.Published.Served;
using Topic = ContentApi.Published.Topic;

namespace ContentApi.Tests.Delivery;

/// <summary>Publishes texts from memory, by the rule of release_change: a row for each document whose fingerprint differs.</summary>
internal sealed class MemoryPublisher
{
    private static readonly Renditions Renditions =
        new(Options.Create(new SiteOptions { BaseUrl = ContentHost.BaseUrl }), ContentSource.Seed("a test"), new FormMaker());

    private readonly Dictionary<(Guid, string), int> numbers = [];

    /// <summary>Every release as it was served while it was current.</summary>
    public List<Served> Releases { get; } = [];

    public Served? Current => Releases.Count == 0 ? null : Releases[^1];

    public static Served Render(Snapshot snapshot, Served? previous) => new(snapshot, Renditions.Render(snapshot, previous));

    /// <summary>False: nothing differs, so there is no release.</summary>
    public bool Publish(RandomTexts texts, Severity severity)
    {
        var number = Releases.Count + 1;
        var release = new Release(number, DateTimeOffset.UnixEpoch.AddDays(number), severity, null);
        var changed = texts.Packages.SelectMany(package => Changed(package, texts.Withdrawn, release)).ToImmutableArray();
        if (changed.Length == 0) return false;
        Releases.Add(Render(Snapshot.Apply(Current?.Snapshot, new Increment([release], changed)), Current));
        return true;
    }

    private IEnumerable<DocumentState> Changed(Package package, IReadOnlySet<Guid> withdrawn, Release release)
    {
        var before = Current?.Snapshot.Topics.GetValueOrDefault(package.Topic.Document);
        var editions = package.Editions.Where(edition => !withdrawn.Contains(edition.Document)).ToDictionary(edition => edition.Document);
        var after = new Dictionary<Guid, DocumentState>();
        foreach (var edition in editions.Values)
        {
            var earlier = before?.Find(edition.Document);
            after[edition.Document] = new DocumentState(
                edition.Document, edition.Kind, edition.Locale, package.Topic.Document, edition,
                [.. earlier?.Changes ?? [], new Change(release, NumberOf(edition), edition.Slug, release.Severity)]);
        }

        foreach (var state in before?.States ?? [])
        {
            if (editions.ContainsKey(state.Document)) continue;
            after[state.Document] = state.Edition is null
                ? state
                : state with { Edition = null, Changes = [.. state.Changes, new Change(release, 0, null, release.Severity, "Retiré.")] };
        }

        if (after.Count == 0) return [];
        var shownBefore = before is null ? null : new Fingerprints(before);
        var shownAfter = new Fingerprints(Topic.Build([.. after.Values]));
        return after.Values.Where(state => shownBefore?.Of(state.Document) != shownAfter.Of(state.Document));
    }

    private int NumberOf(Edition edition)
    {
        var key = (edition.Document, edition.Digest);
        if (!numbers.TryGetValue(key, out var number))
            numbers.Add(key, number = numbers.Keys.Count(known => known.Item1 == edition.Document) + 1);
        return number;
    }
}
