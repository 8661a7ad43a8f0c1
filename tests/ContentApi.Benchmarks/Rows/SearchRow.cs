using ContentApi.Benchmarks.Load;
using ContentApi.Benchmarks.References;

namespace ContentApi.Benchmarks.Rows;

/// <summary>One word over 10,000 documents.</summary>
internal static class SearchRow
{
    private const string Path = "/v1/fr/search?q=surveillance";

    public static async IAsyncEnumerable<Finding> MeasureAsync(Bench bench)
    {
        const string what = "search, one word over 10,000 documents: bare Kestrel";
        await using var product = await bench.ProductAsync(await bench.Databases.OfAsync(bench.Scaled(10_000, 100)));
        var answer = product.Ask(Path, Exchange.Brotli);
        if (answer.Status != 200)
        {
            yield return Finding.Absent(what, "≥ 0.05", $"{Path} answers {answer.Status}");
            yield break;
        }

        await using var bare = await Reference.StartAsync(Reference.Bare, bench.Save(answer));
        var contest = Contest.Saturate(
            bench,
            new("ContentApi", product, Exchange.Expecting(answer, Path, Exchange.Brotli)),
            new("bare", bare, Exchange.Expecting(answer, "/", Exchange.Brotli)));
        yield return Finding.AtLeast(what, contest.Rates("ContentApi", "bare"), 0.05, $"{answer.Body.Length} bytes; {contest.Explain("ContentApi", "bare")}");
    }
}
