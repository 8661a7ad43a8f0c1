using System.Globalization;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Tests.Content;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Formats;

/// <summary>What reference managers read is what the citations say, and the printed reference goes along unformatted.</summary>
public sealed class CitationFormTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private const string Topic = "/v1/fr/topics/anti-interleukines";

    // citation-style-language/schema 1.0.2, csl-data.json: an array of items that know these variables and no others.
    private static readonly string[] Variables =
        ["type", "id", "author", "accessed", "issued", "container-title", "DOI", "issue", "language", "page", "PMID", "title", "URL", "volume", "custom"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Csl_json_is_an_array_of_items_of_the_schema_with_ours_in_custom()
    {
        var items = JsonNode.Parse(await seed.Client.GetStringAsync(Topic + ".csl.json", Stop))!.AsArray().Select(item => item!.AsObject()).ToList();

        var topic = await seed.Client.GetJsonAsync(Topic);
        var citations = await CitationsAsync();
        items.Should().HaveCount(8);
        foreach (var (item, citation) in items.Zip(citations))
        {
            item.Keys().Should().BeSubsetOf(Variables).And.Contain(["type", "id"]);
            item.Text("type").Should().BeOneOf("webpage", "article-journal");
            foreach (var date in new[] { "issued", "accessed" }.Select(name => item[name]).OfType<JsonObject>())
            {
                date.Keys().Should().Equal("date-parts");
                date["date-parts"]!.AsArray().Single()!.AsArray().Should().HaveCountLessThanOrEqualTo(3)
                    .And.OnlyContain(part => part!.GetValueKind() == System.Text.Json.JsonValueKind.Number);
            }

            foreach (var name in item["author"]!.AsArray()) name!.Keys().Should().BeSubsetOf(["family", "given", "literal"]);
            var own = item["custom"]!;
            own.Text("text").Should().Be(citation.Text("text"));
            own["number"]!.GetValue<int>().Should().Be(citation["number"]!.GetValue<int>());
            JsonNode.DeepEquals(own["provenance"], topic["provenance"]).Should().BeTrue();
            item.Remove("custom");
            JsonNode.DeepEquals(item, citation["csl"]).Should().BeTrue();
        }
    }

    [Fact]
    public async Task Ris_is_read_back_field_by_field()
    {
        var records = CitationReader.Ris(await seed.Client.GetStringAsync(Topic + ".ris", Stop));

        var citations = await CitationsAsync();
        records.Should().HaveCount(8);
        foreach (var (record, citation) in records.Zip(citations))
        {
            record["ID"].Should().Equal(citation.Text("slug"));
            record["N1"].First().Should().Be(citation.Text("text"));
            record["UR"].Should().Equal(Absent(citation["url"]));
            record["DO"].Should().Equal(Absent(citation["doi"]));
            record["AN"].Should().Equal(Absent(citation["pmid"]));
            record["TI"].Should().Equal(Absent(citation["csl"]!["title"]));
        }

        var journal = records.Single(record => record["ID"].Single().EndsWith("menter-2019", StringComparison.Ordinal));
        foreach (var (tag, value) in new[] { ("TY", "JOUR"), ("T2", "J Am Acad Dermatol"), ("PY", "2019"), ("DA", "2019/04//"), ("VL", "80"), ("IS", "4"), ("SP", "1029"), ("EP", "1072") })
        {
            journal[tag].Should().Equal([value], tag);
        }

        journal["AU"].Should().Equal("Menter, A", "et al.,");
        records[0]["Y2"].Should().Equal("2022/06/01/");
    }

    [Fact]
    public async Task Bibtex_is_read_back_field_by_field()
    {
        var entries = CitationReader.BibTex(await seed.Client.GetStringAsync(Topic + ".bib", Stop));

        var citations = await CitationsAsync();
        entries.Should().HaveCount(8);
        foreach (var (entry, citation) in entries.Zip(citations))
        {
            entry["key"].Should().Be(citation.Text("slug"));
            entry["printed"].Should().Be(citation.Text("text"));
            entry.GetValueOrDefault("url").Should().Be(citation["url"]?.GetValue<string>());
            entry.GetValueOrDefault("doi").Should().Be(citation["doi"]?.GetValue<string>());
            entry.GetValueOrDefault("title").Should().Be(citation["csl"]!["title"]?.GetValue<string>());
        }

        var journal = entries.Single(entry => entry["key"].EndsWith("girolomoni-2017", StringComparison.Ordinal));
        (journal["type"], journal["author"], journal["journal"], journal["year"], journal["volume"], journal["number"], journal["pages"])
            .Should().Be(("article", "Girolomoni, G and others", "J Eur Acad Dermatol Venereol", "2017", "31", "10", "1616--1626"));
        (entries[0]["type"], entries[0]["urldate"]).Should().Be(("online", "2022-06-01"));
    }

    [Fact]
    public void What_the_schema_of_csl_json_has_no_variable_for_stands_in_custom()
    {
        using var sample = new RenderedPackage(SamplePackage.Whole, edition => edition is CitationEdition citation
            ? citation with { Csl = With(citation.Csl, ("part-number", "V"), ("volume-title", "W"), ("version", 2)) }
            : edition);

        var item = JsonNode.Parse(sample.Text("/v1/en-GB/topics/asthma", V1Formats.CslJson))!.AsArray()[0]!;

        item.Text("version").Should().Be("2");
        item.Text("volume-title").Should().Be("W");
        item["part-number"].Should().BeNull();
        item["custom"]!.Text("part-number").Should().Be("V");
    }

    [Fact]
    public async Task What_cites_nothing_has_no_entries()
    {
        const string Section = "/v1/fr/sections/anti-interleukines-regularite";

        (await seed.Client.GetStringAsync(Section + ".csl.json", Stop)).Should().Be("[]");
        (await seed.Client.GetStringAsync(Section + ".ris", Stop)).Should().BeEmpty();
        CitationReader.BibTex(await seed.Client.GetStringAsync(Section + ".bib", Stop)).Should().BeEmpty();
    }

    private static JsonObject With(JsonObject csl, params (string Name, JsonNode Value)[] variables)
    {
        var changed = csl.DeepClone().AsObject();
        foreach (var (name, value) in variables) changed[name] = value.DeepClone();
        return changed;
    }

    private static IEnumerable<string> Absent(JsonNode? value) => value is null ? [] : [value.GetValue<string>()];

    private async Task<List<JsonObject>> CitationsAsync() =>
        [.. (await seed.Client.GetJsonAsync(Topic)).Objects("citations").OrderBy(citation => Convert.ToInt32(citation["number"]!.ToString(), CultureInfo.InvariantCulture))];
}
