using System.Globalization;
using ContentApi.Benchmarks.Load;
using ContentApi.Benchmarks.Machine;
using ContentApi.Hosting;

namespace ContentApi.Benchmarks.Rows;

/// <summary>Bytes that a request on the short way allocates, Kestrel's own included. Only from within can they be counted exactly.</summary>
internal static class AllocationRow
{
    private const int Most = 1024;

    public static async IAsyncEnumerable<Finding> MeasureAsync(Bench bench)
    {
        var seed = await bench.Databases.SeedAsync();
        var port = ServerProcess.FreePort();
        await using var app = await Serve.BuildAsync(
            [$"--urls=http://127.0.0.1:{port}", "--Site:BaseUrl=https://content.example", "--Logging:LogLevel:Default=None", "--RateLimit:PerMinute=1000000000", Bench.Reading(seed)],
            configure: null,
            CancellationToken.None);
        await app.StartAsync();
        while (Recorded.Ask(port, Bench.Ready).Status != 200) await Task.Delay(TimeSpan.FromMilliseconds(20));

        var answer = Recorded.Ask(port, SectionRow.Path, Exchange.Brotli);
        var each = LoadThread.Run(() =>
        {
            using var generator = new Generator(port, [Exchange.Expecting(answer, SectionRow.Path, Exchange.Brotli)], connections: 8);
            generator.Saturate(bench.Stretch);
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var (answers, _, _) = generator.Saturate(bench.Stretch);
            return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)answers;
        });
        await app.StopAsync();
        yield return new Finding(
            "allocations per request on the hit path", string.Create(CultureInfo.InvariantCulture, $"{each:0} bytes"), "", $"< {Most} bytes", each < Most,
            "Kestrel's own included");
    }
}
