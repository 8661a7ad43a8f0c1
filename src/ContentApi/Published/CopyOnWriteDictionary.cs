using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ContentApi.Published;

/// <summary>
/// A hash table that never changes; another one that differs in little shares all but that little with it. It is read as fast as a
/// dictionary, which the immutable collections are not, and a release of one document copies a thousandth of it.
/// </summary>
public sealed class CopyOnWriteDictionary<TKey, TValue> : IReadOnlyDictionary<TKey, TValue>
    where TKey : notnull
{
    private const int Shards = 1024;

    public static readonly CopyOnWriteDictionary<TKey, TValue> Empty = new(new Dictionary<TKey, TValue>?[Shards], 0);

    // Null: empty, as most are of a small table.
    private readonly Dictionary<TKey, TValue>?[] shards;

    private CopyOnWriteDictionary(Dictionary<TKey, TValue>?[] shards, int count) => (this.shards, Count) = (shards, count);

    public int Count { get; }

    public IEnumerable<TKey> Keys => this.Select(entry => entry.Key);

    public IEnumerable<TValue> Values => this.Select(entry => entry.Value);

    public TValue this[TKey key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no '{key}'.");

    public bool ContainsKey(TKey key) => TryGetValue(key, out _);

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (shards[ShardOf(key)] is { } shard) return shard.TryGetValue(key, out value);
        value = default;
        return false;
    }

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => shards.OfType<Dictionary<TKey, TValue>>().SelectMany(shard => shard).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The values that another table does not have under the same keys; quick where the two share most.</summary>
    public IEnumerable<TValue> Besides(CopyOnWriteDictionary<TKey, TValue> other) => Enumerable.Range(0, Shards)
        .Where(shard => shards[shard] != other.shards[shard])
        .SelectMany(shard => shards[shard] ?? [])
        .Where(entry => !other.TryGetValue(entry.Key, out var value) || !EqualityComparer<TValue>.Default.Equals(value, entry.Value))
        .Select(entry => entry.Value);

    /// <summary>Begins another table that starts out with what is in this one.</summary>
    public Draft Edit() => new(this);

    private static int ShardOf(TKey key) => key.GetHashCode() & (Shards - 1);

    /// <summary>The next table in the making; copies a shard when it first writes to it.</summary>
    public sealed class Draft
    {
        private readonly Dictionary<TKey, TValue>?[] shards;
        private readonly bool[] own = new bool[Shards];
        private int count;

        internal Draft(CopyOnWriteDictionary<TKey, TValue> table) => (shards, count) = ([.. table.shards], table.Count);

        public void Set(TKey key, TValue value)
        {
            var shard = Own(key);
            count -= shard.Count;
            shard[key] = value;
            count += shard.Count;
        }

        public void Remove(TKey key)
        {
            if (shards[ShardOf(key)]?.ContainsKey(key) is true && Own(key).Remove(key)) count--;
        }

        /// <summary>Nothing may be written any more: what was written belongs to the table.</summary>
        public CopyOnWriteDictionary<TKey, TValue> Finish() => new(shards, count);

        private Dictionary<TKey, TValue> Own(TKey key)
        {
            ref var shard = ref shards[ShardOf(key)];
            ref var owned = ref own[ShardOf(key)];
            if (!owned) shard = shard is null ? [] : new Dictionary<TKey, TValue>(shard);
            owned = true;
            return shard!;
        }
    }
}
