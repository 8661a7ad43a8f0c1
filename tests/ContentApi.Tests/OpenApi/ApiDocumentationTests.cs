using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.OpenApi;

/// <summary>What is served for reading, here by a node whose database is away: documentation needs none.</summary>
public sealed class ApiDocumentationTests
{
    private const string Nowhere = "Host=127.0.0.1;Port=1;Username=nobody;Database=nothing";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("v1.json")]
    [InlineData("v1.dotnet.json")]
    public async Task The_contract_is_served_as_committed_for_this_host_and_revalidated(string name)
    {
        await using var host = await ContentHost.StartAsync(Nowhere);

        using var answer = await host.Client.GetAsync($"/openapi/{name}", Stop);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/openapi/{name}") { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        using var held = await host.Client.SendAsync(request, Stop);
        using var head = await host.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/openapi/{name}"), Stop);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        var served = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!;
        var committed = JsonNode.Parse(await File.ReadAllTextAsync(CommittedFiles.At("openapi", name), Stop))!;
        served["servers"]![0]!["url"]!.GetValue<string>().Should().Be(ContentHost.BaseUrl, "generators make a base address of it");
        served["servers"] = committed["servers"]!.DeepClone();
        JsonNode.DeepEquals(served, committed).Should().BeTrue();
        held.StatusCode.Should().Be(HttpStatusCode.NotModified);
        head.StatusCode.Should().Be(HttpStatusCode.OK);
        head.Content.Headers.ContentLength.Should().Be(answer.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("https://content.example/medical", "/medical")]
    [InlineData("https://content.example", "/")]
    public async Task The_reader_asks_the_host_that_it_came_from(string baseUrl, string server)
    {
        await using var host = await ContentHost.StartAsync(Nowhere, configure: null, $"--Site:BaseUrl={baseUrl}");

        var read = JsonNode.Parse(await host.Client.GetStringAsync("/docs/api/v1.json", Stop))!;

        read["servers"]![0]!["url"]!.GetValue<string>().Should().Be(server);
    }

    [Theory]
    [InlineData("/docs/api")]
    [InlineData("/docs/api/")]
    public async Task The_reader_opens_with_and_without_a_slash(string address)
    {
        await using var host = await ContentHost.StartAsync(Nowhere);

        using var redirection = await host.Client.GetAsync(address, Stop);
        var page = new Uri(new Uri(host.Client.BaseAddress!, address), redirection.Headers.Location!);
        using var answer = await host.Client.GetAsync(page, Stop);
        using var head = await host.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, page), Stop);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        head.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'none'").And.NotContain("http");
    }

    [Fact]
    public async Task The_reader_loads_from_this_host_alone()
    {
        await using var host = await ContentHost.StartAsync(Nowhere);

        var page = await host.Client.GetStringAsync("/docs/api/index.html", Stop);
        var script = await host.Client.GetStringAsync("/docs/api/index.js", Stop);
        string[] assets = [.. Regex.Matches(page, "(?:src|href)=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];

        assets.Should().HaveCountGreaterThan(4).And.OnlyContain(asset => !asset.Contains("//"));
        foreach (var asset in assets)
        {
            using var answer = await host.Client.GetAsync($"/docs/api/{asset}", Stop);
            answer.StatusCode.Should().Be(HttpStatusCode.OK, asset);
        }

        script.Should().Contain("\"v1.json\"").And.NotContain("validator.swagger.io");
    }

    [Fact]
    public async Task What_the_reader_does_not_have_is_a_problem_like_any_other()
    {
        await using var host = await ContentHost.StartAsync(Nowhere);

        using var answer = await host.Client.GetAsync("/docs/api/nothing.js", Stop);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Fact]
    public async Task The_reader_is_only_read()
    {
        await using var host = await ContentHost.StartAsync(Nowhere);

        using var answer = await host.Client.DeleteAsync("/docs/api", Stop);

        answer.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.Should().BeEquivalentTo("GET", "HEAD", "OPTIONS");
    }
}
