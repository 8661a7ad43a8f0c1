using System.Globalization;
using System.IO.Compression;
using ContentApi.Benchmarks.Load;

namespace ContentApi.Benchmarks.Rows;

/// <summary>What the fixed quality costs in bytes against the best that there is.</summary>
internal static class BrotliRow
{
    private static readonly string[] Sections = ["definition", "pour-qui", "suivi", "voyage"];

    public static async IAsyncEnumerable<Finding> MeasureAsync(Bench bench)
    {
        await using var product = await bench.ProductAsync(await bench.Databases.SeedAsync());
        var sizes = Sections.Select(section => $"/v1/fr/sections/anti-interleukines-{section}").Select(path =>
        {
            var identity = product.Ask(path).Body;
            var best = new byte[BrotliEncoder.GetMaxCompressedLength(identity.Length)];
            BrotliEncoder.TryCompress(identity, best, out var length, quality: 11, window: 22);
            return (Ours: product.Ask(path, Exchange.Brotli).Body.Length, Best: length, Identity: identity.Length);
        }).ToArray();
        yield return Finding.AtMost(
            "brotli bytes of one section: quality 11", sizes.Select(size => size.Ours / (double)size.Best), 1.12,
            string.Join(", ", sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $"{size.Ours} and {size.Best} of {size.Identity}"))));
    }
}
