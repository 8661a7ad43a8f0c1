using System.Diagnostics;
using System.Net.Http.Json;
using ContentApi.Benchmarks.Contents;
using ContentApi.Content;

namespace ContentApi.Benchmarks.Rows;

/// <summary>A page of 20,000 words, half of it quoted and half of that altered, against 10,000 documents.</summary>
internal static class VerifyRow
{
    private const int Words = 20_000;

    public static async IAsyncEnumerable<Finding> MeasureAsync(Bench bench)
    {
        var documents = bench.Scaled(10_000, 100);
        await using var product = await bench.ProductAsync(await bench.Databases.OfAsync(documents));
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{product.Port}") };
        var page = new { locale = GeneratedTopic.Locale, text = Page(documents) };
        var times = new List<TimeSpan>();
        var answer = "";
        // The first one makes the index.
        for (var round = 0; round <= bench.Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            using var response = await client.PostAsJsonAsync("/v1/verify", page);
            response.EnsureSuccessStatusCode();
            answer = await response.Content.ReadAsStringAsync();
            times.Add(clock.Elapsed);
        }

        yield return Finding.Noted("verify, the first page: with the index", Finding.Milliseconds(times[0]), "");
        yield return Finding.Within(
            $"verify, a page of {Words} words over {documents} documents", times.Skip(1).Order().ElementAt(bench.Rounds / 2), TimeSpan.FromSeconds(1), $"{answer.Length} bytes");
    }

    private static string Page(int documents)
    {
        var blocks = GeneratedTopic.Many(documents).SelectMany(package => package.Documents).OfType<SectionEdition>().SelectMany(section => section.Blocks).OfType<Paragraph>()
            .Select(block => block.CanonicalText).ToArray();
        var random = new Random(1);
        var prose = new GeneratedText(1, "autre texte");
        var lines = new List<string>();
        for (var words = 0; words < Words; words += lines[^1].Split(' ').Length)
        {
            var block = blocks[random.Next(blocks.Length)];
            lines.Add((lines.Count % 4) switch { 0 => block, 1 => block.Replace(" traitement", " médicament", StringComparison.Ordinal), _ => prose.Sentence(200) });
        }

        return string.Join('\n', lines);
    }
}
