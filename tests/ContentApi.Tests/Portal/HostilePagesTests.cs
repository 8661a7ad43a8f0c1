using AngleSharp.Html.Parser;
using ContentApi.Content;
using ContentApi.Embedding.Component;
using ContentApi.Embedding.Targets;
using ContentApi.Portal;
using ContentApi.Tests.Content;
using ContentApi.Tests.Formats;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Portal;

/// <summary>Whatever a package says is words in the portal, and nothing else.</summary>
public sealed class HostilePagesTests
{
    [Fact]
    public void Nothing_of_a_text_becomes_an_element_or_an_address_of_the_page()
    {
        using var hostile = new RenderedPackage(SamplePackage.Whole, Hostile.Poisoned);
        var layout = new Layout(ContentHost.BaseUrl);
        EmbedTarget[] subjects =
        [
            new("en-GB", Kind.Topic, "asthma"),
            new("en-GB", Kind.Section, "asthma-inhalers"),
            new("en-GB", Kind.Faq, "asthma", IsList: true),
            new("en-GB", Kind.EligibilityCriterion, "asthma", IsList: true),
        ];
        var pages = PageLanguage.All.SelectMany(tongue => subjects
            .Select(subject => new StartPage(hostile.Served, hostile.Formats, layout, tongue).Render(new EmbedOptions(subject, null, null), new DateOnly(2026, 11, 24)))
            .Append(new PrintPage(hostile.Served, layout, tongue).Render(hostile.Served.Snapshot.Live.Single())));

        foreach (var answer in pages)
        {
            var page = new HtmlParser().ParseDocument(RenderedPackage.Text(answer));

            page.QuerySelectorAll("script").Should().NotContain(script => script.TextContent.Length > 0);
            page.QuerySelectorAll("script").Select(script => script.GetAttribute("src")).Should().BeSubsetOf(["./portal.js", ContentHost.BaseUrl + ComponentVersion.StablePath]);
            page.QuerySelectorAll("img, iframe, object, embed").Should().BeEmpty();
            page.All.SelectMany(element => element.Attributes).Should().NotContain(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
            page.QuerySelectorAll("[href], [src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)
                .Should().NotContain(address => address.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("data:", StringComparison.OrdinalIgnoreCase));
            page.Body!.TextContent.Should().Contain("alert(1)");
        }
    }
}
