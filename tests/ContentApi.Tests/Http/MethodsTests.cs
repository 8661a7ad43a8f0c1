namespace ContentApi.Tests.Http;

public sealed class MethodsTests(HttpSite site) : IClassFixture<HttpSite>
{
    [Theory]
    [InlineData("/v1/fr/sections", "GET, HEAD, OPTIONS")]
    [InlineData("/v1/fr/sections/anti-interleukines-suivi", "GET, HEAD, OPTIONS")]
    [InlineData("/v1/fr/reads", "GET, HEAD, POST, OPTIONS")]
    [InlineData("/docs/errors", "GET, HEAD, OPTIONS")]
    [InlineData("/docs/errors/gone", "GET, HEAD, OPTIONS")]
    public async Task OPTIONS_lists_the_methods_of_an_address(string path, string methods)
    {
        var response = await site.Send("OPTIONS", path);

        ((int)response.StatusCode).Should().Be(204);
        response.Content.Headers.Allow.Should().BeEquivalentTo(methods.Split(", "));
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("POST", "/v1/fr/sections")]
    [InlineData("PUT", "/v1/fr/sections")]
    [InlineData("DELETE", "/v1/fr/sections")]
    [InlineData("PATCH", "/docs/errors")]
    [InlineData("TRACE", "/v1/fr/sections")]
    [InlineData("BREW", "/v1/fr/sections")]
    public async Task Other_methods_are_not_allowed_and_told_which_are(string method, string path)
    {
        var response = await site.Send(method, path);

        await response.ShouldBeProblem(405, "method-not-allowed");
        response.Content.Headers.Allow.Should().BeEquivalentTo("GET", "HEAD", "OPTIONS");
    }

    [Theory]
    [InlineData("OPTIONS")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task No_method_makes_an_unknown_address_known(string method)
    {
        await (await site.Send(method, "/v1/fr/none")).ShouldBeProblem(404, "not-found");
    }
}
