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

    /// <summary>All releases up to this one, oldest first.</summary>
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

    public DocumentState? Find(Guid document) => TopicOf(document)?.Find(document);

    /// <summary>The document that has, or once had, this address.</summary>
    public DocumentState? Find(Address address) => addresses.TryGetValue(address, out var document) ? Find(document) : null;

    /// <summary>The release that was current at the end of a day in Paris; of a day that has not ended, the current one so far.</summary>
    public Release? CurrentOn(DateOnly day)
    {
        var end = ParisTime.EndOf(day);
        return Releases.LastOrDefault(release => release.PublishedAt < end);
    }

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
            Enter(topic, topicOf, addresses);
        }

        return new Snapshot([.. previous?.Releases ?? [], .. increment.Releases], topics.ToImmutable(), topicOf, addresses);
    }

    /// <summary>The topics that a release after <paramref name="number"/> changed.</summary>
    public IEnumerable<Guid> ChangedAfter(int number) => Topics.Values.Where(topic => topic.Changed > number).Select(topic => topic.Id);

    /// <summary>The snapshot of an earlier release; topics that did not change since are shared.</summary>
    /// <param name="then">What the documents of all other topics were in that release; those that came later are not among them.</param>
    public Snapshot Rewind(int number, IEnumerable<DocumentState> then)
    {
        var topics = Topics.Values.Where(topic => topic.Changed <= number)
            .Concat(then.GroupBy(state => state.Topic).Select(states => Topic.Build([.. states])))
            .ToImmutableSortedDictionary(topic => topic.Id, topic => topic);
        var topicOf = new Dictionary<Guid, Topic>();
        var addresses = new Dictionary<Address, Guid>();
        foreach (var topic in topics.Values) Enter(topic, topicOf, addresses);
        return new Snapshot(Releases[..number], topics, topicOf, addresses);
    }

    private static void Enter(Topic topic, Dictionary<Guid, Topic> topicOf, Dictionary<Address, Guid> addresses)
    {
        foreach (var state in topic.States)
        {
            topicOf[state.Document] = topic;
            foreach (var change in state.Changes)
            {
                if (change.Slug is { } slug) addresses[new Address(state.Locale, state.Kind, slug)] = state.Document;
            }
        }
    }
}

/// <summary>What the releases after a known one brought: of each document that they changed, its latest state.</summary>
public sealed record Increment(ImmutableArray<Release> Releases, ImmutableArray<DocumentState> Documents);
