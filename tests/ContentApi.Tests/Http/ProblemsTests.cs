using System.Net.Sockets;
using System.Text;

namespace ContentApi.Tests.Http;

public sealed class ProblemsTests(HttpSite site) : IClassFixture<HttpSite>
{
    [Theory]
    [InlineData(400, "bad-request")]
    [InlineData(404, "not-found")]
    [InlineData(405, "method-not-allowed")]
    [InlineData(406, "not-acceptable")]
    [InlineData(412, "precondition-failed")]
    [InlineData(413, "content-too-large")]
    [InlineData(414, "uri-too-long")]
    [InlineData(415, "unsupported-media-type")]
    [InlineData(431, "headers-too-large")]
    [InlineData(500, "internal-error")]
    [InlineData(503, "not-ready")]
    public async Task A_bare_status_becomes_a_problem(int status, string code)
    {
        await (await site.Get($"/v1/status/{status}")).ShouldBeProblem(status, code);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/*;q=0.1")]
    [InlineData("nonsense")]
    [InlineData("application/problem+json;q=0")]
    public async Task A_problem_is_written_whatever_is_accepted(string accept)
    {
        await (await site.Get("/v1/none", ("Accept", accept))).ShouldBeProblem(404, "not-found");
        await (await site.Get("/v1/fails", ("Accept", accept))).ShouldBeProblem(500, "internal-error");
        await (await site.Get("/v1/gone", ("Accept", accept), ("Accept-Encoding", "identity;q=0"))).ShouldBeProblem(410, "gone");
    }

    [Fact]
    public async Task What_is_gone_says_why_since_when_and_what_instead()
    {
        var problem = await (await site.Get("/v1/gone")).ShouldBeProblem(410, "gone");

        problem["reason"]!.GetValue<string>().Should().Be("Rappel de lot");
        problem["severity"]!.GetValue<string>().Should().Be("safety");
        problem["sinceRelease"]!.GetValue<int>().Should().Be(9);
        problem["since"]!.GetValue<string>().Should().Be("2026-10-12T08:30:00Z");
        (problem["document"]!.GetValue<string>(), problem["replacement"]!.GetValue<string>(), problem["bundle"], problem["proof"]!.GetValue<string>())
            .Should().Be(("une section", "une autre", null, "a.b.c"));
    }

    [Fact]
    public async Task A_thrown_problem_is_the_answer()
    {
        var problem = await (await site.Get("/v1/locale")).ShouldBeProblem(404, "locale-not-published");

        problem["publishedLocales"]!.ToJsonString().Should().Be("""["fr","fr-BE"]""");
    }

    [Fact]
    public async Task The_unexpected_is_logged_once_and_told_without_internals()
    {
        site.Errors.Clear();

        var response = await site.Get("/v1/fails", ("Host", "evil.test"));

        await response.ShouldBeProblem(500, "internal-error");
        response.Headers.RetryAfter.Should().NotBeNull();
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        body.Should().NotContainAny("secret", "Exception", "ContentApi.Tests", "   at ", "evil.test");
        site.Errors.Should().ContainSingle().Which.Should().StartWith("GET /v1/fails failed: System.InvalidOperationException").And.Contain("SamplesController")
            .And.NotContain("secret", "what an exception says may quote what was asked for");
    }

    [Fact]
    public async Task Host_is_never_echoed()
    {
        foreach (var path in (string[])["/v1/none", "/v2/fr", "/v1/FR/", "/v1/fr/sections?x=1"])
        {
            (await site.Raw($"GET {path} HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n")).Should().NotContain("evil.test");
        }
    }

    [Theory]
    [InlineData("GET /v1/fr/sections HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\nConnection: close\r\n\r\n")]
    [InlineData("POST /v1/fr/reads HTTP/1.1\r\nHost: x\r\nContent-Length: 65537\r\nConnection: close\r\n\r\n")]
    public async Task A_body_announced_above_the_limit_is_too_large(string request)
    {
        (await site.Raw(request)).Should().StartWith("HTTP/1.1 413 ").And.Contain("\"code\":\"content-too-large\"");
    }

    [Fact]
    public async Task A_body_that_grows_above_the_limit_is_too_large()
    {
        var chunks = string.Concat(Enumerable.Repeat($"1000\r\n{new string('x', 0x1000)}\r\n", 17));

        var response = await site.Raw($"POST /v1/fr/reads HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{chunks}0\r\n\r\n");

        response.Should().StartWith("HTTP/1.1 413 ").And.Contain("\"code\":\"content-too-large\"");
    }

    [Fact]
    public async Task An_unread_type_of_body_is_unsupported_and_a_broken_one_names_no_type_of_ours()
    {
        var text = await site.Client.PostAsync("/v1/typed", new StringContent("x", Encoding.UTF8, "text/plain"), TestContext.Current.CancellationToken);
        var broken = await site.Client.PostAsync("/v1/typed", new StringContent("{", Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

        await text.ShouldBeProblem(415, "unsupported-media-type");
        await broken.ShouldBeProblem(400, "bad-request");
        (await broken.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().NotContain("System.");
    }

    [Fact]
    public async Task Half_an_answer_is_cut_off_rather_than_ended()
    {
        var read = () => site.Client.GetStringAsync("/v1/half", TestContext.Current.CancellationToken);

        await read.Should().ThrowAsync<HttpRequestException>();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_client_that_leaves_is_no_error()
    {
        site.Errors.Clear();
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync("127.0.0.1", site.Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
            await socket.GetStream().WriteAsync("POST /v1/fr/reads?leaving HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf"u8.ToArray(), TestContext.Current.CancellationToken);
            socket.LingerState = new LingerOption(true, 0);
        }

        await foreach (var address in site.Ended.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            if (address == "/v1/fr/reads?leaving") break;
        }

        site.Errors.Should().BeEmpty();
    }
}
