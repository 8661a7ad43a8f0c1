using ContentApi.Http;
using Microsoft.AspNetCore.Http;

namespace ContentApi.Tests.Http;

public sealed class QueryReaderTests(HttpSite site) : IClassFixture<HttpSite>
{
    [Theory]
    [InlineData("limit=0", "limit out-of-range")]
    [InlineData("limit=101", "limit out-of-range")]
    [InlineData("limit=99999999999999999999", "limit out-of-range")]
    [InlineData("limit=0x10", "limit malformed")]
    [InlineData("limit=%2B5", "limit malformed")]
    [InlineData("limit=+5", "limit malformed")]
    [InlineData("limit=5%20", "limit malformed")]
    [InlineData("limit=-1", "limit malformed")]
    [InlineData("limit=1.0", "limit malformed")]
    [InlineData("limit=05", "limit malformed")]
    [InlineData("limit=%D9%A5", "limit malformed")]
    [InlineData("limit=", "limit empty")]
    [InlineData("limit", "limit empty")]
    [InlineData("limit=5&limit=6", "limit repeated")]
    [InlineData("limit=5&limit=5&limit=5", "limit repeated")]
    [InlineData("limit=5&%6cimit=5", "limit repeated")]
    [InlineData("Limit=5", "Limit unknown")]
    [InlineData("x=1&y=2", "x unknown", "y unknown")]
    [InlineData("=5", " unknown")]
    [InlineData("topic=Anti", "topic malformed")]
    [InlineData("topic=a--b", "topic malformed")]
    [InlineData("topic=-a", "topic malformed")]
    [InlineData("topic=%C3%A9", "topic malformed")]
    [InlineData("topic=a%00b", "topic malformed")]
    [InlineData("topic=%ff", "topic malformed")]
    [InlineData("topic=%0d%0a", "topic malformed")]
    [InlineData("topic=%", "topic malformed")]
    [InlineData("topic=a;limit=5", "topic malformed")]
    [InlineData("role=Prescriber", "role malformed")]
    [InlineData("on=2026-13-01", "on malformed")]
    [InlineData("on=12/10/2026", "on malformed")]
    [InlineData("cursor=zzz", "cursor invalid-cursor")]
    [InlineData("a%00b=1", "a%00b unknown")]
    [InlineData("limit=0&topic=%ff&role=x&cursor=zzz&foo=1&on=x&on=y", "on repeated", "topic malformed", "limit out-of-range", "role malformed", "cursor invalid-cursor", "foo unknown")]
    public async Task Every_fault_is_listed_at_once(string query, params string[] faults)
    {
        var response = await site.Raw($"GET /v1/fr/sections?{query} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        response.Should().StartWith("HTTP/1.1 400 ");
        var problem = System.Text.Json.Nodes.JsonNode.Parse(response[response.IndexOf('{')..])!;
        problem["code"]!.GetValue<string>().Should().Be("invalid-parameters");
        problem["errors"]!.AsArray().Select(fault => $"{fault!["parameter"]} {fault["code"]}").Should().BeEquivalentTo(faults);
        problem["errors"]!.AsArray().Should().OnlyContain(fault => fault!["detail"]!.GetValue<string>().Length > 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("?limit=1")]
    [InlineData("?limit=100&topic=anti-interleukines&role=prescriber&on=2026-10-12&cursor=abc")]
    [InlineData("?topic=%61nti&&limit=5&")]
    public async Task A_sound_query_is_served(string query)
    {
        ((int)(await site.Get("/v1/fr/sections" + query)).StatusCode).Should().Be(200);
    }

    [Fact]
    public void Values_come_decoded_and_absent_ones_are_null()
    {
        var query = new QueryReader(new QueryString("?q=c%C5%93ur+et%2Bpeau&limit=20&on=2026-10-12"));

        query.Text("q").Should().Be("cœur et+peau");
        query.Number("limit", 1, 100).Should().Be(20);
        query.Date("on").Should().Be(new DateOnly(2026, 10, 12));
        query.Slug("topic").Should().BeNull();
        query.Problem.Should().BeNull();
    }

    [Fact]
    public void An_unknown_parameter_is_told_the_known_ones()
    {
        var query = new QueryReader(new QueryString("?page=2"));
        query.Number("limit", 1, 100);
        query.Text("cursor");

        query.Problem!.Members!["errors"]![0]!["detail"]!.GetValue<string>().Should().Contain("limit, cursor");
    }
}
