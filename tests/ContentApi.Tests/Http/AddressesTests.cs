using ContentApi.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ContentApi.Tests.Http;

public sealed class AddressesTests(HttpSite site) : IClassFixture<HttpSite>
{
    [Theory]
    [InlineData("/V1/fr/sections", "/v1/fr/sections")]
    [InlineData("/v1/FR/sections", "/v1/fr/sections")]
    [InlineData("/v1/FR-be/sections", "/v1/fr-BE/sections")]
    [InlineData("/v1/fr-be/sections", "/v1/fr-BE/sections")]
    [InlineData("/v1/deu-AT/Sections", "/v1/deu-AT/sections")]
    [InlineData("/v1/fr/SECTIONS/", "/v1/fr/sections")]
    [InlineData("/v1/fr/sections/", "/v1/fr/sections")]
    [InlineData("/v1/fr/sections/?limit=5&TOPIC=A%20B", "/v1/fr/sections?limit=5&TOPIC=A%20B")]
    [InlineData("/v1/fr/sections/Anti-Interleukines-Suivi", "/v1/fr/sections/anti-interleukines-suivi")]
    [InlineData("/v1/documents/0F8FAD5B-D9CB-469F-A165-70867728950E", "/v1/documents/0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("/v1/", "/v1")]
    [InlineData("/v1/fr/sections/%C3%89T%C3%89", "/v1/fr/sections/%C3%89t%C3%89")]
    [InlineData("/v1/fr/sections/A%2FB", "/v1/fr/sections/a%2fb")]
    public async Task Another_spelling_is_redirected_for_ever_with_its_query(string path, string location)
    {
        var response = await site.Get(path);

        ((int)response.StatusCode).Should().Be(308);
        response.Headers.Location!.OriginalString.Should().Be(location);
        response.Headers.CacheControl!.ToString().Should().Be("public, max-age=86400");
        ((int)(await site.Get(location)).StatusCode).Should().NotBe(308);
    }

    [Theory]
    [InlineData("/v1/fr/sections")]
    [InlineData("/v1/fr-BE/sections")]
    [InlineData("/v1/fr/sections/%61nti-interleukines")]
    [InlineData("/v1/fr/sections/anti-interleukines-suivi")]
    public async Task The_canonical_spelling_is_served(string path)
    {
        ((int)(await site.Get(path)).StatusCode).Should().Be(200);
    }

    [Theory]
    [InlineData("//v1/fr/sections")]
    [InlineData("/v1//fr/sections")]
    [InlineData("/v1/fr/sections//")]
    [InlineData("//evil.test/v1/FR")]
    [InlineData("/docs//errors")]
    public async Task Empty_segments_name_nothing(string path)
    {
        (await site.Raw($"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).Should().StartWith("HTTP/1.1 404 ").And.Contain("\"code\":\"not-found\"");
    }

    [Theory]
    [InlineData("/v1/fr/sections/%ff")]
    [InlineData("/v1/fr/sections/%C3")]
    [InlineData("/v1/fr/sections/%C0%AF")]
    [InlineData("/v1/fr/sections/%ED%A0%80")]
    [InlineData("/v1/fr/sections/%0a")]
    [InlineData("/v1/fr/sections/%7f")]
    [InlineData("/v1/fr/sections/%C2%85")]
    [InlineData("/v1/fr/sections/a%")]
    [InlineData("/v1/fr/sections/%zz")]
    [InlineData("/none/%ff")]
    [InlineData("/docs/errors/%ff")]
    [InlineData("http://x/v1/fr/sections/%ff")]
    public async Task A_path_that_is_not_text_is_refused_before_anything_else(string path)
    {
        (await site.Raw($"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).Should().StartWith("HTTP/1.1 400 ").And.Contain("\"code\":\"bad-request\"");
    }

    [Fact]
    public async Task A_path_with_NUL_is_refused_by_the_server_itself_without_a_body()
    {
        (await site.Raw("GET /v1/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).Should().StartWith("HTTP/1.1 400 ").And.EndWith("\r\n\r\n");
    }

    [Fact]
    public async Task An_escaped_percent_sign_is_text()
    {
        ((int)(await site.Get("/v1/fr/sections/100%25")).StatusCode).Should().Be(200);
    }

    [Theory]
    [InlineData("/v2/fr/sections")]
    [InlineData("/v9")]
    [InlineData("/vx/fr/sections")]
    [InlineData("/v0")]
    [InlineData("/v10/fr/sections")]
    [InlineData("/v1.0/fr/sections")]
    [InlineData("/v1-beta/fr/sections")]
    [InlineData("/V2/FR/sections/")]
    [InlineData("/v99999999999999999999/fr/sections")]
    public async Task A_version_that_does_not_exist_is_told_which_do(string path)
    {
        var problem = await (await site.Get(path)).ShouldBeProblem(404, "unsupported-api-version");

        problem["supportedVersions"]!.ToJsonString().Should().Be("""["v1"]""");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/verify")]
    [InlineData("/v")]
    public async Task What_is_no_version_is_just_not_found(string path)
    {
        await (await site.Get(path)).ShouldBeProblem(404, "not-found");
    }

    [Theory]
    [InlineData("/v1/fr/sections/anti-interleukines-suivi")]
    [InlineData("/v1/fr-BE/sections")]
    [InlineData("/docs")]
    public void A_canonical_address_passes_without_an_allocation(string path)
    {
        var addresses = new CanonicalUrlMiddleware(_ => Task.CompletedTask, Options.Create(new SiteOptions { BaseUrl = HttpSite.BaseUrl }));
        var context = new DefaultHttpContext { Request = { Path = path } };

        Allocations.Of(() => addresses.InvokeAsync(context)).Should().Be(0);
    }

    [Fact]
    public async Task Redirects_keep_the_path_below_which_a_proxy_publishes_us()
    {
        var addresses = new CanonicalUrlMiddleware(_ => Task.CompletedTask, Options.Create(new SiteOptions { BaseUrl = "https://example.org/content" }));
        var context = new DefaultHttpContext { Request = { Path = "/v1/FR/topics" } };

        await addresses.InvokeAsync(context);

        context.Response.Headers.Location.Should().Equal("/content/v1/fr/topics");
    }
}
