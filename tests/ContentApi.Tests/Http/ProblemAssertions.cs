using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace ContentApi.Tests.Http;

internal static class ProblemAssertions
{
    /// <summary>What is true of every problem; the rest of its members are returned for the test to look at.</summary>
    public static async Task<JsonObject> ShouldBeProblem(this HttpResponseMessage response, int status, string code)
    {
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        ((int)response.StatusCode).Should().Be(status, body);
        response.Content.Headers.ContentType.Should().Be(new MediaTypeHeaderValue("application/problem+json"));
        response.Content.Headers.ContentLength.Should().BePositive();
        response.Headers.CacheControl!.ToString().Should().Be(status is 404 or 410 ? "public, max-age=60" : "no-store");
        response.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
        response.Headers.ETag.Should().BeNull();

        var problem = JsonNode.Parse(body)!.AsObject();
        problem.Select(member => member.Key).Should().StartWith(["type", "title", "status", "detail", "instance", "code"]);
        problem["type"]!.GetValue<string>().Should().Be($"{HttpSite.BaseUrl}/docs/errors/{code}");
        problem["code"]!.GetValue<string>().Should().Be(code);
        problem["status"]!.GetValue<int>().Should().Be(status);
        problem["title"]!.GetValue<string>().Should().NotBeEmpty();
        problem["detail"]!.GetValue<string>().Should().NotBeEmpty();
        problem["instance"]!.GetValue<string>().Should().Be(response.RequestMessage!.RequestUri!.AbsolutePath);
        return problem;
    }
}
