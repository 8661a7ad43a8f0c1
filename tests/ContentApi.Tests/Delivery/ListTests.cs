using System.Net;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Delivery;

public sealed class ListTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    [Theory]
    [InlineData("topics")]
    [InlineData("sections")]
    [InlineData("faqs")]
    [InlineData("eligibility-criteria")]
    [InlineData("citations")]
    public async Task Page_by_page_a_list_is_the_same_as_at_once(string collection)
    {
        var whole = await seed.Client.GetJsonAsync($"/v1/fr/{collection}?limit=100");
        var paged = await seed.Client.GetAllAsync($"/v1/fr/{collection}?limit=1");

        whole["next"].Should().BeNull();
        paged.Select(item => item.Text("slug")).Should().Equal(whole.Objects("items").Select(item => item.Text("slug"))).And.NotBeEmpty();
    }

    [Fact]
    public async Task A_list_of_sections_holds_the_top_level_ones_in_reading_order()
    {
        var sections = await seed.Client.GetAllAsync("/v1/fr/sections");

        sections.Select(section => section["position"]!.GetValue<int>()).Should().Equal(1, 2, 3, 5);
        sections.Should().OnlyContain(section => section["parent"] == null);
    }

    [Fact]
    public async Task A_topic_filters_what_is_its_own()
    {
        var all = await seed.Client.GetJsonAsync("/v1/fr/faqs?limit=100");

        var own = await seed.Client.GetJsonAsync("/v1/fr/faqs?limit=100&topic=anti-interleukines");

        own.Objects("items").Should().HaveSameCount(all.Objects("items"));
    }

    [Fact]
    public async Task An_unknown_topic_is_a_fault_and_no_empty_list()
    {
        using var response = await seed.Client.GetAsync("/v1/fr/faqs?topic=psoriasis");

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.JsonAsync()).Objects("errors").Single().Text("parameter").Should().Be("topic");
    }

    [Fact]
    public async Task The_next_page_is_named_in_the_body_and_in_the_link_header_alike()
    {
        using var response = await seed.Client.GetAsync("/v1/fr/citations?limit=3");

        var next = (await response.JsonAsync()).Text("next");

        next.Should().StartWith("https://content.example/v1/fr/citations?limit=3&cursor=");
        string.Join(", ", response.Headers.GetValues("Link")).Should().Contain($"<{next}>; rel=\"next\"");
    }

    [Fact]
    public async Task Releases_are_listed_newest_first()
    {
        var releases = await seed.Client.GetAllAsync("/v1/releases?limit=1");

        releases.Select(release => release["number"]!.GetValue<int>()).Should().BeInDescendingOrder().And.EndWith(1);
    }

    [Theory]
    [InlineData("limit=0", "limit", "out-of-range")]
    [InlineData("limit=101", "limit", "out-of-range")]
    [InlineData("limit=0x10", "limit", "malformed")]
    [InlineData("limit=", "limit", "empty")]
    [InlineData("limit=2&limit=3", "limit", "repeated")]
    [InlineData("Limit=2", "Limit", "unknown")]
    [InlineData("cursor=abc", "cursor", "invalid-cursor")]
    [InlineData("cursor=LjE", "cursor", "invalid-cursor")]
    [InlineData("topic=A%00b", "topic", "malformed")]
    [InlineData("topic=%ff", "topic", "malformed")]
    [InlineData("role=safeguard", "role", "unknown")]
    [InlineData("q=x", "q", "unknown")]
    public async Task A_faulty_parameter_is_named(string query, string parameter, string code)
    {
        using var response = await seed.Client.GetAsync($"/v1/fr/sections?{query}");

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var fault = (await response.JsonAsync()).Objects("errors").Should().ContainSingle().Which;
        (fault.Text("parameter"), fault.Text("code")).Should().Be((parameter, code));
    }

    [Fact]
    public async Task All_faulty_parameters_are_named_at_once()
    {
        using var response = await seed.Client.GetAsync("/v1/fr/eligibility-criteria?limit=0&role=verdict&cursor=%21&x=1&topic=A");

        (await response.JsonAsync()).Objects("errors").Select(fault => fault.Text("parameter"))
            .Should().BeEquivalentTo("limit", "role", "cursor", "x", "topic");
    }
}
