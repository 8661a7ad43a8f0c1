using AngleSharp.Html.Parser;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Embedding.Targets;

namespace ContentApi.Tests.Embedding;

public sealed class SnippetsTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);

    [Fact]
    public void The_component_holds_the_text_itself_and_says_where_and_when_it_was_fetched()
    {
        var snippets = Of("/v1/fr/sections/suivi");

        var page = new HtmlParser().ParseDocument(snippets.Component("<section><p>Texte</p></section>\n", Day));

        page.QuerySelector("script[type=module]")!.GetAttribute("src").Should().Be("https://content.example/embed/v1/vetted-content.js");
        var element = page.QuerySelector("vetted-content")!;
        element.Attributes.Select(attribute => (attribute.Name, attribute.Value)).Should().Equal(
            ("src", "https://content.example/v1/fr/sections/suivi"), ("retrieved", "2026-11-24"));
        element.QuerySelector("section > p")!.TextContent.Should().Be("Texte");
    }

    [Fact]
    public void A_pinned_component_is_held_to_its_digest()
    {
        var script = new HtmlParser().ParseDocument(Of("/v1/fr/sections/suivi").PinnedComponent("", Day, "https://content.example/embed/v1/1.0.0/vetted-content.js", "sha384-abc"))
            .QuerySelector("script")!;

        script.GetAttribute("src").Should().Be("https://content.example/embed/v1/1.0.0/vetted-content.js");
        (script.GetAttribute("integrity"), script.GetAttribute("crossorigin")).Should().Be(("sha384-abc", "anonymous"));
    }

    [Theory]
    [InlineData("/v1/fr/faqs?topic=sujet", null, null, "/embed/v1/fr/faqs?topic=sujet")]
    [InlineData("/v1/fr/faqs?topic=sujet", "dark", "en", "/embed/v1/fr/faqs?topic=sujet&theme=dark&lang=en")]
    [InlineData("/v1/fr/sections/suivi", "dark", null, "/embed/v1/fr/sections/suivi?theme=dark")]
    public void The_frame_leads_to_the_page_in_the_chosen_theme_and_language(string path, string? theme, string? language, string address)
    {
        var snippets = new Snippets(new Urls("https://content.example"), path, "« A » & \"B\"") { Theme = theme, Language = language };

        var frame = new HtmlParser().ParseDocument(snippets.Frame()).QuerySelector("iframe")!;

        frame.GetAttribute("src").Should().Be("https://content.example" + address);
        frame.GetAttribute("title").Should().Be("« A » & \"B\"");
    }

    [Fact]
    public void On_the_server_each_fragment_of_a_list_is_included()
    {
        var snippets = new Snippets(new Urls("https://content.example"), "/v1/fr/faqs?topic=sujet", "Questions") { Pieces = ["/v1/fr/faqs/une", "/v1/fr/faqs/deux"] };

        snippets.Nginx.Should().Be("<!--# include virtual=\"/vetted/v1/fr/faqs/une.html\" -->\n<!--# include virtual=\"/vetted/v1/fr/faqs/deux.html\" -->");
        snippets.Php.Should().Be("<?= vetted_content('/v1/fr/faqs/une.html') ?>\n<?= vetted_content('/v1/fr/faqs/deux.html') ?>");
        snippets.Curl.Should().Be("curl --fail 'https://content.example/v1/fr/faqs/une.html'\ncurl --fail 'https://content.example/v1/fr/faqs/deux.html'");
    }

    private static Snippets Of(string path) => new(new Urls("https://content.example"), path, "Suivi");
}
