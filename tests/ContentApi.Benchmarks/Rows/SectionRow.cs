using ContentApi.Benchmarks.Load;
using ContentApi.Benchmarks.References;

namespace ContentApi.Benchmarks.Rows;

/// <summary>One section, 200, as JSON and in brotli, against everything that could give the same bytes.</summary>
internal static class SectionRow
{
    public const string Path = "/v1/fr/sections/anti-interleukines-suivi";

    private const string Product = "ContentApi";

    public static async IAsyncEnumerable<Finding> MeasureAsync(Bench bench)
    {
        await using var product = await bench.ProductAsync(await bench.Databases.SeedAsync());
        var (identity, brotli) = (product.Ask(Path), product.Ask(Path, Exchange.Brotli));
        foreach (var (coding, answer, headers) in new[] { ("identity", identity, Exchange.Identity), ("brotli", brotli, Exchange.Brotli) })
        {
            var file = bench.Save(answer);
            await using var bare = await Reference.StartAsync(Reference.Bare, file);
            await using var cached = await Reference.StartAsync(Reference.CachedAction, file, "/cached");
            await using var plain = await Reference.StartAsync(Reference.PlainAction, file);
            await using var nginx = Nginx.Program is null ? null : await Nginx.StartAsync(bench.Scratch, identity, brotli);
            await using var varnish = Varnish.Program is null ? null : await Varnish.StartAsync(bench.Scratch, bare);
            var root = Exchange.Expecting(answer, "/", headers);
            var sides = new List<Side>
            {
                new(Product, product, Exchange.Expecting(answer, Path, headers)),
                new(Reference.Bare, bare, root),
                new(Reference.CachedAction, cached, Exchange.Expecting(answer, "/cached", headers)),
                new(Reference.PlainAction, plain, root),
            };
            var compressed = coding == "identity" || Nginx.BrotliModule is not null;
            if (nginx is not null && compressed) sides.Add(new("nginx", nginx, Exchange.Expecting(answer, "/section.json", headers)));
            if (varnish is not null) sides.Add(new("varnish", varnish, root));

            var contest = Contest.Saturate(bench, sides);
            yield return Finding.AtLeast($"section, {coding}: bare Kestrel", contest.Rates(Product, Reference.Bare), 0.8, contest.Explain(Product, Reference.Bare));
            yield return Finding.AtLeast($"section, {coding}: MVC + OutputCache", contest.Rates(Product, Reference.CachedAction), 1.1, contest.Explain(Product, Reference.CachedAction));
            yield return Finding.AtLeast($"section, {coding}: plain MVC action", contest.Rates(Product, Reference.PlainAction), 1.2, contest.Explain(Product, Reference.PlainAction));
            yield return nginx is null || !compressed
                ? Finding.Absent($"section, {coding}: nginx", "≥ 0.7", nginx is null ? "nginx is not installed here" : "nginx has no brotli_static here")
                : Finding.AtLeast($"section, {coding}: nginx", contest.Rates(Product, "nginx"), 0.7, contest.Explain(Product, "nginx"));
            yield return varnish is null
                ? Finding.Absent($"section, {coding}: a Varnish hit", "≥ 1", "Varnish is not installed here")
                : Finding.AtLeast($"section, {coding}: a Varnish hit", contest.Rates(Product, "varnish"), 1, contest.Explain(Product, "varnish"));
            yield return Finding.AtMost(
                $"section, {coding}: p99 under saturation, bare Kestrel", contest.Tails(Product, Reference.Bare), 1.5, contest.ExplainTails(Product, Reference.Bare));
        }
    }
}
