namespace ContentApi.Benchmarks.Load;

/// <summary>Durations in nanoseconds, each known to within 1.6 %; adding one allocates nothing.</summary>
internal sealed class Histogram
{
    private const int SubBits = 6;
    private const int Subs = 1 << SubBits;

    private readonly long[] counts = new long[(64 - SubBits) * Subs];

    public long Count { get; private set; }

    public void Add(long nanoseconds)
    {
        counts[Index(Math.Max(0, nanoseconds))]++;
        Count++;
    }

    /// <param name="share">0.99 is the duration that 99 of 100 did not exceed.</param>
    public TimeSpan Quantile(double share)
    {
        var rank = (long)Math.Ceiling(Count * share);
        long seen = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            seen += counts[i];
            if (seen >= rank && seen > 0) return TimeSpan.FromMicroseconds(Upper(i) / 1000.0);
        }

        return TimeSpan.Zero;
    }

    /// <summary>Below 64 ns one bucket each; from there 64 for each doubling.</summary>
    private static int Index(long value)
    {
        if (value < Subs) return (int)value;
        var shift = 63 - long.LeadingZeroCount(value) - SubBits;
        return (int)((shift + 1) * Subs + (value >> (int)shift) - Subs);
    }

    private static long Upper(int index)
    {
        var shift = index / Subs - 1;
        return shift < 0 ? index : ((long)(index % Subs + Subs + 1) << shift) - 1;
    }
}
