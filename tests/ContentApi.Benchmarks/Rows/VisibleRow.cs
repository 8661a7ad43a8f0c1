using System.Diagnostics;
using System.Globalization;
using ContentApi.Benchmarks.Contents;
using ContentApi.Benchmarks.Load;

namespace ContentApi.Benchmarks.Rows;

/// <summary>How long after the commit of one changed document a reader sees it, asking every millisecond.</summary>
internal static class VisibleRow
{
    public static async IAsyncEnumerable<Finding> MeasureAsync(Bench bench)
    {
        yield return await MeasureAsync(bench, bench.Scaled(10_000, 100), TimeSpan.FromMilliseconds(50));
        yield return await MeasureAsync(bench, bench.Scaled(100_000, 200), TimeSpan.FromMilliseconds(250));
    }

    private static async Task<Finding> MeasureAsync(Bench bench, int documents, TimeSpan hold)
    {
        var changes = bench.Scaled(300, 5);
        var original = GeneratedTopic.Of(0, Math.Min(documents, GeneratedTopic.UsualSize), revision: 1);
        var database = await bench.Databases.CopyAsync(await bench.Databases.OfAsync(documents));
        await using var node = await bench.ProductAsync(database);
        var taken = new List<TimeSpan>();
        for (var revision = 2; taken.Count < changes; revision++)
        {
            await using var release = await PendingRelease.WriteAsync(database, [GeneratedTopic.Reworded(original, revision)]);
            var visible = Sighting.OfAsync(node, GeneratedTopic.FirstFaq(0), release.Number);
            var committed = Stopwatch.GetTimestamp();
            await release.CommitAsync();
            taken.Add(Stopwatch.GetElapsedTime(committed, await visible));
        }

        // The first ones find code that has not been compiled yet: they are part of it, as publications are rare.
        var sorted = taken.Order().ToArray();
        return Finding.Within(
            string.Create(CultureInfo.InvariantCulture, $"commit → visible, one change in {documents:N0} documents, p99 of {changes}"),
            sorted[(int)Math.Ceiling(changes * 0.99) - 1], hold,
            $"from before the commit is sent; median {Finding.Milliseconds(sorted[changes / 2])}, worst {Finding.Milliseconds(sorted[^1])}");
    }
}
