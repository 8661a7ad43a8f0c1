using System.Net;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Embedding;

/// <summary>What a reader sees in a frame when nothing can be told now is no withdrawal.</summary>
public sealed class UnavailableFrameTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private const string Section = "/embed/v1/fr/sections/anti-interleukines-suivi";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_without_content_says_that_the_text_is_not_withdrawn()
    {
        await using var host = await ContentHost.StartAsync("Host=127.0.0.1;Port=1;Database=none;Username=nobody");

        using var response = await host.Client.GetAsync(Section, Stop);

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter.Should().NotBeNull();
        (await FramePageTests.DocumentAsync(response)).QuerySelector("main")!.TextContent.Should().Contain("Il n’est pas retiré pour autant");
    }

    [Fact]
    public async Task Whoever_asks_for_too_much_is_told_in_the_frame()
    {
        await using var host = await (await ContentHost.StartAsync(seed.Database.Reader, configure: null, "--RateLimit:PerMinute=1")).ReadyAsync();

        (await host.Client.GetAsync(Section, Stop)).StatusCode.Should().Be(HttpStatusCode.OK);
        using var response = await host.Client.GetAsync(Section, Stop);

        response.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        (await FramePageTests.DocumentAsync(response)).QuerySelector("h1")!.TextContent.Should().Be("Trop de demandes");
    }
}
