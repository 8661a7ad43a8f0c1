using System.Net;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Delivery;

/// <summary>What is no known address is told apart: moved, gone, never published, not an address at all.</summary>
public sealed class AddressTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    [Theory]
    [InlineData("/v1/fr/sections/nulle-part", HttpStatusCode.NotFound, "document-not-found")]
    [InlineData("/v1/fr/topics/anti-interleukines-suivi", HttpStatusCode.NotFound, "document-not-found")]
    [InlineData("/v1/de/sections", HttpStatusCode.NotFound, "locale-not-published")]
    [InlineData("/v1/de/sections/anti-interleukines-suivi", HttpStatusCode.NotFound, "locale-not-published")]
    [InlineData("/v1/fr-BE/faqs", HttpStatusCode.NotFound, "locale-not-published")]
    [InlineData("/v1/francais/faqs", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/v1/fr/nothing", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/v1/fr", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/nothing", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/v2/fr/sections", HttpStatusCode.NotFound, "unsupported-api-version")]
    [InlineData("/v1/releases/99", HttpStatusCode.NotFound, "release-not-found")]
    [InlineData("/v1/releases/0", HttpStatusCode.NotFound, "release-not-found")]
    [InlineData("/v1/releases/01", HttpStatusCode.NotFound, "release-not-found")]
    [InlineData("/v1/releases/99999999999", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/v1/documents/00000000-0000-4000-8000-000000000000", HttpStatusCode.NotFound, "document-not-found")]
    [InlineData("/v1/documents/{35cd35e8-c702-409b-a0b5-3434fe3d9af6}", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/v1/documents/35cd35e8c702409ba0b53434fe3d9af6", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/v1/documents/anti-interleukines", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/v1?x=1", HttpStatusCode.BadRequest, "invalid-parameters")]
    [InlineData("/v1/releases/current?release=1", HttpStatusCode.BadRequest, "invalid-parameters")]
    [InlineData("/v1/fr/sections/anti-interleukines-suivi?utm_source=x", HttpStatusCode.BadRequest, "invalid-parameters")]
    [InlineData("/v1/fr/sections/%ff", HttpStatusCode.BadRequest, "bad-request")]
    public async Task What_cannot_be_answered_is_a_problem_with_a_stable_code(string address, HttpStatusCode status, string code)
    {
        using var response = await seed.Client.GetAsync(address);

        response.StatusCode.Should().Be(status);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var problem = await response.JsonAsync();
        (problem.Text("code"), problem.Text("type")).Should().Be((code, $"https://content.example/docs/errors/{code}"));
        (await seed.Client.GetAsync($"/docs/errors/{code}")).StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
    }

    [Fact]
    public async Task A_locale_that_is_not_published_names_those_that_are()
    {
        using var response = await seed.Client.GetAsync("/v1/en/topics");

        (await response.JsonAsync())["publishedLocales"]!.AsArray().Select(locale => locale!.GetValue<string>()).Should().Equal("fr");
    }

    [Theory]
    [InlineData("/v1/fr/sections/", "/v1/fr/sections")]
    [InlineData("/v1/FR/Sections/Anti-Interleukines-Suivi", "/v1/fr/sections/anti-interleukines-suivi")]
    [InlineData("/V1", "/v1")]
    [InlineData("/v1/Sections/", "/v1/sections")]
    public async Task Wrong_case_and_a_trailing_slash_are_redirected_for_good(string address, string canonical)
    {
        using var response = await seed.Client.GetAsync($"{address}?limit=2");

        response.StatusCode.Should().Be(HttpStatusCode.PermanentRedirect);
        new Uri(new Uri("https://content.example"), response.Headers.Location!).PathAndQuery.Should().Be($"{canonical}?limit=2");
        response.Headers.GetValues("Content-Release").Should().Equal("1");
    }

    [Fact]
    public async Task Any_document_is_found_by_its_id()
    {
        foreach (var collection in new[] { "topics", "sections", "faqs", "eligibility-criteria", "citations" })
        {
            var item = (await seed.Client.GetAllAsync($"/v1/fr/{collection}"))[0];

            using var response = await seed.Client.GetAsync($"/v1/documents/{item.Text("id")}");

            response.StatusCode.Should().Be(HttpStatusCode.SeeOther);
            response.Headers.Location.Should().Be($"https://content.example/v1/fr/{collection}/{item.Text("slug")}");
        }
    }

    [Theory]
    [InlineData("/v1")]
    [InlineData("/v1/releases")]
    [InlineData("/v1/releases/current")]
    [InlineData("/v1/releases/1")]
    [InlineData("/v1/fr/topics")]
    [InlineData("/v1/fr/sections?limit=2")]
    [InlineData("/v1/fr/sections/anti-interleukines-suivi")]
    public async Task Every_address_answers_head_options_and_conditions_and_refuses_other_methods(string address)
    {
        using var got = await seed.Client.GetAsync(address);
        using var head = await seed.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
        using var options = await seed.Client.SendAsync(new HttpRequestMessage(HttpMethod.Options, address));
        using var posted = await seed.Client.PostAsync(address, content: null);
        var condition = new HttpRequestMessage(HttpMethod.Get, address);
        condition.Headers.TryAddWithoutValidation("If-None-Match", $"\"other\", W/{got.Headers.ETag!.Tag}");
        using var unchanged = await seed.Client.SendAsync(condition);

        got.StatusCode.Should().Be(HttpStatusCode.OK);
        got.Headers.ETag.IsWeak.Should().BeFalse();
        got.Headers.GetValues("Content-Release").Should().Equal("1");
        got.Headers.Vary.Should().BeEquivalentTo("Accept", "Accept-Encoding");
        got.Headers.CacheControl!.ToString().Should().Contain("max-age=60").And.Contain("stale-while-revalidate=240").And.Contain("stale-if-error=3600");
        got.Content.Headers.LastModified.Should().NotBeNull();
        (head.StatusCode, head.Headers.ETag, head.Content.Headers.ContentLength)
            .Should().Be((HttpStatusCode.OK, got.Headers.ETag, got.Content.Headers.ContentLength));
        options.StatusCode.Should().Be(HttpStatusCode.NoContent);
        options.Content.Headers.Allow.Should().BeEquivalentTo("GET", "HEAD", "OPTIONS");
        (posted.StatusCode, (await posted.JsonAsync()).Text("code")).Should().Be((HttpStatusCode.MethodNotAllowed, "method-not-allowed"));
        posted.Content.Headers.Allow.Should().Contain("GET");
        unchanged.StatusCode.Should().Be(HttpStatusCode.NotModified);
        unchanged.Headers.GetValues("Content-Release").Should().Equal("1");
    }
}
