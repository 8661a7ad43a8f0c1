using ContentApi.Content.Searching;
using ContentApi.Http;
using ContentApi.Published;

namespace ContentApi.Delivery.V1;

/// <summary>The index of one release: that of each of its topics. Topics that a release did not touch keep theirs.</summary>
internal sealed class SearchIndex
{
    private readonly Dictionary<Published.Topic, TopicIndex> indexes;
    private readonly ILookup<string, (Guid Topic, TopicIndex Index)> locales;

    private SearchIndex(Served served, SearchIndex? previous)
    {
        indexes = served.Snapshot.Live.ToDictionary(
            topic => topic, topic => previous?.indexes.GetValueOrDefault(topic) ?? TopicIndexer.Of(topic, served.Answers));
        locales = served.Snapshot.Live.ToLookup(topic => topic.Locale, topic => (topic.Id, indexes[topic]));
    }

    public static SearchIndex Of(Served served, SearchIndex? previous) => new(served, previous);

    /// <param name="topic">The only topic to search; null: all of the locale.</param>
    public Finding Find(string locale, SearchQuery query, Guid? topic) => Finding.Of(
        query.Text,
        Language.Of(locale),
        [.. locales[locale].Where(entry => topic is null || entry.Topic == topic).Select(entry => entry.Index)],
        query.Kind,
        query.Limit);
}
