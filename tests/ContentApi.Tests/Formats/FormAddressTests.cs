using System.Net;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Formats;

/// <summary>How a form is asked for: by a suffix, which wins, or by Accept.</summary>
public sealed class FormAddressTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Section)]
    [InlineData("/v1/fr/topics/anti-interleukines")]
    [InlineData("/v1/fr/citations/anti-interleukines-inserm")]
    [InlineData(Section + "/blocks/surveillance")]
    public async Task Suffix_and_accept_give_the_same_bytes_and_each_form_and_coding_has_its_own_tag(string address)
    {
        var tags = new List<string?> { (await AskAsync(address)).Headers.ETag!.Tag };
        foreach (var form in V1Formats.All)
        {
            foreach (var coding in new[] { "identity", "br", "gzip" })
            {
                using var named = await AskAsync(address + form.Suffix, accept: "image/png", coding: coding);
                using var accepted = await AskAsync(address, accept: form.MediaType, coding: coding);

                named.StatusCode.Should().Be(HttpStatusCode.OK, form.Suffix);
                named.Content.Headers.ContentType!.ToString().Should().Be(form.ContentType);
                (await accepted.Content.ReadAsByteArrayAsync(Stop)).Should().Equal(await named.Content.ReadAsByteArrayAsync(Stop));
                accepted.Headers.ETag.Should().Be(named.Headers.ETag).And.NotBeNull();
                accepted.Content.Headers.LastModified.Should().Be(named.Content.Headers.LastModified).And.NotBeNull();
                named.Headers.Vary.Should().Equal("Accept-Encoding");
                accepted.Headers.Vary.Should().Equal("Accept", "Accept-Encoding");
                named.Content.Headers.ContentLanguage.Should().Equal("fr");
                named.Headers.GetValues("Content-Release").Should().Equal("1");
                named.Headers.GetValues("Link").Single().Should().StartWith($"<{ContentHost.BaseUrl}{address}>; rel=\"canonical\"");
                // A coding that makes a small body no smaller is not sent.
                if (named.Content.Headers.ContentEncoding.Count > 0 || coding == "identity") tags.Add(named.Headers.ETag!.Tag);
            }
        }

        tags.Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData(Section)]
    [InlineData("/v1/fr/topics/anti-interleukines")]
    [InlineData("/v1/fr/faqs/anti-interleukines-arret")]
    [InlineData(Section + "/blocks/surveillance")]
    [InlineData("/v1/fr/faqs")]
    [InlineData("/v1/releases/1")]
    public async Task With_json_at_its_end_an_address_answers_as_without_whatever_is_accepted(string address)
    {
        using var bare = await AskAsync(address);
        using var named = await AskAsync(address + ".json", accept: "text/html");
        using var head = await seed.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address + ".json"), Stop);

        named.StatusCode.Should().Be(HttpStatusCode.OK);
        (await named.Content.ReadAsByteArrayAsync(Stop)).Should().Equal(await bare.Content.ReadAsByteArrayAsync(Stop));
        foreach (var answer in new[] { named, head })
        {
            answer.Headers.ETag.Should().Be(bare.Headers.ETag).And.NotBeNull();
            answer.Content.Headers.ContentType.Should().Be(bare.Content.Headers.ContentType);
            answer.Content.Headers.LastModified.Should().Be(bare.Content.Headers.LastModified);
            answer.Headers.GetValues("Link").Should().Equal(bare.Headers.GetValues("Link"));
        }
    }

    [Theory]
    [InlineData(Section + ".json?release=1", HttpStatusCode.OK)]
    [InlineData("/v1/fr/sections/nulle-part.json", HttpStatusCode.NotFound)]
    [InlineData(Section + ".json.json", HttpStatusCode.NotFound)]
    [InlineData(Section + "/.json", HttpStatusCode.NotFound)]
    [InlineData("/v1/fr/faqs.json?limit=x", HttpStatusCode.BadRequest)]
    public async Task The_suffix_json_changes_nothing_else(string address, HttpStatusCode status)
    {
        using var answer = await AskAsync(address);

        answer.StatusCode.Should().Be(status);
    }

    [Theory]
    [InlineData("*/*", "application/json")]
    [InlineData("application/json, text/plain, */*", "application/json")]
    [InlineData("text/html, application/json", "application/json")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html")]
    [InlineData("application/json;q=0.5, text/plain;q=0.6", "text/plain")]
    [InlineData("text/*", "text/html")]
    [InlineData("text/*;q=0.5, text/markdown", "text/markdown")]
    [InlineData("*/*, application/json;q=0", "text/html")]
    public async Task Accept_is_weighed_and_json_wins_where_it_is_equal(string accept, string mediaType)
    {
        using var answer = await AskAsync(Section, accept);

        answer.Content.Headers.ContentType!.MediaType.Should().Be(mediaType);
    }

    [Fact]
    public async Task What_is_not_acceptable_is_told_with_what_there_is()
    {
        using var section = await AskAsync(Section, "image/png");
        using var faqs = await AskAsync("/v1/fr/faqs", "text/html");

        section.StatusCode.Should().Be(HttpStatusCode.NotAcceptable);
        (await section.JsonAsync())["available"]!.AsArray().Select(type => type!.GetValue<string>())
            .Should().Equal(["application/json", .. V1Formats.All.Select(form => form.MediaType)]);
        (await faqs.JsonAsync())["available"]!.AsArray().Select(type => type!.GetValue<string>()).Should().Equal("application/json");
    }

    [Theory]
    [InlineData("/v1/fr/faqs/anti-interleukines-psoriasis.bib", HttpStatusCode.NotFound, "not-found")]
    [InlineData(Section + ".pdf", HttpStatusCode.NotFound, "not-found")]
    [InlineData(Section + ".html.md", HttpStatusCode.NotFound, "not-found")]
    [InlineData(Section + ".", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/v1/fr/sections.html", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/v1/fr/sections/nulle-part.html", HttpStatusCode.NotFound, "document-not-found")]
    [InlineData("/v1/de/sections/nulle-part.html", HttpStatusCode.NotFound, "locale-not-published")]
    [InlineData(Section + ".md?heading-level=2", HttpStatusCode.BadRequest, "invalid-parameters")]
    [InlineData(Section + "?heading-level=2", HttpStatusCode.BadRequest, "invalid-parameters")]
    [InlineData(Section + ".html?heading-level=0", HttpStatusCode.BadRequest, "invalid-parameters")]
    [InlineData(Section + ".html?heading-level=7", HttpStatusCode.BadRequest, "invalid-parameters")]
    [InlineData(Section + ".html?heading-level=3&heading-level=3", HttpStatusCode.BadRequest, "invalid-parameters")]
    public async Task What_cannot_be_had_in_this_form_is_a_problem(string address, HttpStatusCode status, string code)
    {
        using var answer = await AskAsync(address);

        answer.StatusCode.Should().Be(status);
        (await answer.JsonAsync()).Text("code").Should().Be(code);
    }

    [Fact]
    public async Task A_form_answers_head_conditions_and_the_second_door_alike()
    {
        foreach (var form in V1Formats.All)
        {
            using var got = await AskAsync(Section + form.Suffix);
            using var head = await seed.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, Section + form.Suffix), Stop);
            using var second = await AskAsync(Section + form.Suffix + "?");
            using var condition = new HttpRequestMessage(HttpMethod.Get, Section + form.Suffix) { Headers = { IfNoneMatch = { got.Headers.ETag! } } };
            using var held = await seed.Client.SendAsync(condition, Stop);

            head.Content.Headers.ContentLength.Should().Be(got.Content.Headers.ContentLength);
            (await second.Content.ReadAsByteArrayAsync(Stop)).Should().Equal(await got.Content.ReadAsByteArrayAsync(Stop));
            second.Headers.ETag.Should().Be(got.Headers.ETag);
            held.StatusCode.Should().Be(HttpStatusCode.NotModified);
        }
    }

    [Fact]
    public async Task Another_spelling_is_redirected_with_its_suffix()
    {
        using var answer = await AskAsync("/v1/FR/Sections/Anti-Interleukines-Suivi.HTML/");

        answer.StatusCode.Should().Be(HttpStatusCode.PermanentRedirect);
        answer.Headers.Location.Should().Be($"{Section}.html");
    }

    private Task<HttpResponseMessage> AskAsync(string address, string? accept = null, string coding = "identity")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.AcceptEncoding.ParseAdd(coding);
        return seed.Client.SendAsync(request, Stop);
    }
}
