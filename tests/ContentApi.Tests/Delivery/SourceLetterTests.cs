using System.Text.Json.Nodes;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Delivery;

/// <summary>Everything served over HTTP, compared with the source file to the letter: every line, in order, nothing added.</summary>
public sealed class SourceLetterTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    [Fact]
    public async Task What_is_served_is_the_source_line_by_line()
    {
        var topic = await seed.Client.GetJsonAsync("/v1/fr/topics/anti-interleukines");

        IEnumerable<string> served =
        [
            .. topic.Objects("sections").SelectMany(Lines),
            .. topic.Objects("citations").Select(citation => citation.Text("text")),
        ];

        served.Should().Equal(SourceLines());
    }

    [Fact]
    public async Task Lists_and_single_resources_serve_the_same_words()
    {
        var sections = await seed.Client.GetAllAsync("/v1/fr/sections?limit=1");
        var citations = await seed.Client.GetAllAsync("/v1/fr/citations?limit=3");

        sections.SelectMany(Lines).Concat(citations.Select(citation => citation.Text("text"))).Should().Equal(SourceLines());
    }

    private static IEnumerable<string> Lines(JsonObject section) =>
    [
        section.Text("title"),
        .. section.Objects("blocks").SelectMany(block => block.Text("text").Split('\n')),
        .. section.Objects("children").SelectMany(Lines),
    ];

    /// <summary>Of the source only what its layout adds is taken away: indentation, bullets and the reference list's numbers.</summary>
    private static IEnumerable<string> SourceLines()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Content", "anti-interleukines.fr.txt"));
        var reference = 0;
        foreach (var line in lines.Where(line => line.Length > 0))
        {
            if (line.StartsWith("  • ", StringComparison.Ordinal)) yield return line[4..];
            else if (line.StartsWith($"  {reference + 1}. ", StringComparison.Ordinal)) yield return line[$"  {++reference}. ".Length..].TrimStart('\u00a0');
            else yield return line;
        }
    }
}
