using System.Net;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Published;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Delivery;

/// <summary>What differs since a release. Each test has a database of its own.</summary>
public sealed class ChangesTests(PostgresServer server) : IAsyncLifetime
{
    private const string Changes = "/v1/fr/changes";

    private readonly ServedSeed seed = new(server);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => seed.InitializeAsync();

    public ValueTask DisposeAsync() => seed.DisposeAsync();

    [Fact]
    public async Task What_changed_is_told_whole_and_what_went_with_its_reason_safety_first()
    {
        await seed.PublishAsync(new SeedFiles().Change("04-regularite.md", "toutes les chances", "le plus de chances").Read());
        var gone = await seed.Client.GetJsonAsync("/v1/fr/faqs/anti-interleukines-avion");
        await seed.WithdrawAsync("anti-interleukines-avion", Severity.Safety, "Rappel de lot.", "anti-interleukines-arret", Kind.Faq);

        var page = await seed.Client.GetJsonAsync($"{Changes}?since=1&limit=100");

        (page["since"]!.GetValue<int>(), page["release"]!.GetValue<int>(), page["next"]).Should().Be((1, 3, null));
        var items = page.Objects("items").ToList();
        var first = items[0];
        first.Keys().Should().BeEquivalentTo("type", "id", "kind", "slug", "severity", "release", "title", "reason", "replacement", "proof");
        (first.Text("type"), first.Text("id"), first.Text("kind"), first.Text("slug"), first.Text("severity"), first.Text("reason"))
            .Should().Be(("removed", gone.Text("id"), "faq", "anti-interleukines-avion", "safety", "Rappel de lot."));
        first["release"]!["number"]!.GetValue<int>().Should().Be(3);
        first.Text("title").Should().Be(gone.Text("question"));
        var instead = await seed.Client.GetJsonAsync("/v1/fr/faqs/anti-interleukines-arret");
        first["replacement"]!.Keys().Should().Equal("id", "kind", "slug", "title", "canonicalUrl");
        (first["replacement"]!.Text("id"), first["replacement"]!.Text("title"), first["replacement"]!.Text("canonicalUrl"))
            .Should().Be((instead.Text("id"), instead.Text("question"), instead["provenance"]!.Text("canonicalUrl")));

        items.Select(item => item.Text("severity")).Should().BeInDescendingOrder(StringComparer.Ordinal, "safety, clinical");
        foreach (var item in items.Skip(1))
        {
            item.Keys().Should().BeEquivalentTo("type", "id", "kind", "slug", "severity", "release", "resource");
            var live = await seed.Client.GetJsonAsync(item["resource"]!["links"]!.Text("self").Replace(ContentHost.BaseUrl, "", StringComparison.Ordinal));
            JsonNode.DeepEquals(item["resource"], live).Should().BeTrue();
        }
    }

    [Fact]
    public async Task An_items_severity_is_the_highest_since_then()
    {
        await seed.WithdrawAsync("anti-interleukines-avion", Severity.Safety, "Rappel de lot.", kind: Kind.Faq);
        await seed.PublishAsync(new SeedFiles().Read(), restore: true);

        var item = (await seed.Client.GetJsonAsync($"{Changes}?since=1")).Objects("items").Single(item => item.Text("slug") == "anti-interleukines-avion");

        (item.Text("type"), item.Text("severity")).Should().Be(("updated", "safety"));
    }

    [Fact]
    public async Task What_came_and_went_since_is_told_as_gone()
    {
        await seed.PublishAsync(new SeedFiles().Remove("faqs.yaml").Read(), "Retirées.");
        await seed.PublishAsync(new SeedFiles().Read(), restore: true);
        await seed.PublishAsync(new SeedFiles().Remove("faqs.yaml").Read(), "Retirées.");

        var items = await seed.Client.GetAllAsync($"{Changes}?since=2&limit=3");

        items.Where(item => item.Text("kind") == "faq").Should().NotBeEmpty().And.OnlyContain(item => item.Text("type") == "removed");
    }

    [Fact]
    public async Task A_client_that_is_up_to_date_gets_an_empty_page_and_then_304_until_something_is_published()
    {
        using var page = await seed.Client.GetAsync($"{Changes}?since=1", Stop);
        var body = await page.JsonAsync();
        body.Keys().Should().Equal("since", "release", "items", "next", "proof");
        (body["since"]!.GetValue<int>(), body["release"]!.GetValue<int>(), body["items"]!.AsArray().Count, body["next"]).Should().Be((1, 1, 0, null));

        (await ConditionalAsync(page)).Should().Be(HttpStatusCode.NotModified);
        await seed.PublishAsync(new SeedFiles().Change("04-regularite.md", "toutes les chances", "le plus de chances").Read());
        (await ConditionalAsync(page)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_walk_ends_in_the_release_in_which_it_began_also_when_another_is_published_meanwhile()
    {
        await seed.PublishAsync(new SeedFiles().Change("04-regularite.md", "toutes les chances", "le plus de chances").Read());
        var first = await seed.Client.GetJsonAsync($"{Changes}?since=0&limit=5");

        await seed.PublishAsync(new SeedFiles().Remove("faqs.yaml").Read(), "Retirées.");
        await seed.PublishAsync(new SeedFiles().Read(), restore: true);
        await using var later = await (await ContentHost.StartAsync(seed.Database.Reader)).ReadyAsync();

        foreach (var client in new[] { seed.Client, later.Client })
        {
            var items = first.Objects("items").ToList();
            items.AddRange(await client.GetAllAsync(first.Text("next").Replace(ContentHost.BaseUrl, "", StringComparison.Ordinal)));
            items.Should().OnlyContain(item => item.Text("type") == "updated").And.OnlyHaveUniqueItems(item => item.Text("id"));
            foreach (var item in items)
            {
                var self = item["resource"]!["links"]!.Text("self").Replace(ContentHost.BaseUrl, "", StringComparison.Ordinal);
                JsonNode.DeepEquals(item["resource"], await client.GetJsonAsync($"{self}?release=2")).Should().BeTrue();
            }
        }
    }

    [Fact]
    public async Task What_is_withdrawn_for_safety_during_a_walk_is_not_handed_out_any_more()
    {
        var first = await seed.Client.GetJsonAsync($"{Changes}?since=0&limit=1");
        await seed.WithdrawAsync("anti-interleukines-voyage", Severity.Safety, "Rappel de lot.", kind: Kind.Section);

        var rest = await seed.Client.GetAllAsync(first.Text("next").Replace(ContentHost.BaseUrl, "", StringComparison.Ordinal));

        var slugs = rest.Where(item => item.Text("type") == "removed").Select(item => item.Text("slug"));
        slugs.Should().Contain(["anti-interleukines-voyage", "anti-interleukines-avion"]);
    }

    [Fact]
    public async Task That_a_locale_lost_its_last_topic_is_told_too()
    {
        await seed.WithdrawAsync("anti-interleukines", Severity.Safety, "Rappel de lot.", kind: Kind.Topic);

        (await seed.Client.GetAllAsync("/v1/fr/sections")).Should().BeEmpty();
        (await seed.Client.GetAllAsync($"{Changes}?since=1")).Should().HaveCountGreaterThan(40).And.OnlyContain(item => item.Text("type") == "removed");
        (await seed.Client.GetAsync("/v1/de/changes?since=1", Stop)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("?since=2")]
    [InlineData("?since=0&cursor=MC45LjU")]
    public async Task A_node_that_is_behind_asks_to_be_asked_again(string query)
    {
        using var response = await seed.Client.GetAsync(Changes + query, Stop);

        (response.StatusCode, (await response.JsonAsync()).Text("code")).Should().Be((HttpStatusCode.ServiceUnavailable, "release-not-reached"));
        response.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(5));
        response.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Theory]
    [InlineData("", "since", "missing")]
    [InlineData("?since=2147483648", "since", "out-of-range")]
    [InlineData("?since=-1", "since", "malformed")]
    [InlineData("?since=1&topic=anti-interleukines", "topic", "unknown")]
    [InlineData("?since=1&kind=faq", "kind", "unknown")]
    [InlineData("?since=1&limit=0", "limit", "out-of-range")]
    [InlineData("?since=1&cursor=abc", "cursor", "invalid-cursor")]
    [InlineData("?since=1&cursor=MC4xLjU", "cursor", "invalid-cursor")]
    [InlineData("?since=0&cursor=MC4wMS41", "cursor", "invalid-cursor")]
    [InlineData("?since=0&cursor=MC4wLjU", "cursor", "invalid-cursor")]
    public async Task A_faulty_question_is_told(string query, string parameter, string code)
    {
        using var response = await seed.Client.GetAsync(Changes + query, Stop);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var fault = (await response.JsonAsync()).Objects("errors").Single();
        (fault.Text("parameter"), fault.Text("code")).Should().Be((parameter, code));
    }

    private async Task<HttpStatusCode> ConditionalAsync(HttpResponseMessage held)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Changes}?since=1") { Headers = { IfNoneMatch = { held.Headers.ETag! } } };
        using var response = await seed.Client.SendAsync(request, Stop);
        return response.StatusCode;
    }
}
