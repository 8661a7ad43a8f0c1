using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ContentApi.Embedding.Component;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Embedding;

/// <summary>Where pages load the component from.</summary>
public sealed class ComponentFilesTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private const string Stable = "/embed/v1/vetted-content.js";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_version_is_the_file_that_its_integrity_names_and_stays_below_10_KB_in_brotli()
    {
        var list = JsonNode.Parse(await seed.Client.GetStringAsync("/embed/v1/versions.json", Stop))!;

        list["versions"]!.AsArray().Should().HaveCount(ComponentVersion.All.Count).And.NotBeEmpty();
        foreach (var version in list["versions"]!.AsArray())
        {
            var url = new Uri(version!["url"]!.GetValue<string>());
            var script = await seed.Client.GetByteArrayAsync(url.AbsolutePath, Stop);
            $"sha384-{Convert.ToBase64String(SHA384.HashData(script))}".Should().Be(version["integrity"]!.GetValue<string>());
            script.Length.Should().Be(version["bytes"]!.GetValue<int>());
            var best = new byte[BrotliEncoder.GetMaxCompressedLength(script.Length)];
            BrotliEncoder.TryCompress(script, best, out var length, quality: 11, window: 22).Should().BeTrue();
            length.Should().Be(version["brotli"]!.GetValue<int>()).And.BeLessThan(10_000);
        }
    }

    [Fact]
    public async Task The_stable_address_gives_the_current_version_for_a_minute_and_its_own_address_gives_it_for_ever()
    {
        using var stable = await seed.Client.GetAsync(Stable, Stop);
        using var current = await seed.Client.GetAsync(ComponentVersion.Current.Path, Stop);

        (await stable.Content.ReadAsByteArrayAsync(Stop)).Should().Equal(await current.Content.ReadAsByteArrayAsync(Stop));
        stable.Headers.CacheControl!.ToString().Should().Be("public, max-age=60, stale-while-revalidate=240, stale-if-error=3600");
        current.Headers.CacheControl!.ToString().Should().Be("public, max-age=31536000, immutable");
        foreach (var response in new[] { stable, current })
        {
            response.Content.Headers.ContentType.Should().Be(new MediaTypeHeaderValue("text/javascript", "utf-8"));
            response.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
            response.Headers.GetValues("Cross-Origin-Resource-Policy").Should().Equal("cross-origin");
            response.Headers.Vary.Should().Equal("Accept-Encoding");
        }
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task Each_coding_has_its_own_entity_tag_and_costs_nothing_the_second_time(string coding)
    {
        using var first = await seed.Client.SendAsync(Request(HttpMethod.Get, coding), Stop);
        using var head = await seed.Client.SendAsync(Request(HttpMethod.Head, coding), Stop);
        using var again = Request(HttpMethod.Get, coding);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await seed.Client.SendAsync(again, Stop);

        first.Content.Headers.ContentEncoding.Should().Equal(coding == "identity" ? [] : [coding]);
        first.Headers.ETag!.IsWeak.Should().BeFalse();
        (head.StatusCode, head.Headers.ETag, head.Content.Headers.ContentLength).Should().Be((HttpStatusCode.OK, first.Headers.ETag, first.Content.Headers.ContentLength));
        second.StatusCode.Should().Be(HttpStatusCode.NotModified);
        second.Headers.CacheControl!.ToString().Should().Be(first.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("/embed/v1/0.9.0/vetted-content.js")]
    [InlineData("/embed/v1/1.0.0/other.js")]
    [InlineData("/embed/v2/vetted-content.js")]
    public async Task What_was_never_released_is_not_found(string path)
    {
        using var response = await seed.Client.GetAsync(path, Stop);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!["code"]!.GetValue<string>().Should().Be("not-found");
    }

    private static HttpRequestMessage Request(HttpMethod method, string coding)
    {
        var request = new HttpRequestMessage(method, Stable);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(coding));
        return request;
    }
}
