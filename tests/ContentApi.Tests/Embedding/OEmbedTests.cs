using AngleSharp.Html.Parser;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Embedding;

/// <summary>oEmbed 1.0, as WordPress and others ask for it.</summary>
public sealed class OEmbedTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private const string Section = "/fr/sections/anti-interleukines-suivi";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData($"/v1{Section}", Section)]
    [InlineData($"/v1{Section}.html", Section)]
    [InlineData($"/v1{Section}.csl.json", Section)]
    [InlineData($"/embed/v1{Section}", Section)]
    [InlineData($"/embed/v1{Section}?theme=dark&lang=en#fragment", $"{Section}?theme=dark&lang=en")]
    [InlineData($"/v1{Section}/blocks/surveillance.txt", $"{Section}/blocks/surveillance")]
    [InlineData("/v1/fr/faqs?topic=anti-interleukines", "/fr/faqs?topic=anti-interleukines")]
    public async Task Any_address_of_a_resource_or_of_its_page_leads_to_the_frame(string address, string place)
    {
        var answer = await seed.Client.GetJsonAsync(Ask(ContentHost.BaseUrl + address));

        answer.Keys().Should().Equal("type", "version", "title", "provider_name", "provider_url", "cache_age", "width", "height", "html");
        (answer.Text("type"), answer.Text("version"), answer.Text("provider_name")).Should().Be(("rich", "1.0", "ContentApi"));
        answer.Text("provider_url").Should().Be($"{ContentHost.BaseUrl}/");
        var frame = new HtmlParser().ParseDocument(answer.Text("html")).QuerySelector("iframe")!;
        frame.GetAttribute("src").Should().Be($"{ContentHost.BaseUrl}/embed/v1{place}");
        frame.GetAttribute("title").Should().Be(answer.Text("title"));
        (frame.GetAttribute("loading"), frame.GetAttribute("referrerpolicy")).Should().Be(("lazy", "no-referrer"));
        frame.GetAttribute("sandbox")!.Split(' ').Should().NotContain("allow-same-origin");
    }

    [Theory]
    [InlineData("", 600, 480)]
    [InlineData("&maxwidth=320", 320, 480)]
    [InlineData("&maxheight=200&maxwidth=2000", 600, 200)]
    [InlineData("&format=json&dnt=1&maxwidth=500&maxheight=750", 500, 480)]
    public async Task The_frame_keeps_within_the_room_that_it_is_given(string room, int width, int height)
    {
        var answer = await seed.Client.GetJsonAsync(Ask($"{ContentHost.BaseUrl}/v1{Section}") + room);

        (answer["width"]!.GetValue<int>(), answer["height"]!.GetValue<int>()).Should().Be((width, height));
        answer.Text("html").Should().Contain($"width=\"{width}\" height=\"{height}\"");
    }

    [Theory]
    [InlineData("/oembed", 400, "invalid-parameters")]
    [InlineData("/oembed?url=https://content.example/v1/fr/sections/x&width=1", 400, "invalid-parameters")]
    [InlineData("/oembed?url=https://content.example/v1/fr/sections/x&maxwidth=0", 400, "invalid-parameters")]
    [InlineData("/oembed?url=https://content.example/v1/fr/sections/x&format=xml", 501, "format-not-implemented")]
    [InlineData("/oembed?url=https://elsewhere.example/v1/fr/sections/anti-interleukines-suivi", 404, "not-found")]
    [InlineData("/oembed?url=https://content.example.elsewhere.example/v1/fr/sections/anti-interleukines-suivi", 404, "not-found")]
    [InlineData("/oembed?url=https://content.example/docs", 404, "not-found")]
    [InlineData("/oembed?url=https://content.example/v1/fr/citations/anti-interleukines-ameli-psoriasis", 404, "not-found")]
    [InlineData("/oembed?url=https://content.example/v1/fr/sections/anti-interleukines-suivi%3Frelease%3D1", 404, "not-found")]
    [InlineData("/oembed?url=https://content.example/v1/fr/sections/jamais-publiee", 404, "document-not-found")]
    [InlineData("/oembed?url=https://content.example/v1/de/sections/jamais-publiee", 404, "locale-not-published")]
    public async Task What_cannot_be_embedded_is_a_problem(string address, int status, string code)
    {
        using var response = await seed.Client.GetAsync(address, Stop);

        ((int)response.StatusCode).Should().Be(status);
        (await response.JsonAsync()).Text("code").Should().Be(code);
    }

    private static string Ask(string url) => $"/oembed?url={Uri.EscapeDataString(url)}";
}
