using System.Runtime.InteropServices;

namespace ContentApi.Verification;

/// <summary>All texts of one locale, as they are and as they were, to be found by their words.</summary>
public sealed class Library
{
    /// <summary>So many words in a row find a text.</summary>
    public const int Gram = 3;

    // What stands in more places finds none of them: it would cost much and say little.
    private const int MostPlaces = 48;

    private readonly Dictionary<ulong, List<Wording>> beginnings = [];
    private readonly Dictionary<BlockId, KnownText> current = [];
    private readonly Dictionary<Guid, KnownTopic> topics;
    private readonly ILookup<Guid, KnownText> byDocument;
    private readonly KnownText[] texts;
    private readonly ulong[] grams;
    private readonly (int Text, int Offset)[] places;

    public Library(IReadOnlyCollection<KnownTopic> topics, IEnumerable<KnownText> former)
    {
        this.topics = topics.ToDictionary(topic => topic.Id);
        texts = [.. topics.SelectMany(topic => topic.Texts).Concat(former).Where(text => text.Form.Words.Count > 0)];
        byDocument = texts.Where(text => text.IsCurrent).ToLookup(text => text.State.Document);
        foreach (var text in texts)
        {
            if (text is { IsCurrent: true, IsLineOnly: false }) current.TryAdd(text.Id, text);
            for (var sentence = 0; sentence < text.Sentences.Count; sentence++) Add(new Place(text, sentence, sentence));
            if (text.Sentences.Count > 1) Add(new Place(text, 0, text.Sentences.Count - 1));
        }

        foreach (var wordings in beginnings.Values) wordings.Sort((one, other) => other.Words.Length.CompareTo(one.Words.Length));
        (grams, places) = Grams();
    }

    public KnownTopic? TopicOf(KnownText text) => topics.GetValueOrDefault(text.State.Topic);

    /// <summary>What a block, or a title, is now.</summary>
    public KnownText? Current(BlockId id) => current.GetValueOrDefault(id);

    /// <summary>What a live document is called.</summary>
    public string TitleOf(Guid topic, Guid document) => topics[topic].Titles[document];

    /// <summary>All that a document has now, in order.</summary>
    public IEnumerable<KnownText> Of(Guid document) => byDocument[document];

    /// <summary>The sentences and texts that may begin with the first of these words, longest first.</summary>
    public IReadOnlyList<Wording> Beginning(ReadOnlySpan<ulong> words)
    {
        var found = new List<Wording>();
        for (var length = Math.Min(Gram, words.Length); length > 0; length--)
        {
            if (beginnings.TryGetValue(Hash(words[..length]), out var some)) found.AddRange(some);
        }

        return found;
    }

    /// <summary>Where these three words stand.</summary>
    public void Find(ReadOnlySpan<ulong> gram, List<(KnownText Text, int Offset)> found)
    {
        found.Clear();
        var hash = Hash(gram);
        var first = Lower(hash);
        var end = first;
        while (end < grams.Length && grams[end] == hash && end - first <= MostPlaces) end++;
        if (end - first > MostPlaces) return;
        for (var at = first; at < end; at++) found.Add((texts[places[at].Text], places[at].Offset));
    }

    private void Add(Place place)
    {
        var words = place.Core.ToArray();
        if (words.Length == 0) return;
        ref var wordings = ref CollectionsMarshal.GetValueRefOrAddDefault(beginnings, Hash(words.AsSpan(0, Math.Min(Gram, words.Length))), out _);
        wordings ??= [];
        var wording = wordings.Find(other => other.Words.AsSpan().SequenceEqual(words) && other.HasStop == place.HasStop);
        if (wording is null) wordings.Add(wording = new Wording(words, place.HasStop));
        // Words that are published now are current, whatever else had them.
        if (place.Text.IsCurrent && wording.Places.Exists(other => !other.Text.IsCurrent)) wording.Places.Clear();
        if (place.Text.IsCurrent || !wording.Places.Exists(other => other.Text.IsCurrent)) wording.Places.Add(place);
    }

    private (ulong[] Grams, (int Text, int Offset)[] Places) Grams()
    {
        var all = new List<(ulong Hash, (int, int) Place)>();
        for (var text = 0; text < texts.Length; text++)
        {
            if (texts[text].IsLineOnly) continue;
            var words = texts[text].Form.Hashes;
            for (var offset = 0; offset + Gram <= words.Length; offset++) all.Add((Hash(words.AsSpan(offset, Gram)), (text, offset)));
        }

        ulong[] hashes = [.. all.Select(gram => gram.Hash)];
        (int, int)[] where = [.. all.Select(gram => gram.Place)];
        Array.Sort(hashes, where);
        return (hashes, where);
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

    private static ulong Hash(ReadOnlySpan<ulong> words)
    {
        var hash = (ulong)words.Length;
        foreach (var word in words) hash = (hash * 0x9E3779B97F4A7C15) ^ (word + (hash >> 29));
        return hash;
    }
}

/// <summary>Words in an order, without the full stop at their end, and the places that have them.</summary>
/// <param name="HasStop">Whether a full stop follows.</param>
public sealed record Wording(ulong[] Words, bool HasStop)
{
    public List<Place> Places { get; } = [];
}

/// <summary>One sentence of a text, or several in a row.</summary>
public readonly record struct Place(KnownText Text, int FirstSentence, int LastSentence)
{
    public int First => Text.Sentences[FirstSentence].First;

    public int End => Text.Sentences[LastSentence].End;

    public bool HasStop => Text.Block is not null && Text.Form.Words[End - 1].Key == ".";

    /// <summary>Its words, without the full stop at their end.</summary>
    public ReadOnlySpan<ulong> Core => Text.Form.Hashes.AsSpan(First, End - First - (HasStop ? 1 : 0));
}
