using System.Runtime.InteropServices;
using ContentApi.Content;
using ContentApi.Published;

namespace ContentApi.Delivery.V1;

/// <summary>All texts of one locale, in one release and before it, so that they can be found by their words.</summary>
internal sealed class KnownTexts
{
    /// <summary>As many words in a row find a text.</summary>
    public const int Gram = 3;

    // What stands in more places finds none of them.
    private const int MostPlaces = 48;

    private readonly Dictionary<string, int> vocabulary = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, List<Sequence>> beginnings = [];
    private readonly ulong[] grams;
    private readonly (int Sequence, int Offset)[] places;
    private readonly Dictionary<(Guid, string?, string?), KnownText> current = [];
    private readonly Dictionary<Guid, TopicTexts> topics;

    public KnownTexts(IReadOnlyCollection<TopicTexts> topics, IEnumerable<KnownText> former)
    {
        this.topics = topics.ToDictionary(topic => topic.Topic);
        var sequences = new Dictionary<string, Sequence>(StringComparer.Ordinal);
        var all = new List<Sequence>();
        foreach (var text in topics.SelectMany(topic => topic.Texts).Concat(former))
        {
            if (text.Form.Words.Count == 0) continue;
            if (text.IsCurrent) current.TryAdd((text.State.Document, text.Block, text.Part), text);
            var key = string.Join(' ', text.Form.Words.Select(word => word.Key));
            if (!sequences.TryGetValue(key, out var sequence))
            {
                sequences.Add(key, sequence = new Sequence(all.Count, [.. text.Form.Words.Select(word => IdOf(word.Key))]));
                all.Add(sequence);
                CollectionsMarshal.GetValueRefOrAddDefault(beginnings, Beginning(sequence.Words), out _) ??= [];
                beginnings[Beginning(sequence.Words)].Add(sequence);
            }

            // Words that are published now are current, whatever else had them.
            if (text.IsCurrent || !sequence.Texts.Any(other => other.IsCurrent)) sequence.Texts.Add(text);
        }

        foreach (var list in beginnings.Values) list.Sort((one, other) => other.Words.Length.CompareTo(one.Words.Length));
        Sequences = all;
        Sequence[] likened = [.. all.Where(sequence => !sequence.Text.IsLineOnly)];
        var count = likened.Sum(sequence => Math.Max(0, sequence.Words.Length - Gram + 1));
        (grams, places) = (new ulong[count], new (int, int)[count]);
        var at = 0;
        foreach (var sequence in likened)
        {
            for (var offset = 0; offset + Gram <= sequence.Words.Length; offset++)
            {
                grams[at] = Hash(sequence.Words.AsSpan(offset, Gram));
                places[at++] = (sequence.Index, offset);
            }
        }

        Array.Sort(grams, places);
    }

    public IReadOnlyList<Sequence> Sequences { get; }

    public int Find(string word) => vocabulary.GetValueOrDefault(word, -1);

    public TopicTexts? TopicOf(KnownText text) => topics.GetValueOrDefault(text.State.Topic);

    /// <summary>What a block, or a title, is now.</summary>
    public KnownText? Current(Guid document, string? block, string? part) => current.GetValueOrDefault((document, block, part));

    /// <summary>Those that may begin with these words, longest first.</summary>
    public IReadOnlyList<Sequence> Beginning(ReadOnlySpan<int> words, int length) =>
        words.Length >= length && beginnings.TryGetValue(Hash(words[..length]), out var found) ? found : [];

    public ReadOnlySpan<(int Sequence, int Offset)> Places(ReadOnlySpan<int> gram)
    {
        var hash = Hash(gram);
        var first = Lower(hash);
        var end = first;
        while (end < grams.Length && grams[end] == hash && end - first <= MostPlaces) end++;
        return end - first > MostPlaces ? [] : places.AsSpan(first, end - first);
    }

    private int Lower(ulong hash)
    {
        var (low, high) = (0, grams.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (grams[middle] < hash) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private int IdOf(string word)
    {
        if (!vocabulary.TryGetValue(word, out var id)) vocabulary.Add(word, id = vocabulary.Count);
        return id;
    }

    private static ulong Beginning(int[] words) => Hash(words.AsSpan(0, Math.Min(Gram, words.Length)));

    private static ulong Hash(ReadOnlySpan<int> words)
    {
        var hash = (ulong)words.Length;
        foreach (var word in words) hash = (hash * 0x9E3779B97F4A7C15) + (uint)word + 1;
        return hash ^ (hash >> 29);
    }

    /// <summary>Words in an order, and the texts that have them.</summary>
    internal sealed record Sequence(int Index, int[] Words)
    {
        public List<KnownText> Texts { get; } = [];

        public KnownText Text => Texts[0];
    }
}
