using System.Net;
using ContentApi.Http;

namespace ContentApi.Tests.Http;

public sealed class NegotiationTests(HttpSite site) : IClassFixture<HttpSite>
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("gzip", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=1.0, br;q=0.9", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0.000,*", "gzip")]
    [InlineData("*", "br")]
    [InlineData("*;q=0.1", "br")]
    [InlineData("identity, gzip;q=0.5", null)]
    [InlineData("gzip;q=0.001", "gzip")]
    [InlineData("deflate, zstd", null)]
    [InlineData("identity;q=0, gzip", "gzip")]
    [InlineData("*;q=0, br", "br")]
    [InlineData("br ; q=0.2 , gzip ; q=0.3", "gzip")]
    [InlineData("gzip;q=much", "gzip")]
    [InlineData(",,;q=1,", null)]
    public async Task Coding_follows_the_weights(string? acceptEncoding, string? coding)
    {
        var response = acceptEncoding is null
            ? await site.Get("/v1/fr/sections")
            : await site.Get("/v1/fr/sections", ("Accept-Encoding", acceptEncoding));

        var expected = coding switch { "br" => SamplesController.Section.Brotli, "gzip" => SamplesController.Section.Gzipped, _ => SamplesController.Section.Identity };
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentEncoding.Should().Equal(coding is null ? [] : [coding]);
        response.Headers.ETag!.ToString().Should().Be(expected.ETag);
        response.Content.Headers.ContentLength.Should().Be(expected.Bytes.Length);
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Should().Equal(expected.Bytes);
    }

    [Theory]
    [InlineData("identity;q=0")]
    [InlineData("*;q=0")]
    [InlineData("deflate, *;q=0")]
    [InlineData("br;q=0, gzip;q=0, identity;q=0.0")]
    public async Task Who_refuses_every_coding_and_identity_is_told(string acceptEncoding)
    {
        var response = await site.Get("/v1/fr/sections", ("Accept-Encoding", acceptEncoding));

        var problem = await response.ShouldBeProblem(406, "not-acceptable");
        problem["available"]!.ToJsonString().Should().Be("""["br","gzip","identity"]""");
    }

    [Fact]
    public async Task What_a_coding_makes_no_smaller_is_coded_only_where_identity_is_refused()
    {
        var willing = await site.Get("/v1/tiny", ("Accept-Encoding", "gzip"));
        var strict = await site.Get("/v1/tiny", ("Accept-Encoding", "gzip, identity;q=0"));

        willing.Content.Headers.ContentEncoding.Should().BeEmpty();
        strict.Content.Headers.ContentEncoding.Should().Equal("gzip");
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("")]
    [InlineData("application/json")]
    [InlineData("Application/JSON; charset=utf-8")]
    [InlineData("application/*")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")]
    [InlineData("application/problem+json, application/json;q=0.1")]
    [InlineData("application/*;q=0, application/json")]
    public async Task Json_is_served_to_who_accepts_it(string accept)
    {
        (await site.Get("/v1/fr/sections", ("Accept", accept))).Content.Headers.ContentType!.ToString().Should().Be("application/json");
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/xml, image/*")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json;q=0, */*")]
    [InlineData("nonsense")]
    public async Task What_is_not_to_be_had_is_not_acceptable_and_says_what_is(string accept)
    {
        var response = await site.Get("/v1/fr/sections", ("Accept", accept));

        var problem = await response.ShouldBeProblem(406, "not-acceptable");
        problem["available"]!.ToJsonString().Should().Be("""["application/json"]""");
    }

    [Fact]
    public async Task An_address_that_names_its_form_ignores_Accept()
    {
        var response = await site.Get("/v1/text.txt", ("Accept", "image/png"));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers.Vary.Should().Equal("Accept-Encoding");
    }

    [Fact]
    public async Task Vary_is_there_even_when_the_request_said_nothing()
    {
        var response = await site.Raw("GET /v1/fr/sections HTTP/1.0\r\n\r\n");

        response.Should().StartWith("HTTP/1.1 200 OK").And.Contain("\r\nVary: Accept, Accept-Encoding\r\n");
    }

    [Fact]
    public void Reading_the_usual_headers_allocates_nothing()
    {
        Allocations.Of(() => CodingWeights.Of("gzip, deflate, br, zstd").Choose(SamplesController.Section)).Should().Be(0);
        Allocations.Of(() => Negotiation.WeightOf("application/json", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")).Should().Be(0);
    }
}
