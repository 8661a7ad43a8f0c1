using ContentApi.Content;
using ContentApi.Published;

namespace ContentApi.Search;

/// <summary>The index of one release: that of each of its topics. Topics that a release did not touch keep theirs.</summary>
internal sealed class SearchIndex
{
    private readonly Dictionary<TopicEntry, TopicIndex> indexes;
    private readonly ILookup<string, TopicIndex> locales;
    private readonly Dictionary<string, DateTimeOffset> changed;

    private SearchIndex(LoadedRelease served, SearchIndex? previous, DocumentReader read)
    {
        indexes = served.Snapshot.Live.ToDictionary(
            topic => topic, topic => previous?.indexes.GetValueOrDefault(topic) ?? TopicIndexer.Of(topic, state => read(served, state)));
        locales = served.Snapshot.Live.ToLookup(topic => topic.Locale, topic => indexes[topic]);
        changed = served.Snapshot.Topics.Values.GroupBy(topic => topic.Locale)
            .ToDictionary(topics => topics.Key, topics => served.Snapshot.Releases.Single(release => release.Number == topics.Max(topic => topic.Changed)).PublishedAt);
    }

    public static SearchIndex Of(LoadedRelease served, SearchIndex? previous, DocumentReader read) => new(served, previous, read);

    /// <summary>When a search in this locale may last have come to another answer: what left it counts too.</summary>
    public DateTimeOffset Changed(string locale) => changed[locale];

    /// <param name="topic">The only topic to search; null: all of the locale.</param>
    public SearchResult Find(string locale, string text, Kind? kind, Guid? topic, int limit) => SearchResult.Of(
        text,
        Language.Of(locale),
        [.. locales[locale].Where(index => topic is null || index.Topic == topic)],
        kind,
        limit);
}
