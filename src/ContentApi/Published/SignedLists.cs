using ContentApi.Content;
using ContentApi.Signing;

namespace ContentApi.Published;

/// <summary>A document as the lists of a release name it.</summary>
public readonly record struct ListedDocument(Guid Document, string Locale, bool IsLive, RecordDigest Record)
{
    /// <exception cref="InvalidDataException">It is not signed.</exception>
    public static ListedDocument Of(DocumentState state) => new(
        state.Document, state.Locale, state.IsLive,
        state.Record ?? throw new InvalidDataException($"The {state.Kind.Word()} {state.Slug} is not signed."));
}

/// <summary>The lists that a release signs: everything that is live in it and everything that is gone, in all and by locale.</summary>
/// <param name="Locales">Sorted by locale.</param>
public sealed record SignedLists(RecordList Live, RecordList Gone, IReadOnlyDictionary<string, LocaleLists> Locales)
{
    public static SignedLists Of(IReadOnlyCollection<ListedDocument> documents) => new(
        List(documents, isLive: true),
        List(documents, isLive: false),
        documents.GroupBy(document => document.Locale)
            .OrderBy(locale => locale.Key, StringComparer.Ordinal)
            .ToDictionary(locale => locale.Key, locale => new LocaleLists(List(locale, isLive: true), List(locale, isLive: false))));

    /// <param name="locale">The only one that the snapshot holds; null: it holds all.</param>
    /// <exception cref="InvalidDataException">The snapshot has something that the release did not sign, or lacks something that it did.</exception>
    public static void Require(ReleaseRecord record, Snapshot snapshot, string? locale = null)
    {
        var states = snapshot.Topics.Values.Where(topic => locale is null || topic.Locale == locale).SelectMany(topic => topic.States).ToArray();
        var lists = Of([.. states.Select(ListedDocument.Of)]);
        var isSigned = record.Number == snapshot.Release.Number && (locale is null
            ? (record.Live, record.Gone) == (lists.Live, lists.Gone)
                && record.Changed == ChangedBy(record.Number, states)
                && record.Locales.Count == lists.Locales.Count
                && record.Locales.All(signed => signed.Value == lists.Locales.GetValueOrDefault(signed.Key))
            : record.Locales.GetValueOrDefault(locale) == lists.Locales.GetValueOrDefault(locale));
        if (!isSigned) throw new InvalidDataException($"What is live or gone in release {record.Number} is not what was signed.");
    }

    private static RecordList ChangedBy(int release, IEnumerable<DocumentState> states) => RecordList.Of(states
        .Where(state => state.Changed.Number == release).Select(state => (state.Document, ListedDocument.Of(state).Record)));

    private static RecordList List(IEnumerable<ListedDocument> documents, bool isLive) =>
        RecordList.Of(documents.Where(document => document.IsLive == isLive).Select(document => (document.Document, document.Record)));
}
