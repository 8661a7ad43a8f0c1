using System.Net;
using ContentApi.Content;
using ContentApi.Published;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Embedding;

/// <summary>A frame in somebody's page gives way to the notice with the next release.</summary>
public sealed class WithdrawnFrameTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_withdrawn_text_gives_way_to_why_since_when_and_what_instead()
    {
        const string place = "/fr/sections/anti-interleukines-voyage";
        const string instead = "/fr/sections/anti-interleukines-suivi";
        (await seed.Client.GetAsync("/embed/v1" + place, Stop)).StatusCode.Should().Be(HttpStatusCode.OK);

        await seed.WithdrawAsync("anti-interleukines-voyage", Severity.Safety, "Un <b>motif</b>.", "anti-interleukines-suivi", Kind.Section);

        using var response = await seed.Client.GetAsync("/embed/v1" + place, Stop);
        var page = await FramePageTests.DocumentAsync(response);
        response.StatusCode.Should().Be(HttpStatusCode.Gone);
        page.DocumentElement.GetAttribute("lang").Should().Be("fr");
        page.QuerySelector("h1")!.TextContent.Should().Be("Retiré");
        page.QuerySelector("main")!.TextContent.Should().Contain("publication n° 2").And.Contain("Motif : Un <b>motif</b>.");
        page.QuerySelector("main a")!.GetAttribute("href").Should().Be($"{ContentHost.BaseUrl}/embed/v1{instead}");
        response.Headers.CacheControl!.ToString().Should().Be("public, max-age=60");

        using var oembed = await seed.Client.GetAsync($"/oembed?url={Uri.EscapeDataString($"{ContentHost.BaseUrl}/v1{place}")}", Stop);
        oembed.StatusCode.Should().Be(HttpStatusCode.Gone);
        (await oembed.JsonAsync()).Text("code").Should().Be("gone");
    }
}
