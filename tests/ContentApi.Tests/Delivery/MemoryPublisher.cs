using System.Collections.Immutable;
using ContentApi.Content;
using ContentApi.Delivery.V1;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Packages;
using ContentApi.Published;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Delivery;

/// <summary>Publishes texts from memory, by the rule of release_change: a row for each document whose resource differs.</summary>
internal sealed class MemoryPublisher
{
    private static readonly V1Renderer Renditions =
        new(ContentSource.Seed("a test"), V1Services.Formats(new Urls(ContentHost.BaseUrl)));

    private readonly Dictionary<(Guid, string), int> numbers = [];
    private readonly List<ImmutableDictionary<Guid, Topic>> texts = [];

    /// <summary>Every release as it was served while it was current.</summary>
    public List<LoadedRelease> Releases { get; } = [];

    public LoadedRelease? Current => Releases.Count == 0 ? null : Releases[^1];

    /// <summary>The current release as a node reads it that starts now.</summary>
    public LoadedRelease Anew() => LoadedRelease.Follow(previous: null, new Increment(Current!.Snapshot.Releases, [.. texts[^1].Values]), Renditions.Render);

    /// <summary>A release as it is rebuilt from the current one.</summary>
    public LoadedRelease Rewind(int number) =>
        Current!.Rewind(number, [.. Current.Snapshot.ChangedAfter(number).Select(topic => texts[number - 1].GetValueOrDefault(topic)).OfType<Topic>()], Renditions.Render);

    /// <summary>False: nothing differs, so there is no release.</summary>
    public bool Publish(RandomTexts random, Severity severity)
    {
        var number = Releases.Count + 1;
        var release = new Release(number, DateTimeOffset.UnixEpoch.AddDays(number), severity, null);
        var before = texts.LastOrDefault() ?? ImmutableDictionary<Guid, Topic>.Empty;
        var changed = random.Packages.Select(package => Changed(before.GetValueOrDefault(package.Topic.Document), package, random.Withdrawn, release))
            .OfType<Topic>().ToImmutableArray();
        if (changed.Length == 0) return false;
        texts.Add(before.SetItems(changed.Select(topic => KeyValuePair.Create(topic.Id, topic))));
        Releases.Add(LoadedRelease.Follow(Current, new Increment([release], changed), Renditions.Render));
        return true;
    }

    /// <summary>Null: nothing differs.</summary>
    private Topic? Changed(Topic? before, Package package, IReadOnlySet<Guid> withdrawn, Release release)
    {
        var editions = package.Editions.Where(edition => !withdrawn.Contains(edition.Document)).ToDictionary(edition => edition.Document);
        var after = new Dictionary<Guid, WholeDocument>();
        foreach (var edition in editions.Values)
        {
            var earlier = before?.Find(edition.Document);
            after[edition.Document] = new WholeDocument(
                edition.Document, edition.Kind, edition.Locale, package.Topic.Document, edition,
                [.. earlier?.Changes ?? [], new Change(release, NumberOf(edition), edition.Slug, release.Severity)]);
        }

        foreach (var state in before?.Documents ?? [])
        {
            if (editions.ContainsKey(state.Document)) continue;
            after[state.Document] = state.Edition is null
                ? state
                : state with
                {
                    Edition = null,
                    Changes = [.. state.Changes, new Change(release, 0, null, release.Severity, "Retiré.")],
                    Departure = new Departure(state.Edition.Title, Proof: null),
                };
        }

        if (after.Count == 0) return null;
        var shownAfter = Topic.Build([.. after.Values]);
        var differs = after.Keys.Where(document => Shown(before, document) != Shown(shownAfter, document)).ToHashSet();
        return differs.Count == 0
            ? null
            : Topic.Build([.. after.Values.Select(state => differs.Contains(state.Document) ? state : before!.Find(state.Document)!)]);
    }

    /// <summary>Digest of what the document shows; null: it is not live.</summary>
    private static string? Shown(Topic? topic, Guid document) => topic?.Find(document) is { Edition: not null } state
        ? V1Renderer.SignedDigest(topic, state)
        : null;

    private int NumberOf(Edition edition)
    {
        var key = (edition.Document, edition.Digest);
        if (!numbers.TryGetValue(key, out var number))
            numbers.Add(key, number = numbers.Keys.Count(known => known.Item1 == edition.Document) + 1);
        return number;
    }
}
