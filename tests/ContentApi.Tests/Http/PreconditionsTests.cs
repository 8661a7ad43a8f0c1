namespace ContentApi.Tests.Http;

public sealed class PreconditionsTests(HttpSite site) : IClassFixture<HttpSite>
{
    private const string Modified = "Mon, 12 Oct 2026 08:30:00 GMT";
    private const string Earlier = "Mon, 12 Oct 2026 08:29:59 GMT";
    private const string Later = "Mon, 12 Oct 2026 08:30:01 GMT";
    private static readonly string Tag = SamplesController.Section.Identity.ETag!;
    private static readonly string BrotliTag = SamplesController.Section.Brotli.ETag!;
    private static readonly string GzipTag = SamplesController.Section.Gzipped.ETag!;

    public static TheoryData<string, string, int> Tags => new()
    {
        { "If-None-Match", Tag, 304 },
        { "If-None-Match", $"W/{Tag}", 304 },
        { "If-None-Match", "*", 304 },
        { "If-None-Match", " * ", 304 },
        { "If-None-Match", $"\"other\", {Tag}", 304 },
        { "If-None-Match", $"\"a,b\",W/\"c\" ,, {Tag} ,\"d\"", 304 },
        { "If-None-Match", $"garbage, {Tag}", 304 },
        { "If-None-Match", "\"other\"", 200 },
        { "If-None-Match", "", 200 },
        { "If-None-Match", "*, \"other\"", 200 },
        { "If-None-Match", Tag.Trim('"'), 200 },
        { "If-None-Match", Tag[..^1], 200 },
        { "If-None-Match", $"w/{Tag}", 200 },
        { "If-None-Match", "W/", 200 },
        { "If-Match", Tag, 200 },
        { "If-Match", "*", 200 },
        { "If-Match", $"\"other\", {Tag}", 200 },
        { "If-Match", BrotliTag, 200 },
        { "If-Match", $"W/{Tag}", 412 },
        { "If-Match", "\"other\"", 412 },
        { "If-Match", "", 412 },
        { "If-Modified-Since", Modified, 304 },
        { "If-Modified-Since", Later, 304 },
        { "If-Modified-Since", Earlier, 200 },
        { "If-Modified-Since", "Monday, 12-Oct-26 08:30:00 GMT", 304 },
        { "If-Modified-Since", "Mon Oct 12 08:30:00 2026", 304 },
        { "If-Modified-Since", "2026-10-12", 200 },
        { "If-Modified-Since", "yesterday", 200 },
        { "If-Modified-Since", "", 200 },
        { "If-Unmodified-Since", Modified, 200 },
        { "If-Unmodified-Since", Later, 200 },
        { "If-Unmodified-Since", Earlier, 412 },
        { "If-Unmodified-Since", "yesterday", 200 },
    };

    [Theory]
    [MemberData(nameof(Tags))]
    public async Task A_condition_is_evaluated_for_GET_and_HEAD_alike(string name, string value, int status)
    {
        ((int)(await site.Get("/v1/fr/sections", (name, value))).StatusCode).Should().Be(status);
        ((int)(await site.Send("HEAD", "/v1/fr/sections", (name, value))).StatusCode).Should().Be(status);
    }

    public static TheoryData<string, string, string, string, int> Pairs => new()
    {
        { "If-None-Match", Tag, "If-Modified-Since", Earlier, 304 },
        { "If-None-Match", "\"other\"", "If-Modified-Since", Later, 200 },
        { "If-None-Match", "garbage", "If-Modified-Since", Later, 200 },
        { "If-Match", Tag, "If-Unmodified-Since", Earlier, 200 },
        { "If-Match", "\"other\"", "If-Unmodified-Since", Later, 412 },
        { "If-Match", "\"other\"", "If-None-Match", Tag, 412 },
        { "If-Match", Tag, "If-None-Match", Tag, 304 },
        { "If-Unmodified-Since", Earlier, "If-None-Match", Tag, 412 },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Tags_come_before_dates_and_failures_before_304(string first, string firstValue, string second, string secondValue, int status)
    {
        ((int)(await site.Get("/v1/fr/sections", (first, firstValue), (second, secondValue))).StatusCode).Should().Be(status);
    }

    public static TheoryData<string, string, string?> Held => new()
    {
        { "br", BrotliTag, BrotliTag },
        { "br, gzip", $"{Tag}, {GzipTag}, {BrotliTag}", BrotliTag },
        { "br, gzip", GzipTag, GzipTag },
        { "br", $"W/{Tag}", Tag },
        { "br", GzipTag, null },
        { "identity", BrotliTag, null },
        { "br, identity;q=0", Tag, null },
    };

    [Theory]
    [MemberData(nameof(Held))]
    public async Task A_copy_held_in_an_acceptable_coding_is_confirmed_by_its_own_tag(string acceptEncoding, string held, string? confirmed)
    {
        var response = await site.Get("/v1/fr/sections", ("Accept-Encoding", acceptEncoding), ("If-None-Match", held));

        ((int)response.StatusCode).Should().Be(confirmed is null ? 200 : 304);
        if (confirmed is not null) response.Headers.ETag!.ToString().Should().Be(confirmed);
    }

    [Fact]
    public async Task Tags_may_come_in_several_lines()
    {
        var response = await site.Raw($"GET /v1/fr/sections HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"a\"\r\nIf-None-Match: {Tag}\r\nConnection: close\r\n\r\n");

        response.Should().StartWith("HTTP/1.1 304 ");
    }

    [Fact]
    public async Task Two_dates_are_no_date()
    {
        var response = await site.Raw($"GET /v1/fr/sections HTTP/1.1\r\nHost: x\r\nIf-Modified-Since: {Later}\r\nIf-Modified-Since: {Later}\r\nConnection: close\r\n\r\n");

        response.Should().StartWith("HTTP/1.1 200 ");
    }

    [Fact]
    public async Task Not_modified_carries_what_a_cache_needs_and_nothing_of_the_body()
    {
        var response = await site.Get("/v1/fr/sections", ("If-None-Match", Tag));

        var names = response.Headers.Concat(response.Content.Headers).Select(header => header.Key);
        names.Should().BeEquivalentTo(
            "Date", "ETag", "Cache-Control", "Vary", "Content-Release", "Access-Control-Allow-Origin");
        response.Headers.GetValues("Content-Release").Should().Equal(SamplesController.Release);
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Should().BeEmpty();
    }

    [Fact]
    public async Task Not_modified_is_no_more_than_300_bytes_on_the_wire()
    {
        var response = await site.Raw($"GET /v1/fr/sections HTTP/1.1\r\nHost: x\r\nIf-None-Match: {Tag}\r\nConnection: close\r\n\r\n");

        response.Should().StartWith("HTTP/1.1 304 ");
        response.Replace("Connection: close\r\n", "").Length.Should().BeLessThanOrEqualTo(300);
    }

    [Fact]
    public async Task A_failed_condition_is_a_problem()
    {
        await (await site.Get("/v1/fr/sections", ("If-Match", "\"other\""))).ShouldBeProblem(412, "precondition-failed");
    }

    [Fact]
    public async Task What_has_no_date_is_always_newer()
    {
        ((int)(await site.Get("/v1/text.txt", ("If-Modified-Since", Later))).StatusCode).Should().Be(200);
        ((int)(await site.Get("/v1/text.txt", ("If-Unmodified-Since", Earlier))).StatusCode).Should().Be(200);
    }
}
