using System.Globalization;
using ContentApi.Benchmarks.Contents;
using ContentApi.Benchmarks.Load;
using ContentApi.Benchmarks.Machine;
using ContentApi.Benchmarks.References;

namespace ContentApi.Benchmarks.Rows;

/// <summary>Resident memory under load, every document asked for as JSON and in brotli.</summary>
internal static class MemoryRow
{
    public static async IAsyncEnumerable<Finding> MeasureAsync(Bench bench)
    {
        var (few, many) = (bench.Scaled(1_000, 50), bench.Scaled(10_000, 100));
        var small = await LoadedAsync(bench, few);
        var large = await LoadedAsync(bench, many);
        var folder = Directory.CreateDirectory(Path.Combine(bench.Scratch, "held")).FullName;
        foreach (var (path, identity, brotli) in small.Answers)
        {
            identity.Save(Path.Combine(folder, path.Replace('/', '!')));
            brotli.Save(Path.Combine(folder, path.Replace('/', '!') + ".br"));
        }

        await using var bare = await Reference.StartAsync(Reference.BareHolding, folder, small.Answers[0].Path);
        var held = Settle(bench, bare, small.Answers);
        yield return Finding.AtMost(
            "memory at 1,000 documents under load: bare Kestrel holding the same bytes", [small.Resident / (double)held], 2,
            $"{Mebibytes(small.Resident)} and {Mebibytes(held)}");
        var (grown, kept) = (large.Resident - small.Resident, large.Bytes - small.Bytes);
        yield return Finding.AtMost(
            "memory per further document: the bytes that it keeps", [grown / (double)kept], 1.3,
            string.Create(CultureInfo.InvariantCulture, $"from {few:N0} to {many:N0} documents {Mebibytes(grown)} for {Mebibytes(kept)} of JSON and brotli; {grown / (many - few):N0} bytes each"));
    }

    private static async Task<(long Resident, long Bytes, List<(string Path, Recorded Identity, Recorded Brotli)> Answers)> LoadedAsync(Bench bench, int documents)
    {
        await using var product = await bench.ProductAsync(await bench.Databases.OfAsync(documents));
        var answers = GeneratedTopic.Addresses(documents).Select(path => (path, product.Ask(path), product.Ask(path, Exchange.Brotli))).ToList();
        var resident = Settle(bench, product, answers);
        return (resident, answers.Sum(answer => (long)answer.Item2.Body.Length + answer.Item3.Body.Length), answers);
    }

    private static long Settle(Bench bench, ServerProcess server, List<(string Path, Recorded Identity, Recorded Brotli)> answers)
    {
        var exchanges = answers.SelectMany(answer => new[]
        {
            Exchange.Expecting(answer.Identity, answer.Path),
            Exchange.Expecting(answer.Brotli, answer.Path, Exchange.Brotli),
        }).ToArray();
        server.Saturate(exchanges, bench.Warm);
        return server.Resident;
    }

    private static string Mebibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:N0} MiB");
}
