using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ContentApi.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ContentApi.Tests.Verification;

/// <summary>What one request may cost, and what becomes of its body.</summary>
public sealed class VerifyBoundsTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private const string Rhythm = "Quel que soit le rythme d’injection de votre traitement, la régularité est indispensable pour mettre toutes les chances de votre côté. N’arrêtez jamais votre traitement avant d’en avoir parlé avec votre médecin.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"locale":"fr"}""", "text missing")]
    [InlineData("""{"text":"a"}""", "locale missing")]
    [InlineData("""{"locale":"fr","text":"a","html":"b"}""", "html repeated")]
    [InlineData("""{"locale":"fr","text":"a","text":"b"}""", "text repeated")]
    [InlineData("""{"locale":"FR","text":1,"more":null}""", "more unknown;locale malformed;text malformed")]
    [InlineData("""{"locale":"fr","blocks":["a",1]}""", "blocks[1] malformed")]
    [InlineData("""{"locale":"fr","blocks":"a"}""", "blocks malformed")]
    [InlineData("""{"locale":"fr","text":"\ud800"}""", "text malformed")]
    [InlineData("""{"locale":"fr","text":" \u00a0"}""", "text empty")]
    [InlineData("""{"locale":"fr","\ud800":"a"}""", " unknown;text missing")]
    [InlineData("""{"locale":"fr","text":"a"} b""", " malformed")]
    [InlineData("""{"locale":"fr","text":"a",}""", " malformed")]
    [InlineData("""{"locale":"fr","text":"a","expect":"/v1/fr/topics/a"}""", "expect malformed")]
    [InlineData("""{"locale":"fr","text":"a","expect":[]}""", "expect empty")]
    [InlineData("""{"locale":"fr","text":"a","expect":[1,"https://example.org/v1/fr/topics/a","/v1/fr/citations/anti-interleukines-inserm","/v1/fr/topics/a"]}""", "expect[0] malformed;expect[1] malformed;expect[2] malformed;expect[3] not-found")]
    [InlineData("""{"locale":"fr","text":"a","expect":["/v1/en/topics/a","/v1/fr/topics/anti-interleukines","/v1/fr/topics/anti-interleukines","/v1/fr/sections/anti-interleukines-suivi/blocks/rythme"]}""", "expect[0] other-locale;expect[2] repeated;expect[3] not-found")]
    [InlineData("[]", " malformed")]
    [InlineData("", " malformed")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[", " malformed")]
    public async Task A_faulty_body_is_told_with_every_fault(string body, string faults)
    {
        using var response = await PostAsync(body);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var problem = await response.JsonAsync();
        problem.Text("code").Should().Be("invalid-body");
        string.Join(';', problem.Objects("errors").Select(fault => $"{fault["member"]} {fault.Text("code")}")).Should().Be(faults);
    }

    [Fact]
    public async Task A_body_of_another_type_too_large_or_of_too_many_words_is_refused()
    {
        (await CodeAsync(await PostAsync("{}", "text/plain"))).Should().Be((415, "unsupported-media-type"));
        (await CodeAsync(await PostAsync("{}", "application/json; charset=utf-16"))).Should().Be((415, "unsupported-media-type"));
        (await CodeAsync(await PostAsync($$"""{"locale":"fr","text":"{{new string('a', 1024 * 1024)}}"}"""))).Should().Be((413, "content-too-large"));
        (await CodeAsync(await PostAsync($$"""{"locale":"fr","text":"{{string.Concat(Enumerable.Repeat("mot ", 40_001))}}"}"""))).Should().Be((413, "too-many-words"));
        (await CodeAsync(await PostAsync("""{"locale":"de","text":"a"}"""))).Should().Be((404, "locale-not-published"));
        (await CodeAsync(await PostAsync("""{"locale":"fr","text":"a"}""", path: "/v1/verify?a=1"))).Should().Be((400, "invalid-parameters"));
        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, "/v1/fr/sections") { Content = new ByteArrayContent(new byte[100_000]) };
        (await CodeAsync(await seed.Client.SendAsync(elsewhere, Stop))).Should().Be((413, "content-too-large"));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    public async Task Only_POST_is_allowed(string method)
    {
        using var response = await seed.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/v1/verify"), Stop);

        response.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.Should().BeEquivalentTo("POST", "OPTIONS");
    }

    [Fact]
    public async Task A_page_may_ask_from_anywhere_and_nothing_is_kept()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/v1/verify") { Headers = { { "Origin", "https://partner.test" }, { "Access-Control-Request-Method", "POST" } } };
        using var allowed = await seed.Client.SendAsync(preflight, Stop);
        using var answer = await PostAsync("""{"locale":"fr","text":"a"}""");

        allowed.Headers.GetValues("Access-Control-Allow-Methods").Should().Equal("POST, OPTIONS");
        answer.Headers.CacheControl!.ToString().Should().Be("no-store");
        answer.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
        answer.Headers.GetValues("Content-Release").Should().Equal("1");
        answer.Headers.Contains("RateLimit").Should().BeTrue();
    }

    [Fact]
    public async Task No_text_takes_long()
    {
        string[] pages =
        [
            string.Concat(Enumerable.Repeat("traitement ", 40_000)),
            string.Concat(Enumerable.Repeat("de votre traitement, ", 3_000)),
            string.Join('\n', Enumerable.Repeat(Rhythm, 1_000)),
            string.Join(' ', Enumerable.Repeat(Rhythm.Replace("jamais ", ""), 1_000)),
            string.Join('\n', Enumerable.Repeat("- examen", 20_000)),
            string.Join('\n', Enumerable.Repeat("(1)", 100_000)),
            new string('(', 500_000), new string('\u0301', 100_000),
        ];
        foreach (var page in pages)
        {
            var fragments = (await seed.Client.VerifyAsync(new { locale = "fr", text = page })).Objects("fragments");
            fragments.Count().Should().BeLessThan(40_001);
        }

        (await CountsAsync(pages[2])).Should().Be((1_000, 0));
        (await CountsAsync(pages[3])).Should().Be((0, 1_000));

        async Task<(int Current, int Altered)> CountsAsync(string page)
        {
            var counts = (await seed.Client.VerifyAsync(new { locale = "fr", text = page }))["counts"]!;
            return (counts["current"]!.GetValue<int>(), counts["altered"]!.GetValue<int>());
        }
    }

    [Theory]
    [InlineData("- examen clinique\n", 15_000)]
    [InlineData("- contraception si vous êtes un homme.\n", 5_000)]
    [InlineData("La régularité c’est la clé\n", 6_000)]
    [InlineData("m\n\n", 30_000)]
    public async Task An_answer_is_bounded_in_proportion_to_the_page(string line, int times)
    {
        var page = string.Concat(Enumerable.Repeat(line, times));
        using var response = await PostAsync(JsonSerializer.Serialize(new { locale = "fr", text = page }));
        var length = (await response.Content.ReadAsByteArrayAsync(Stop)).Length;
        var answer = await response.JsonAsync();

        length.Should().BeLessThan(128 * 1024 + (10 * page.Length));
        answer["counts"]!.AsObject().Sum(count => count.Value!.GetValue<int>()).Should().Be(answer.Objects("fragments").Count() + answer["omitted"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("<br>", 50_000)]
    [InlineData("<p>m</p>", 25_000)]
    [InlineData("<p><b>m</p>", 10_000)]
    [InlineData("<table><tr><td>m</table>", 10_000)]
    public async Task No_page_takes_long(string markup, int times)
    {
        var fragments = await seed.Client.VerifyAsync(new { locale = "fr", html = string.Concat(Enumerable.Repeat(markup, times)) + "<p>" + Rhythm });

        fragments.Objects("fragments").Last().Text("status").Should().Be("current");
    }

    [Theory]
    [InlineData("<b><div>", 30_000)]
    [InlineData("<div>", 12_000)]
    public async Task A_page_that_is_nested_beyond_measure_is_refused(string tags, int times)
    {
        using var answer = await PostAsync(JsonSerializer.Serialize(new { locale = "fr", html = string.Concat(Enumerable.Repeat(tags, times)) }));

        (await answer.JsonAsync()).Objects("errors").Select(fault => $"{fault["member"]} {fault.Text("code")}").Should().Equal("html nested");
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("\u0000N’arrêtez \u0000jamais\u0000 votre traitement avant d’en avoir parlé avec votre médecin.")]
    [InlineData("\uFEFFN’arrêtez \u2066jamais\u2069 votre\u2028traitement avant d’en avoir parlé avec votre médecin.\uFFFC")]
    public async Task What_nobody_sees_is_no_difference(string page) =>
        (await seed.Client.FragmentsAsync(page)).Told().Should().Equal("partial rythme/arret");

    [Fact]
    public async Task A_body_is_never_logged()
    {
        var log = new RecordedLog();
        await using var host = await (await ContentHost.StartAsync(
            seed.Database.Reader,
            services => services.AddSingleton<ILoggerProvider>(log),
            "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace", "--Logging:Console:LogLevel:Default=None")).ReadyAsync();

        await host.Client.VerifyAsync(new { locale = "fr", text = "ciclosporine" });
        foreach (var body in new[] { """{"locale":"ciclosporine"}""", """{"ciclosporine":1}""", "ciclosporine", """{"locale":"fr","text":"ciclosporine" """ })
        {
            using var response = await host.Client.PostAsync("/v1/verify", new StringContent(body, Encoding.UTF8, "application/json"), Stop);
            response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        }

        log.Lines.Should().Contain(line => line.Contains("/v1/verify"), "this test would see one");
        log.Lines.Where(line => line.Contains("ciclosporine", StringComparison.OrdinalIgnoreCase)).Should().BeEmpty();
    }

    private async Task<HttpResponseMessage> PostAsync(string body, string type = "application/json", string path = "/v1/verify")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        return await seed.Client.PostAsync(path, content, Stop);
    }

    private static async Task<(int, string)> CodeAsync(HttpResponseMessage response) => ((int)response.StatusCode, (await response.JsonAsync()).Text("code"));
}
