using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Formats;
using ContentApi.Http;
using ContentApi.Published;
using ContentApi.Search;
using Microsoft.Extensions.Caching.Memory;

namespace ContentApi.Delivery.V1.Search;

/// <summary>
/// Searches a release. Its index is made when somebody searches it first, of what its topics' JSON says, and goes with it: an answer never
/// mixes two releases, and no publication and no start waits for an index. Answers are kept within a bound, in memory and nowhere else.
/// </summary>
public sealed class SearchService(FormatRenderer formats, DocumentReader read) : IDisposable
{
    private const long MaxKeptBytes = 8 * 1024 * 1024;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MaxKeptBytes });
    private readonly ConditionalWeakTable<LoadedRelease, SearchIndex> indexes = [];
    private readonly Lock gate = new();
    private SearchIndex? latest;

    /// <param name="topic">Of <paramref name="query"/>'s slug.</param>
    internal Representation Find(LoadedRelease served, string locale, SearchQuery query, Guid? topic)
    {
        var name = $"{served.Number}\n{locale}\n{query}";
        if (kept.TryGetValue(name, out Representation? answer)) return answer!;
        var index = IndexOf(served);
        answer = Compose(served, locale, query, index.Find(locale, query.Text, query.Kind, topic, query.Limit), index.Changed(locale));
        // With its codings.
        kept.Set(name, answer, new MemoryCacheEntryOptions { Size = (2L * answer.Identity.Bytes.Length) + (2L * name.Length) + 1024 });
        return answer;
    }

    public void Dispose() => kept.Dispose();

    private SearchIndex IndexOf(LoadedRelease served)
    {
        if (indexes.TryGetValue(served, out var index)) return index;
        lock (gate)
        {
            if (indexes.TryGetValue(served, out index)) return index;
            index = SearchIndex.Of(served, latest, read);
            indexes.Add(served, index);
            latest = index;
            return index;
        }
    }

    private Representation Compose(LoadedRelease served, string locale, SearchQuery query, SearchResult found, DateTimeOffset changed)
    {
        var body = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(body, ReadableJson.Options))
        {
            json.WriteStartObject();
            json.WriteString("message", Message(UiStrings.Of(locale), query, found));
            json.WritePropertyName("unknownWords");
            JsonSerializer.Serialize(json, found.Unknown, SearchJson.Default.IReadOnlyListString);
            json.WriteNumber("total", found.Total);
            json.WriteStartArray("items");
            foreach (var (_, block, keys) in found.Hits) WriteHit(json, served, locale, block, keys);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new Representation(body.WrittenSpan.ToArray(), V1Json.MediaType, changed)
        {
            ContentLanguage = locale,
            Link = LinksDto.Description(formats.Urls),
        };
    }

    private void WriteHit(Utf8JsonWriter json, LoadedRelease served, string locale, FoundBlock found, int[] keys)
    {
        json.WriteStartObject();
        json.WritePropertyName("block");
        WriteBlock(json, served, locale, found.Section, found.Id);
        json.WritePropertyName("highlights");
        JsonSerializer.Serialize(json, Highlights(found, keys), SearchJson.Default.IReadOnlyListHighlightDto);
        json.WritePropertyName("quotedBy");
        JsonSerializer.Serialize(json, [.. found.QuotedBy.Select(DocumentReferenceDto.Of)], SearchJson.Default.IReadOnlyListDocumentReferenceDto);
        json.WriteStartArray("safeguards");
        foreach (var (section, id) in found.Safeguards) WriteBlock(json, served, locale, section, id);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteBlock(Utf8JsonWriter json, LoadedRelease served, string locale, string section, string id)
    {
        var path = Urls.Path(locale, Kind.Section, section);
        json.WriteRawValue(formats.Block(served.Answers[path], path, id)!.Identity.Bytes, skipInputValidation: true);
    }

    /// <summary>In reading order; of words with hyphens the whole, not its parts again.</summary>
    private static List<HighlightDto> Highlights(FoundBlock found, int[] keys)
    {
        var highlights = new List<HighlightDto>();
        var (place, end) = (-1, 0);
        foreach (var word in found.Occurrences)
        {
            if (!keys.Contains(word.Key) || (word.Place == place && word.Start < end)) continue;
            (place, end) = (word.Place, word.Start + word.Length);
            highlights.Add(new HighlightDto { Block = found.Ids[word.Place], Start = word.Start, Length = word.Length });
        }

        return highlights;
    }

    private static string? Message(UiStrings words, SearchQuery query, SearchResult found)
    {
        if (!found.HasWords) return words.SearchWithoutWords;
        if (found.Unknown.Count == 0) return null;
        var unknown = string.Join(", ", found.Unknown.Select(words.Quoted));
        var whole = query.Kind is null && query.Topic is null;
        return string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            found.Total == 0 ? whole ? words.SearchNothing : words.SearchNothingHere : whole ? words.SearchPart : words.SearchPartHere,
            unknown);
    }
}
