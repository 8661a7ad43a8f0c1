using ContentApi.Benchmarks.Contents;
using ContentApi.Benchmarks.Load;

namespace ContentApi.Benchmarks.Rows;

/// <summary>Whether a node that holds 100,000 documents answers as fast as one that holds 10.</summary>
internal static class GrowthRow
{
    public static async IAsyncEnumerable<Finding> MeasureAsync(Bench bench)
    {
        var many = bench.Scaled(100_000, 200);
        await using var small = await bench.ProductAsync(await bench.Databases.OfAsync(10));
        await using var large = await bench.ProductAsync(await bench.Databases.OfAsync(many));
        var path = GeneratedTopic.Section(0, 1);
        var (few, lots) = (small.Ask(path, Exchange.Brotli), large.Ask(path, Exchange.Brotli));
        var everywhere = GeneratedTopic.Sections(many).ToArray();
        // Spread over the memory, as readers of all of it are: in steps that no prefetching follows.
        var spread = Enumerable.Range(0, everywhere.Length)
            .Select(i => new Exchange(Exchange.Get(everywhere[(int)(i * 7919L % everywhere.Length)], Exchange.Brotli), 200, Length: null)).ToArray();
        large.Saturate(spread, bench.Warm * 2);

        var contest = Contest.Saturate(
            bench,
            new("100,000", large, Exchange.Expecting(lots, path, Exchange.Brotli)),
            new("10", small, Exchange.Expecting(few, path, Exchange.Brotli)),
            new("spread", large, spread),
            new("few", small, [.. GeneratedTopic.Sections(10).Select(one => new Exchange(Exchange.Get(one, Exchange.Brotli), 200, Length: null))]));
        yield return Finding.AtLeast(
            "growth, 10 → 100,000 documents: one section", contest.Rates("100,000", "10"), 0.95, contest.Explain("100,000", "10"));
        yield return Finding.AtLeast(
            "growth, 10 → 100,000 documents: all sections in turn", contest.Rates("spread", "few"), 0.95,
            $"{contest.Explain("spread", "few")}; here the processor's caches hold few of the answers");
    }
}
