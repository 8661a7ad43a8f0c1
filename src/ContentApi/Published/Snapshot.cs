using System.Collections.Immutable;
using ContentApi.Signing;

namespace ContentApi.Published;

/// <summary>Everything that one release publishes but the words: immutable, built whole, replaced whole.</summary>
public sealed class Snapshot
{
    // Which topic a document belongs to, and whose a slug is, never changes: these two only grow, and an earlier release may share a later one's.
    private readonly CopyOnWriteDictionary<Guid, Guid> topicOf;
    private readonly CopyOnWriteDictionary<Address, Guid> addresses;

    private Snapshot(
        ImmutableArray<Release> releases,
        KeyRing keys,
        ImmutableSortedDictionary<Guid, TopicEntry> topics,
        CopyOnWriteDictionary<Guid, Guid> topicOf,
        CopyOnWriteDictionary<Address, Guid> addresses)
    {
        Releases = releases;
        Keys = keys;
        Topics = topics;
        this.topicOf = topicOf;
        this.addresses = addresses;
        Live = [.. topics.Values.Where(topic => topic.Self.IsLive)
            .OrderBy(topic => topic.Locale, StringComparer.Ordinal).ThenBy(topic => topic.Slug, StringComparer.Ordinal)];
        Locales = [.. Live.Select(topic => topic.Locale).Distinct()];
    }

    /// <summary>All releases up to this one, oldest first.</summary>
    public ImmutableArray<Release> Releases { get; }

    public Release Release => Releases[^1];

    /// <summary>Every key that signed anything in it, and those that will sign later.</summary>
    public KeyRing Keys { get; }

    /// <summary>The latest signed statement that one of its releases is current; null: there is none.</summary>
    public string? Freshness { get; private init; }

    public ImmutableSortedDictionary<Guid, TopicEntry> Topics { get; }

    /// <summary>The live topics, by locale and slug.</summary>
    public ImmutableArray<TopicEntry> Live { get; }

    /// <summary>The locales in which a topic is live, sorted.</summary>
    public ImmutableArray<string> Locales { get; }

    /// <summary>Whether a topic is, or once was, live in a locale.</summary>
    public bool WasPublished(string locale) => Topics.Values.Any(topic => topic.Locale == locale);

    public TopicEntry? TopicOf(Guid document) => topicOf.TryGetValue(document, out var topic) ? Topics.GetValueOrDefault(topic) : null;

    public DocumentState? Find(Guid document) => TopicOf(document)?.Find(document);

    /// <summary>The document that has, or once had, this address, if it is in this release.</summary>
    public DocumentState? Find(Address address) => addresses.TryGetValue(address, out var document) ? Find(document) : null;

    /// <summary>The release that was current at the end of a day in Paris; of a day that has not ended, the current one so far.</summary>
    public Release? CurrentOn(DateOnly day)
    {
        var end = ParisTime.EndOf(day);
        return Releases.LastOrDefault(release => release.PublishedAt < end);
    }

    /// <summary>The snapshot that follows <paramref name="previous"/>.</summary>
    /// <param name="topics">Those that the releases changed; all others are shared.</param>
    public static Snapshot Apply(
        Snapshot? previous, IEnumerable<Release> releases, IEnumerable<TopicEntry> topics, KeyRing keys, string? freshness = null)
    {
        var all = (previous?.Topics ?? ImmutableSortedDictionary<Guid, TopicEntry>.Empty).ToBuilder();
        var topicOf = (previous?.topicOf ?? CopyOnWriteDictionary<Guid, Guid>.Empty).Edit();
        var addresses = (previous?.addresses ?? CopyOnWriteDictionary<Address, Guid>.Empty).Edit();
        foreach (var topic in topics)
        {
            all[topic.Id] = topic;
            foreach (var state in topic.States)
            {
                topicOf.Set(state.Document, topic.Id);
                foreach (var change in state.Changes)
                {
                    if (change.Slug is { } slug) addresses.Set(new Address(state.Locale, state.Kind, slug), state.Document);
                }
            }
        }

        return new Snapshot([.. previous?.Releases ?? [], .. releases], keys, all.ToImmutable(), topicOf.Finish(), addresses.Finish())
        {
            Freshness = freshness,
        };
    }

    /// <summary>The topics that a release after <paramref name="number"/> changed.</summary>
    public IEnumerable<Guid> ChangedAfter(int number) => Topics.Values.Where(topic => topic.Changed > number).Select(topic => topic.Id);

    /// <summary>The snapshot of an earlier release; topics that did not change since are shared.</summary>
    /// <param name="then">All other topics as they were in that release; those that came later are not among them.</param>
    public Snapshot Rewind(int number, IEnumerable<TopicEntry> then)
    {
        var topics = Topics.Values.Where(topic => topic.Changed <= number).Concat(then).ToImmutableSortedDictionary(topic => topic.Id, topic => topic);
        return new Snapshot([.. Releases.TakeWhile(release => release.Number <= number)], Keys, topics, topicOf, addresses);
    }
}

/// <summary>What the releases after a known one brought: each topic that they changed, whole.</summary>
public sealed record Increment(ImmutableArray<Release> Releases, ImmutableArray<Topic> Topics)
{
    /// <summary>Whether it follows what was known; otherwise it is all there is.</summary>
    public bool Follows { get; init; }

    /// <summary>All that are believed by now.</summary>
    public KeyRing Keys { get; init; } = KeyRing.Empty;

    /// <summary>All releases, with those that are void; null: the content is not signed.</summary>
    public ReleaseChain? Chain { get; init; }

    public string? Freshness { get; init; }
}
