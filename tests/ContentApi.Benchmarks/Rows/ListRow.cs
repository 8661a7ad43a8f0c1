using ContentApi.Benchmarks.Load;
using ContentApi.Benchmarks.References;

namespace ContentApi.Benchmarks.Rows;

/// <summary>The first page of a list: twenty whole sections.</summary>
internal static class ListRow
{
    private const string Path = "/v1/fr/sections";

    public static async IAsyncEnumerable<Finding> MeasureAsync(Bench bench)
    {
        await using var product = await bench.ProductAsync(await bench.Databases.OfAsync(1_000));
        var answer = product.Ask(Path, Exchange.Brotli);
        await using var bare = await Reference.StartAsync(Reference.Bare, bench.Save(answer));
        var contest = Contest.Saturate(
            bench,
            new("ContentApi", product, Exchange.Expecting(answer, Path, Exchange.Brotli)),
            new("bare", bare, Exchange.Expecting(answer, "/", Exchange.Brotli)));
        yield return Finding.AtLeast(
            "list of 20 whole resources, brotli: bare Kestrel", contest.Rates("ContentApi", "bare"), 0.7,
            $"{answer.Body.Length} bytes; {contest.Explain("ContentApi", "bare")}");
    }
}
