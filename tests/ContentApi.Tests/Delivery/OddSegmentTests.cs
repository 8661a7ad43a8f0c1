using System.Net;
using ContentApi.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace ContentApi.Tests.Delivery;

/// <summary>Whatever stands where an address has a name, the caller made the mistake: never a 500.</summary>
public sealed class OddSegmentTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private static readonly string[] Odd =
    [
        "%20", "%20%20", "%20.html", ".html", "%C2%A0", "%E2%80%83", "%E2%80%A8", "%EF%BB%BF", "%C2%85", "%09", "%0A", "%00", "a%00b",
        "%7F",
        "%ED%A0%80", "%ED%BF%BF", "%FF", "%", "%2", "%zz", "%25", "%2F", "%5C", "..%2F", "%2E%2E", "%3F", "%23", "%F0%9F%92%8A", "e%CC%81",
        "'", "\"", "{slug}", "[]", "-", "0", "-1", "99999999999999999999", "__proto__",
        new('a', 7000), string.Concat(Enumerable.Repeat("%20", 2000)),
    ];

    private static readonly Dictionary<string, string> Sound = new()
    {
        ["version"] = "1",
        ["locale"] = "fr",
        ["slug"] = "anti-interleukines-regularite",
        ["number"] = "1",
        ["id"] = "35cd35e8-c702-409b-a0b5-3434fe3d9af6",
        ["rest"] = "sections/anti-interleukines-regularite",
    };

    [Fact]
    public async Task An_odd_segment_in_any_address_is_never_our_fault()
    {
        // The routes are built when one of them is first asked for.
        await seed.Client.GetStringAsync("/v1/fr/sections?limit=1", TestContext.Current.CancellationToken);
        var patterns = seed.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern).DistinctBy(pattern => pattern.RawText)
            .Where(pattern => pattern.Parameters.Any(parameter => parameter.Name != "version")).ToList();
        patterns.Should().HaveCountGreaterThan(10);

        var failed = new List<string>();
        foreach (var address in patterns.SelectMany(Addresses).Distinct())
        {
            using var answer = await GetAsync(address);
            if (answer.StatusCode < HttpStatusCode.InternalServerError) continue;
            failed.Add($"{(int)answer.StatusCode} {address[..Math.Min(90, address.Length)]}");
        }

        failed.Should().BeEmpty();
    }

    [Theory]
    [InlineData("/v1/fr/sections/%20")]
    [InlineData("/v1/fr/topics/%C2%A0")]
    [InlineData("/v1/fr/sections/%E2%80%83.md")]
    public async Task A_blank_name_is_one_that_nobody_has(string address)
    {
        using var answer = await GetAsync(address);

        (answer.StatusCode, (await answer.JsonAsync()).Text("code")).Should().Be((HttpStatusCode.NotFound, "document-not-found"));
    }

    /// <summary>Each address with one of its parameters odd, and the others as they should be.</summary>
    private static IEnumerable<string> Addresses(RoutePattern pattern) =>
        from parameter in pattern.Parameters
        where parameter.Name != "version"
        from odd in Odd
        select "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart { Name: var name } => name == parameter.Name ? odd : Sound.GetValueOrDefault(name, "x"),
            _ => throw new NotSupportedException(part.GetType().Name),
        }))));

    /// <summary>The address as it stands, which <see cref="Uri"/> would mend.</summary>
    private async Task<HttpResponseMessage> GetAsync(string address) => await seed.Client.GetAsync(
        new Uri(
            seed.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + address,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }),
        TestContext.Current.CancellationToken);
}
