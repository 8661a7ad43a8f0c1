using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ContentApi.Benchmarks.Contents;
using ContentApi.Benchmarks.Load;

namespace ContentApi.Benchmarks.Rows;

/// <summary>A release that changes every one of 1,000 documents, on two nodes, while readers ask for whole articles.</summary>
internal static partial class ReleaseRow
{
    private const int Releases = 5;

    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(1);

    public static async IAsyncEnumerable<Finding> MeasureAsync(Bench bench)
    {
        var documents = bench.Scaled(1_000, 100);
        var database = await bench.Databases.CopyAsync(await bench.Databases.OfAsync(documents));
        await using var one = await bench.ProductAsync(database);
        await using var other = await bench.ProductAsync(database);
        var (slowest, answers, mixed) = (TimeSpan.Zero, 0, 0);
        for (var revision = 2; revision < 2 + bench.Scaled(Releases, 1); revision++)
        {
            await using var release = await PendingRelease.WriteAsync(database, [.. GeneratedTopic.Many(documents, revision)]);
            string[] paths = [$"/v1/fr/topics/{GeneratedTopic.Slug(0)}", $"/v1/fr/topics/{GeneratedTopic.Slug(documents / 100 - 1)}", "/v1/fr/faqs", "/v1/fr/sections"];
            var sightings = new[] { one, other }.SelectMany(node => paths.Select(path => Sighting.OfAsync(node, path, release.Number, Check))).ToArray();
            var committed = Stopwatch.GetTimestamp();
            await release.CommitAsync();
            foreach (var sighting in sightings)
            {
                var taken = Stopwatch.GetElapsedTime(committed, await sighting);
                if (taken > slowest) slowest = taken;
            }
        }

        yield return Finding.Within(
            string.Create(CultureInfo.InvariantCulture, $"a release of {documents:N0} documents on two nodes"), slowest, Hold,
            $"the slowest of {bench.Scaled(Releases, 1)}; both nodes on the server's core");
        yield return new Finding(
            "answers that mix two releases", $"{mixed}", "", "0", mixed == 0,
            string.Create(CultureInfo.InvariantCulture, $"of {answers:N0} articles and lists that were read meanwhile, every block bears the number of its Content-Release"));

        // The first release holds the first text, the second the second: what an answer says must be what it calls itself.
        void Check(Recorded answer)
        {
            Interlocked.Increment(ref answers);
            var expected = answer.Header("Content-Release");
            if (Marks().Matches(Encoding.UTF8.GetString(answer.Body)).Any(mark => mark.Groups[1].Value != expected)) Interlocked.Increment(ref mixed);
        }
    }

    [GeneratedRegex(@"\(texte (\d+)\)")]
    private static partial Regex Marks();
}
