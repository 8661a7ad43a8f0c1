namespace ContentApi.Tests.Http;

public sealed class AnswerWriterTests(HttpSite site) : IClassFixture<HttpSite>
{
    [Theory]
    [InlineData("Cache-Control", "public, max-age=60, stale-while-revalidate=240, stale-if-error=3600")]
    [InlineData("Content-Language", "fr")]
    [InlineData("Content-Release", SamplesController.Release)]
    [InlineData("Content-Type", "application/json")]
    [InlineData("Last-Modified", "Mon, 12 Oct 2026 08:30:00 GMT")]
    [InlineData("Link", "<https://content.test/v1/fr/sections>; rel=\"collection\"")]
    [InlineData("Vary", "Accept, Accept-Encoding")]
    [InlineData("X-Content-Type-Options", "nosniff")]
    [InlineData("api-supported-versions", "1.0")]
    [InlineData("Access-Control-Allow-Origin", "*")]
    [InlineData("Cross-Origin-Resource-Policy", "cross-origin")]
    public async Task Content_carries_every_header_of_the_contract(string name, string value)
    {
        (await site.Raw("GET /v1/fr/sections HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).Should().Contain($"\r\n{name}: {value}\r\n");
    }

    [Theory]
    [InlineData("Server:")]
    [InlineData("Accept-Ranges:")]
    [InlineData("Transfer-Encoding:")]
    [InlineData("Set-Cookie:")]
    [InlineData("Access-Control-Allow-Credentials:")]
    public async Task Nothing_is_promised_that_is_not_kept(string header)
    {
        (await site.Raw("GET /v1/fr/sections HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).Should().NotContain(header);
    }

    [Theory]
    [InlineData("/v1/fr/sections")]
    [InlineData("/v1/fr/sections?limit=0")]
    [InlineData("/v1/gone")]
    [InlineData("/v1/none")]
    [InlineData("/v1/text.txt")]
    [InlineData("/docs/errors")]
    [InlineData("/docs/errors/gone")]
    [InlineData("/v1/FR/sections")]
    public async Task HEAD_has_the_headers_of_GET_and_no_body(string path)
    {
        var get = await site.Raw($"GET {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n");
        var head = await site.Raw($"HEAD {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n");

        Undated(head).Should().Be(Undated(get[..(get.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)]));
    }

    [Fact]
    public async Task A_range_is_answered_with_the_whole()
    {
        var response = await site.Get("/v1/fr/sections", ("Range", "bytes=0-3"));

        ((int)response.StatusCode).Should().Be(200);
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Should().Equal(SamplesController.Section.Identity.Bytes);
    }

    private static string Undated(string response) => string.Join('\n', response.Split("\r\n").Where(line => !line.StartsWith("Date:", StringComparison.Ordinal)));
}
