using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ContentApi.Http;

namespace ContentApi.Tests.Http;

public sealed partial class ErrorPagesTests(HttpSite site) : IClassFixture<HttpSite>
{
    public static TheoryData<string> Codes => [.. Errors.All.Select(error => error.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Every_code_has_a_page_that_says_what_happened_and_what_to_do(string code)
    {
        var error = Errors.All.Single(candidate => candidate.Code == code);

        var response = await site.Get($"/docs/errors/{code}", ("Accept", "text/html"));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().Should().Be("text/html; charset=utf-8");
        var html = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        html.Should().Contain("<html lang=\"en\">").And.Contain(error.Title).And.Contain(error.Meaning).And.Contain(error.Remedy);
    }

    [Fact]
    public async Task The_index_leads_to_every_page_and_home()
    {
        var html = await site.Client.GetStringAsync("/docs/errors", TestContext.Current.CancellationToken);

        // The first skips to the page's own content.
        var addresses = Links().Matches(html).Skip(1).Select(link => new Uri(new Uri("https://x/docs/errors"), link.Groups[1].Value).AbsolutePath);
        addresses.Should().Equal([.. Errors.All.Select(error => $"/docs/errors/{error.Code}").Prepend("/")]);
    }

    [Fact]
    public async Task Pages_allow_their_own_style_and_nothing_else()
    {
        var response = await site.Get("/docs/errors/gone");

        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var style = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style().Match(html).Groups[1].Value)));
        response.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith($"default-src 'none'; style-src 'sha256-{style}'; ");
        html.Should().NotContain("<script").And.NotContain("style=");
    }

    [Theory]
    [InlineData("/docs/errors/none")]
    [InlineData("/docs/errors/%3Cscript%3E")]
    public async Task An_unknown_code_is_not_found(string path)
    {
        (await (await site.Get(path)).ShouldBeProblem(404, "not-found"))["detail"]!.GetValue<string>().Should().NotContain("script");
    }

    [Fact]
    public void Codes_are_unique_words_with_an_error_status()
    {
        Errors.All.Select(error => error.Code).Should().OnlyHaveUniqueItems().And.OnlyContain(code => Word().IsMatch(code));
        Errors.All.Should().OnlyContain(error => error.Status >= 400 && error.Status < 600);
        typeof(Errors).GetFields().Where(field => field.FieldType == typeof(Error)).Select(field => field.GetValue(null)).Should().BeEquivalentTo(Errors.All);
    }

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex("<style>(.*)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex Word();
}
