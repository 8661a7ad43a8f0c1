using System.Globalization;
using ContentApi.Benchmarks.Load;
using ContentApi.Benchmarks.Machine;
using ContentApi.Benchmarks.References;

namespace ContentApi.Benchmarks.Rows;

/// <summary>Whether a node that calls itself ready is as fast as it will ever be.</summary>
internal static class FirstSecondRow
{
    public static async IAsyncEnumerable<Finding> MeasureAsync(Bench bench)
    {
        var seed = await bench.Databases.SeedAsync();
        var shares = new List<double>();
        var details = new List<string>();
        Recorded answer = null!;
        for (var start = 0; start < bench.Scaled(5, 1); start++)
        {
            await using var product = await bench.ProductAsync(seed);
            answer = product.Ask(SectionRow.Path, Exchange.Brotli);
            var (first, final) = Rates(bench, product, SectionRow.Path, answer);
            shares.Add(first / final);
            details.Add(string.Create(CultureInfo.InvariantCulture, $"{first:N0} of {final:N0}"));
        }

        await using var bare = await Reference.StartAsync(Reference.Bare, bench.Save(answer));
        var (bareFirst, bareFinal) = Rates(bench, bare, "/", answer);
        yield return Finding.AtLeast(
            "rate in the first second after ready: final rate", shares, 0.7,
            string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", details)}; bare Kestrel, which never says that it is ready: {bareFirst / bareFinal:0.00}"));
    }

    private static (double First, double Final) Rates(Bench bench, ServerProcess server, string path, Recorded answer)
    {
        Exchange[] exchanges = [Exchange.Expecting(answer, path, Exchange.Brotli)];
        var first = server.Saturate(exchanges, TimeSpan.FromSeconds(1)).Rate;
        server.Saturate(exchanges, TimeSpan.FromSeconds(bench.Scaled(30, 1)));
        return (first, server.Saturate(exchanges, bench.Stretch).Rate);
    }
}
