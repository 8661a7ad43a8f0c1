using System.Text.Json.Nodes;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Tests.Content;
using ContentApi.Tests.Hosting;
using Markdig;

namespace ContentApi.Tests.Formats;

/// <summary>Whatever a text says, it is text: editions that the checker would refuse, published all the same.</summary>
public sealed class HostileFormTests
{
    [Fact]
    public void Nothing_in_a_text_runs_in_html()
    {
        using var hostile = new RenderedPackage(SamplePackage.Whole, Hostile.Poisoned);

        foreach (var (path, answer) in hostile.Resources)
        {
            var document = FormReader.Html(RenderedPackage.Text(answer.OtherFormats!.Make(answer, V1Formats.Html)));

            document.QuerySelectorAll("script, img, style, iframe").Should().BeEmpty(path);
            document.All.SelectMany(element => element.Attributes).Should().OnlyContain(attribute => !attribute.Name.StartsWith("on"), path);
            document.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).Should().OnlyContain(href => href!.StartsWith("http") || href.StartsWith('#'), path);
            document.Body!.TextContent.Should().Contain(Hostile.Text, path);
        }
    }

    [Fact]
    public void Markdown_reads_a_text_back_as_it_is_and_makes_no_markup_of_it()
    {
        using var hostile = new RenderedPackage(SamplePackage.Whole, Hostile.Poisoned);
        var everything = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

        foreach (var (path, answer) in hostile.Resources)
        {
            var markdown = RenderedPackage.Text(answer.OtherFormats!.Make(answer, V1Formats.Markdown));
            FormReader.MarkdownLines(markdown).Should().Contain(line => line.Contains(Hostile.Text), path);
            foreach (var html in new[] { Markdown.ToHtml(markdown), Markdown.ToHtml(markdown, everything) })
            {
                var document = FormReader.Html(html);
                document.QuerySelectorAll("script, img, del, code").Should().BeEmpty(path);
                document.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).Should().OnlyContain(href => href!.StartsWith("http"), path);
            }
        }
    }

    [Fact]
    public void Json_ld_does_not_end_the_script_that_a_page_sets_it_into()
    {
        using var hostile = new RenderedPackage(SamplePackage.Whole, Hostile.Poisoned);

        foreach (var (path, answer) in hostile.Resources)
        {
            var json = RenderedPackage.Text(answer.OtherFormats!.Make(answer, V1Formats.JsonLd));
            json.Should().NotContainAny("<", ">", "&");
            JsonNode.Parse(json)!.ToJsonString().Should().NotContain("\"url\":\"javascript:", path);
        }
    }

    [Fact]
    public void A_text_adds_no_entry_to_bibtex_or_ris_and_no_dangerous_link_to_csl()
    {
        using var hostile = new RenderedPackage(SamplePackage.Whole, Hostile.Poisoned);
        var topic = hostile.Resources.Single(resource => resource.Path.EndsWith("/topics/asthma", StringComparison.Ordinal)).Answer;

        var bib = CitationReader.BibTex(RenderedPackage.Text(topic.OtherFormats!.Make(topic, V1Formats.BibTex)));
        var ris = CitationReader.Ris(RenderedPackage.Text(topic.OtherFormats!.Make(topic, V1Formats.Ris)));
        var csl = JsonNode.Parse(topic.OtherFormats!.Make(topic, V1Formats.CslJson).Identity.Bytes)!.AsArray();

        var count = JsonNode.Parse(topic.Identity.Bytes)!.Objects("citations").Count();
        (bib.Count, ris.Count, csl.Count).Should().Be((count, count, count));
        csl.Should().OnlyContain(item => item!["URL"] == null);
        ris.SelectMany(item => item["UR"]).Should().BeEmpty();
        bib.Should().OnlyContain(item => !item.ContainsKey("url"));
    }
}
