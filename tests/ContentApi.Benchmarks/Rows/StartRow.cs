using ContentApi.Benchmarks.Contents;
using ContentApi.Benchmarks.Load;
using ContentApi.Benchmarks.Machine;
using ContentApi.Benchmarks.References;

namespace ContentApi.Benchmarks.Rows;

/// <summary>From the start of the process to the first 200 for content.</summary>
internal static class StartRow
{
    private const string BundlePath = "/v1/releases/1/bundle";

    public static async IAsyncEnumerable<Finding> SeedAsync(Bench bench)
    {
        var seed = await bench.Databases.SeedAsync();
        Recorded answer, bundle;
        await using (var product = await bench.ProductAsync(seed)) (answer, bundle) = (product.Ask(SectionRow.Path), product.Ask(BundlePath));
        var file = bench.Save(answer);
        var starts = new List<(string Name, Func<Task<ServerProcess>> Start)>
        {
            ("bare", () => Reference.StartAsync(Reference.Bare, file)),
            ("postgresql", () => bench.StartProductAsync(SectionRow.Path, Bench.Reading(seed))),
        };
        if (bundle.Status == 200)
        {
            var path = Path.Combine(bench.Scratch, "bundle");
            await File.WriteAllBytesAsync(path, bundle.Body);
            starts.Add(("bundle", () => bench.StartProductAsync(SectionRow.Path, "serve", "--bundle", path)));
        }

        var times = await TimesAsync(bench, starts);
        yield return bundle.Status == 200
            ? Of("start → first 200, seed, from a bundle: bare Kestrel's start", times, "bundle", "bare", 2)
            : Finding.Absent("start → first 200, seed, from a bundle: bare Kestrel's start", "≤ 2", $"{BundlePath} answers {bundle.Status}");
        yield return Of("start → first 200, seed, from a running PostgreSQL: bare Kestrel's start", times, "postgresql", "bare", 4);
    }

    public static async IAsyncEnumerable<Finding> GrowthAsync(Bench bench)
    {
        var few = await bench.Databases.OfAsync(10);
        var many = await bench.Databases.OfAsync(bench.Scaled(10_000, 100));
        var path = GeneratedTopic.Section(0, 1);
        var times = await TimesAsync(bench,
        [
            ("few", () => bench.StartProductAsync(path, Bench.Reading(few))),
            ("many", () => bench.StartProductAsync(path, Bench.Reading(many))),
        ]);
        yield return Of("start with 10,000 documents, from PostgreSQL: with 10", times, "many", "few", 2);
    }

    private static async Task<Dictionary<string, List<TimeSpan>>> TimesAsync(Bench bench, List<(string Name, Func<Task<ServerProcess>> Start)> starts)
    {
        var times = starts.ToDictionary(start => start.Name, _ => new List<TimeSpan>());
        // Once before it counts: files come from the page cache then, for all alike.
        for (var round = -1; round < bench.Starts; round++)
        {
            foreach (var (name, start) in starts)
            {
                await using var server = await start();
                if (round >= 0) times[name].Add(server.Start);
            }
        }

        return times;
    }

    private static Finding Of(string what, Dictionary<string, List<TimeSpan>> times, string side, string against, double hold) => Finding.AtMost(
        what, times[side].Zip(times[against], (ours, theirs) => ours / theirs), hold, $"{Middle(times[side])} and {Middle(times[against])}");

    private static string Middle(List<TimeSpan> times) => Finding.Milliseconds(TimeSpan.FromMilliseconds(Finding.Median(times.Select(time => time.TotalMilliseconds))));
}
