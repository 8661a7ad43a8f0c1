using ContentApi.Benchmarks.Load;
using ContentApi.Benchmarks.References;

namespace ContentApi.Benchmarks.Rows;

/// <summary>A client that has the section already.</summary>
internal static class NotModifiedRow
{
    private const int MostBytes = 300;

    public static async IAsyncEnumerable<Finding> MeasureAsync(Bench bench)
    {
        await using var product = await bench.ProductAsync(await bench.Databases.SeedAsync());
        string[] headers = [.. Exchange.Brotli, $"If-None-Match: {product.Ask(SectionRow.Path, Exchange.Brotli).Header("ETag")}"];
        var answer = product.Ask(SectionRow.Path, headers);
        await using var bare = await Reference.StartAsync(Reference.Bare, bench.Save(answer), status: answer.Status);
        var contest = Contest.Saturate(
            bench,
            new("ContentApi", product, Exchange.Expecting(answer, SectionRow.Path, headers)),
            new("bare", bare, Exchange.Expecting(answer, "/", headers)));
        yield return Finding.AtLeast("304: bare Kestrel", contest.Rates("ContentApi", "bare"), 0.9, contest.Explain("ContentApi", "bare"));
        yield return new Finding("304: bytes on the wire", $"{answer.WireLength}", "", $"≤ {MostBytes}", answer.WireLength <= MostBytes, "");
    }
}
