using System.Net;
using System.Text.Json.Nodes;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Http;
using ContentApi.Tests.Content;
using ContentApi.Tests.Formats;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Delivery;

/// <summary>A notice of concern is shown wherever that is shown which it is about.</summary>
public sealed class ConcernTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private const string Notice =
        "La règle sur les prescripteurs a pu changer depuis la rédaction de ce texte, qui attend la relecture de son propriétaire.";

    private const string Line = "Réserve de l’éditeur (ne fait pas partie du texte), 27/11/2026 : " + Notice;

    public static TheoryData<string> Showing => new(
        "topics/anti-interleukines",
        "sections/anti-interleukines-pour-qui",
        "sections/anti-interleukines-pour-qui/blocks/prescription",
        "faqs/anti-interleukines-prescripteur",
        "faqs/anti-interleukines-indication",
        "eligibility-criteria/anti-interleukines-prescripteur",
        "eligibility-criteria/anti-interleukines-indication");

    [Theory]
    [MemberData(nameof(Showing))]
    public async Task Every_form_shows_it_as_the_publishers(string path)
    {
        foreach (var suffix in new[] { ".txt", ".md" })
            (await seed.Client.GetStringAsync($"/v1/fr/{path}{suffix}", Stop)).Replace("\\", "").Should().Contain(Line, suffix);
        var html = FormReader.Html(await seed.Client.GetStringAsync($"/v1/fr/{path}.html", Stop));
        html.QuerySelectorAll("[role=note]").Select(note => note.TextContent).Should().Contain(Line);
        (await seed.Client.GetStringAsync($"/v1/fr/{path}.jsonld", Stop)).Should().Contain(Notice).And.Contain("Réserve de l’éditeur (ne fait pas partie du texte)");
        WebUtility.HtmlDecode(await seed.Client.GetStringAsync($"/embed/v1/fr/{path}", Stop)).Should().Contain(Notice);
        Blocks(await seed.Client.GetJsonAsync($"/v1/fr/{path}")).Where(block => block.Text("id") == "prescription").Should().NotBeEmpty()
            .And.OnlyContain(block => block.Objects("concerns").Single().Text("text") == Notice && block.Objects("concerns").Single().Text("by") == "publisher");
    }

    [Theory]
    [InlineData("faqs/anti-interleukines-verifications")]
    [InlineData("sections/anti-interleukines-suivi")]
    [InlineData("sections/anti-interleukines-pour-qui/blocks/specialiste")]
    public async Task What_does_not_show_the_block_does_not_show_its_notice(string path) =>
        (await seed.Client.GetStringAsync($"/v1/fr/{path}", Stop)).Should().NotContain(Notice);

    [Fact]
    public async Task A_search_that_finds_the_block_shows_it()
    {
        var found = await seed.Client.GetJsonAsync("/v1/fr/search?q=habilité");

        Blocks(found).Single(block => block.Text("id") == "prescription").Objects("concerns").Single().Text("text").Should().Be(Notice);
    }

    [Fact]
    public async Task The_print_view_shows_it() =>
        WebUtility.HtmlDecode(await seed.Client.GetStringAsync("/print/fr/topics/anti-interleukines", Stop)).Should().Contain(Notice);

    [Fact]
    public void One_about_a_section_goes_where_its_blocks_go_and_one_about_the_topic_everywhere()
    {
        using var sample = new RenderedPackage(SamplePackage.Whole.With("concerns.yaml", ConcernFaultTests.Sound));
        string[] topic = ["The guide has a newer edition."], section = [.. topic, "The inhaler may have changed."], block = [.. section, "The rule may have changed."];

        Shown(sample, "topics/asthma").Should().BeEquivalentTo(block);
        Shown(sample, "sections/asthma-inhalers").Should().BeEquivalentTo(block);
        Shown(sample, "sections/asthma-daily").Should().BeEquivalentTo(section, "it stands in the section");
        Shown(sample, "faqs/asthma-how-often").Should().Contain(block);
        Shown(sample, "eligibility-criteria/asthma-dose").Distinct().Should().BeEquivalentTo(section, "its blocks are of the section");
        sample.Formats.Block(sample.Served.Answers["/v1/en-GB/sections/asthma-inhalers"], "/v1/en-GB/sections/asthma-inhalers", "checks")
            .Should().Match<Representation>(answer => section.All(text => RenderedPackage.Text(answer).Contains(text)));
        sample.Text("/v1/en-GB/sections/asthma-daily", V1Formats.Text).Should()
            .Contain("Publisher’s notice of concern (not part of the text), 2026-02-01: The inhaler may have changed.");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static List<string> Shown(RenderedPackage sample, string path) =>
        [.. Objects(JsonNode.Parse(sample.Served.Answers[$"/v1/en-GB/{path}"].Identity.Bytes)!)
            .Where(node => node.ContainsKey("by")).Select(node => node.Text("text"))];

    private static IEnumerable<JsonObject> Blocks(JsonNode node) => Objects(node).Where(one => one.ContainsKey("requires"));

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Objects(member.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };
}
