using ContentApi.Benchmarks.Load;
using ContentApi.Benchmarks.References;

namespace ContentApi.Benchmarks.Rows;

/// <summary>How long a reader waits when there is little to do.</summary>
internal static class PacedRow
{
    private const int PerSecond = 500;

    public static async IAsyncEnumerable<Finding> MeasureAsync(Bench bench)
    {
        await using var product = await bench.ProductAsync(await bench.Databases.SeedAsync());
        var answer = product.Ask(SectionRow.Path, Exchange.Brotli);
        await using var bare = await Reference.StartAsync(Reference.Bare, bench.Save(answer));
        var contest = Contest.Pace(
            bench,
            PerSecond,
            bench.Stretch * 2,
            new("ContentApi", product, Exchange.Expecting(answer, SectionRow.Path, Exchange.Brotli)),
            new("bare", bare, Exchange.Expecting(answer, "/", Exchange.Brotli)));
        yield return Finding.AtMost($"p99 at {PerSecond} requests per second, bare Kestrel", contest.Tails("ContentApi", "bare"), 1.5, contest.ExplainTails("ContentApi", "bare"));
    }
}
