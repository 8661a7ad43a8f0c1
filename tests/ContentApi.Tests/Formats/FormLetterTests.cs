using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Http;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Formats;

/// <summary>Each form, read back over HTTP, says to the character what the JSON says: words, markers, no-break spaces, apostrophes, references.</summary>
public sealed class FormLetterTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Html_shows_every_line_and_reference()
    {
        foreach (var (path, resource) in await ResourcesAsync())
        {
            var document = FormReader.Html(await seed.Client.GetStringAsync(path + V1Formats.Html.Suffix, Stop));

            FormReader.HtmlLines(document).Should().ContainInOrder(FormReader.Lines(resource), path);
            FormReader.HtmlReferences(document).Should().Equal(FormReader.References(resource), path);
        }
    }

    [Fact]
    public async Task Markdown_is_read_back_as_every_line_and_reference()
    {
        foreach (var (path, resource) in await ResourcesAsync())
        {
            var lines = FormReader.MarkdownLines(await seed.Client.GetStringAsync(path + V1Formats.Markdown.Suffix, Stop)).ToList();

            lines.Should().ContainInOrder(FormReader.Lines(resource), path);
            foreach (var reference in FormReader.References(resource)) lines.Should().Contain(line => line.Contains(reference), path);
        }
    }

    [Fact]
    public async Task Plain_text_has_every_line_and_reference()
    {
        foreach (var (path, resource) in await ResourcesAsync())
        {
            var lines = FormReader.PlainLines(await seed.Client.GetStringAsync(path + V1Formats.Text.Suffix, Stop)).ToList();

            lines.Should().ContainInOrder(FormReader.Lines(resource), path);
            foreach (var reference in FormReader.References(resource)) lines.Should().Contain(line => line.EndsWith($") {reference}"), path);
        }
    }

    [Fact]
    public async Task Json_ld_has_every_line_and_reference()
    {
        foreach (var (path, resource) in await ResourcesAsync())
        {
            var document = JsonNode.Parse(await seed.Client.GetStringAsync(path + V1Formats.JsonLd.Suffix, Stop))!;

            FormReader.JsonLdTexts(document).SelectMany(text => text.Split('\n')).Should().ContainInOrder(FormReader.Lines(resource).Where(line => line != resource["section"]?.Text("title")), path);
            var cited = document["citation"]?.AsArray().Select(citation => citation!.Text("description")) ?? (resource.ContainsKey("csl") ? [document.Text("description")] : []);
            cited.Should().Equal(FormReader.References(resource), path);
        }
    }

    [Fact]
    public async Task Every_form_says_whose_text_it_is_of_when_and_under_what_terms_without_inventing_a_review()
    {
        foreach (var (path, resource) in await ResourcesAsync())
        {
            var provenance = resource["provenance"]!;
            foreach (var form in FormsAt(path))
            {
                var text = await seed.Client.GetStringAsync(path + form.Suffix, Stop);
                if (resource["citations"] is JsonArray { Count: 0 } && (form == V1Formats.CslJson || form == V1Formats.Ris || form == V1Formats.BibTex)) continue;

                text.Should().NotContain("\r").And.NotContain("lastReviewed", path);
                text.Should().Contain(provenance.Text("digest"), path + form.Suffix).And.Contain(provenance.Text("canonicalUrl"));
                if (form == V1Formats.CslJson || form == V1Formats.JsonLd) continue;
                System.Net.WebUtility.HtmlDecode(text).Should().Contain("Réutilisation : accord du propriétaire requis")
                    .And.Contain("Relecture : date non communiquée")
                    .And.Contain("cette date n’est pas celle d’une relecture")
                    .And.Contain(provenance.Text("notice"));
            }
        }
    }

    private static IReadOnlyList<Format> FormsAt(string path) =>
        path.Contains("/faqs/", StringComparison.Ordinal) || path.Contains("/eligibility-criteria/", StringComparison.Ordinal)
            ? V1Formats.Of(Kind.Faq)
            : V1Formats.All;

    /// <summary>Every resource, and every single block of every section.</summary>
    private async Task<List<(string Path, JsonObject Resource)>> ResourcesAsync()
    {
        var resources = new List<(string, JsonObject)>();
        foreach (var collection in new[] { "topics", "sections", "faqs", "eligibility-criteria", "citations" })
        {
            foreach (var slug in (await seed.Client.GetAllAsync($"/v1/fr/{collection}?limit=100")).SelectMany(Slugs))
            {
                var path = $"/v1/fr/{collection}/{slug}";
                var resource = await seed.Client.GetJsonAsync(path);
                resources.Add((path, resource));
                foreach (var block in collection == "sections" ? resource.Objects("blocks") : [])
                {
                    var address = $"{path}/blocks/{block.Text("id")}";
                    resources.Add((address, await seed.Client.GetJsonAsync(address)));
                }
            }
        }

        resources.Should().HaveCountGreaterThan(50);
        return resources;
    }

    private static IEnumerable<string> Slugs(JsonObject resource) =>
        (resource["children"]?.AsArray() ?? []).SelectMany(child => Slugs(child!.AsObject())).Prepend(resource.Text("slug"));
}
