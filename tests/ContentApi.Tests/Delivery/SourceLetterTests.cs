using System.Text.Json.Nodes;
using ContentApi.Tests.Content;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Delivery;

/// <summary>Everything served over HTTP, compared with the source file to the letter: every line, in order, nothing added.</summary>
public sealed class SourceLetterTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    [Fact]
    public async Task The_topic_serves_the_source_line_by_line()
    {
        var topic = await seed.Client.GetJsonAsync("/v1/fr/topics/anti-interleukines");

        Lines(topic.Objects("sections"), topic.Objects("citations")).Should().Equal(PrintedArticle.SourceLines());
    }

    [Fact]
    public async Task Lists_serve_the_same_words()
    {
        var sections = await seed.Client.GetAllAsync("/v1/fr/sections?limit=1");
        var citations = await seed.Client.GetAllAsync("/v1/fr/citations?limit=3");

        Lines(sections, citations).Should().Equal(PrintedArticle.SourceLines());
    }

    private static IEnumerable<string> Lines(IEnumerable<JsonObject> sections, IEnumerable<JsonObject> citations) =>
        PrintedArticle.Lines(sections.SelectMany(Printed), citations.Select(citation => citation.Text("text")));

    private static IEnumerable<PrintedSection> Printed(JsonObject section) =>
    [
        new PrintedSection(section.Text("title"), section.Objects("blocks").Select(block => block.Text("type") == "list"
            ? PrintedBlock.List(block.Objects("items").Select(item => item.Text("text")))
            : PrintedBlock.Paragraph(block.Text("text")))),
        .. section.Objects("children").SelectMany(Printed),
    ];
}
