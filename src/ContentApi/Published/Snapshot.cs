using System.Collections.Immutable;
using ContentApi.Content;

namespace ContentApi.Published;

/// <summary>Everything that one release publishes, resolved: immutable, built whole, replaced whole.</summary>
public sealed class Snapshot
{
    private readonly Dictionary<Guid, Topic> topicOf;
    private readonly Dictionary<Address, Guid> addresses;

    private Snapshot(ImmutableArray<Release> releases, ImmutableSortedDictionary<Guid, Topic> topics, Dictionary<Guid, Topic> topicOf, Dictionary<Address, Guid> addresses)
    {
        Releases = releases;
        Topics = topics;
        this.topicOf = topicOf;
        this.addresses = addresses;
        Live = [.. topics.Values.Where(topic => topic.Self.Edition is not null)
            .OrderBy(topic => topic.Locale, StringComparer.Ordinal).ThenBy(topic => topic.Edition.Slug, StringComparer.Ordinal)];
        Locales = [.. Live.Select(topic => topic.Locale).Distinct()];
    }

    /// <summary>All releases, oldest first.</summary>
    public ImmutableArray<Release> Releases { get; }

    public Release Release => Releases[^1];

    public ImmutableSortedDictionary<Guid, Topic> Topics { get; }

    /// <summary>The live topics, by locale and slug.</summary>
    public ImmutableArray<Topic> Live { get; }

    /// <summary>The locales in which a topic is live, sorted.</summary>
    public ImmutableArray<string> Locales { get; }

    /// <summary>Whether a topic is, or once was, live in a locale.</summary>
    public bool WasPublished(string locale) => Topics.Values.Any(topic => topic.Locale == locale);

    public Topic? TopicOf(Guid document) => topicOf.GetValueOrDefault(document);

    /// <summary>The document that has, or once had, this address.</summary>
    public DocumentState? Find(Address address) =>
        addresses.TryGetValue(address, out var document) ? topicOf[document].Find(document) : null;

    /// <summary>The snapshot that follows <paramref name="previous"/>; topics that the increment does not touch are shared.</summary>
    public static Snapshot Apply(Snapshot? previous, Increment increment)
    {
        var topics = (previous?.Topics ?? ImmutableSortedDictionary<Guid, Topic>.Empty).ToBuilder();
        var topicOf = previous is null ? [] : new Dictionary<Guid, Topic>(previous.topicOf);
        var addresses = previous is null ? [] : new Dictionary<Address, Guid>(previous.addresses);
        foreach (var changes in increment.Documents.GroupBy(state => state.Topic))
        {
            var documents = topics.TryGetValue(changes.Key, out var before) ? before.States.ToDictionary(state => state.Document) : [];
            foreach (var state in changes) documents[state.Document] = state;
            var topic = Topic.Build(documents.Values);
            topics[topic.Id] = topic;
            foreach (var state in topic.States) topicOf[state.Document] = topic;
        }

        foreach (var (address, document) in increment.Addresses) addresses[address] = document;
        return new Snapshot([.. previous?.Releases ?? [], .. increment.Releases], topics.ToImmutable(), topicOf, addresses);
    }
}

/// <summary>What the releases after a known one brought: of each document that they changed, its latest state.</summary>
public sealed record Increment(
    ImmutableArray<Release> Releases,
    ImmutableArray<DocumentState> Documents,
    ImmutableArray<KeyValuePair<Address, Guid>> Addresses);
