namespace ContentApi.Tests.Http;

public sealed class CorsTests(HttpSite site) : IClassFixture<HttpSite>
{
    [Theory]
    [InlineData("GET", "/v1/fr/sections", 200)]
    [InlineData("HEAD", "/v1/fr/sections", 200)]
    [InlineData("OPTIONS", "/v1/fr/sections", 204)]
    [InlineData("GET", "/v1/fr/sections?limit=0", 400)]
    [InlineData("GET", "/v1/%ff", 400)]
    [InlineData("GET", "/v1/none", 404)]
    [InlineData("GET", "/v2/none", 404)]
    [InlineData("POST", "/v1/fr/sections", 405)]
    [InlineData("GET", "/v1/gone", 410)]
    [InlineData("GET", "/v1/FR/sections", 308)]
    [InlineData("GET", "/v1/fails", 500)]
    [InlineData("GET", "/docs/errors", 200)]
    public async Task Any_page_may_read_any_response_without_credentials(string method, string path, int status)
    {
        var response = await site.Send(method, path, ("Origin", "https://partner.test"));

        ((int)response.StatusCode).Should().Be(status);
        response.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
        response.Headers.GetValues("Cross-Origin-Resource-Policy").Should().Equal("cross-origin");
        string.Join(',', response.Headers.GetValues("Access-Control-Expose-Headers")).Split(',', StringSplitOptions.TrimEntries)
            .Should().Contain(["ETag", "Last-Modified", "Link", "Location", "Content-Release", "Retry-After", "api-supported-versions"]);
        response.Headers.Contains("Access-Control-Allow-Credentials").Should().BeFalse();
    }

    [Theory]
    [InlineData("/v1/fr/sections")]
    [InlineData("/v1/FR/sections/")]
    [InlineData("/v1/none")]
    [InlineData("/v9")]
    public async Task Preflight_says_yes_for_a_day(string path)
    {
        var response = await site.Send(
            "OPTIONS", path, ("Origin", "https://partner.test"), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "if-none-match"));

        ((int)response.StatusCode).Should().Be(204);
        response.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
        response.Headers.GetValues("Access-Control-Allow-Methods").Should().Equal("GET, HEAD, OPTIONS");
        response.Headers.GetValues("Access-Control-Allow-Headers").Single().Should().StartWith("*, ").And.Contain("If-None-Match");
        response.Headers.GetValues("Access-Control-Max-Age").Should().Equal("86400");
    }
}
