using System.Collections.Immutable;
using System.Net;
using ContentApi.Content;
using ContentApi.Packages;
using ContentApi.Published;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Delivery;

/// <summary><c>?release=n</c>: what was current then. Each test has a database of its own.</summary>
public sealed class RecordTests(PostgresServer server) : IAsyncLifetime
{
    private const string Section = "/v1/fr/sections/anti-interleukines-regularite";

    private readonly ServedSeed seed = new(server);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => seed.InitializeAsync();

    public ValueTask DisposeAsync() => seed.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_record_has_the_bytes_and_the_tag_of_then(bool held)
    {
        var paths = seed.Host.Current.Served!.Answers.Keys.Where(path => path.StartsWith("/v1/fr/", StringComparison.Ordinal)).ToList();
        var then = await ReadAsync(seed.Host, paths, "");
        await seed.PublishAsync(Changed("le plus de chances"));
        await seed.PublishAsync(new SeedFiles().Change("citations.yaml", "Menter A et al. Joint", "Menter A, et al. Joint").Remove("faqs.yaml").Read(), "Retirées.");
        await seed.PublishAsync(new SeedFiles().Read(), restore: true);

        // A node that held the release while it was current, and one that comes later and rebuilds it.
        await using var later = await (await ContentHost.StartAsync(seed.Database.Reader)).ReadyAsync();
        var record = await ReadAsync(held ? seed.Host : later, paths, "?release=1");

        paths.Should().HaveCountGreaterThan(40);
        record.Should().BeEquivalentTo(then);
    }

    [Fact]
    public async Task A_record_says_whose_it_is_and_is_cached_for_a_day()
    {
        await seed.PublishAsync(Changed("le plus de chances"));

        foreach (var number in new[] { "1", "2" })
        {
            using var response = await seed.Client.GetAsync($"{Section}?release={number}", Stop);

            response.StatusCode.Should().Be(HttpStatusCode.OK);
            response.Headers.CacheControl!.ToString().Should().Be("public, max-age=86400");
            response.Headers.GetValues("Content-Record").Should().Equal(number);
            response.Headers.GetValues("Content-Release").Should().Equal("2");
        }

        using var live = await seed.Client.GetAsync(Section, Stop);
        live.Headers.Contains("Content-Record").Should().BeFalse();
    }

    [Fact]
    public async Task A_record_that_is_held_already_is_not_sent_again()
    {
        using var then = await seed.Client.GetAsync(Section, Stop);
        await seed.PublishAsync(Changed("le plus de chances"));

        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Section}?release=1") { Headers = { IfNoneMatch = { then.Headers.ETag! } } };
        using var response = await seed.Client.SendAsync(request, Stop);

        response.StatusCode.Should().Be(HttpStatusCode.NotModified);
        response.Headers.GetValues("Content-Record").Should().Equal("1");
    }

    [Fact]
    public async Task A_walk_through_a_record_stays_in_it()
    {
        var then = (await seed.Client.GetAllAsync("/v1/fr/faqs?limit=2")).ConvertAll(item => item.ToJsonString());
        await seed.PublishAsync(new SeedFiles().Remove("faqs.yaml").Read(), "Retirées.");

        var record = (await seed.Client.GetAllAsync("/v1/fr/faqs?limit=2&release=1")).ConvertAll(item => item.ToJsonString());

        record.Should().Equal(then).And.HaveCountGreaterThan(2);
    }

    [Fact]
    public async Task A_document_withdrawn_since_for_safety_has_no_record_to_show()
    {
        await seed.WithdrawAsync("anti-interleukines", Severity.Safety, "Rappel de lot.", kind: Kind.Topic);

        foreach (var path in new[] { "/v1/fr/sections/anti-interleukines-suivi", Section })
        {
            using var response = await seed.Client.GetAsync($"{path}?release=1", Stop);
            response.StatusCode.Should().Be(HttpStatusCode.Gone);
            (await response.JsonAsync()).Text("severity").Should().Be("safety");
        }
    }

    [Fact]
    public async Task A_document_withdrawn_since_for_another_reason_keeps_its_record()
    {
        var then = await seed.Client.GetStringAsync(Section, Stop);
        await seed.WithdrawAsync("anti-interleukines", Severity.Clinical, "Périmé.", kind: Kind.Topic);

        (await seed.Client.GetStringAsync($"{Section}?release=1", Stop)).Should().Be(then);
        (await seed.Client.GetAsync($"{Section}?release=2", Stop)).StatusCode.Should().Be(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task A_later_address_leads_to_the_one_of_then()
    {
        await seed.PublishAsync(new SeedFiles().Change("faqs.yaml", "slug: avion", "slug: en-avion").Read());

        using var response = await seed.Client.GetAsync("/v1/fr/faqs/anti-interleukines-en-avion?release=1", Stop);

        response.StatusCode.Should().Be(HttpStatusCode.PermanentRedirect);
        response.Headers.Location.Should().Be($"{ContentHost.BaseUrl}/v1/fr/faqs/anti-interleukines-avion?release=1");
        (await seed.Client.GetAsync(response.Headers.Location!.PathAndQuery, Stop)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_had_not_come_by_then_is_not_found()
    {
        await seed.PublishAsync(new SeedFiles().Change("faqs.yaml", "slug: avion", "slug: en-avion").Read());

        foreach (var (address, code) in new[]
        {
            ("/v1/fr/sections/nulle-part?release=1", "document-not-found"),
            ($"{Section}?release=3", "release-not-found"),
            ("/v1/fr/sections?release=3", "release-not-found"),
            ("/v1/de/sections?release=1", "locale-not-published"),
        })
        {
            using var response = await seed.Client.GetAsync(address, Stop);
            ((int)response.StatusCode, (await response.JsonAsync()).Text("code")).Should().Be((404, code));
        }
    }

    [Theory]
    [InlineData("release=0", "out-of-range")]
    [InlineData("release=-1", "malformed")]
    [InlineData("release=01", "malformed")]
    [InlineData("release=99999999999", "out-of-range")]
    [InlineData("release=current", "malformed")]
    [InlineData("release=1&release=1", "repeated")]
    public async Task A_faulty_release_is_told(string query, string code)
    {
        foreach (var path in new[] { Section, "/v1/fr/sections" })
        {
            using var response = await seed.Client.GetAsync($"{path}?{query}", Stop);
            response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            (await response.JsonAsync()).Objects("errors").Single().Text("code").Should().Be(code);
        }
    }

    private static ImmutableArray<Package> Changed(string to) =>
        new SeedFiles().Change("04-regularite.md", "toutes les chances", to).Read();

    private static async Task<Dictionary<string, (string? Tag, string Body)>> ReadAsync(ContentHost host, IEnumerable<string> paths, string query)
    {
        var read = new Dictionary<string, (string?, string)>();
        foreach (var path in paths)
        {
            using var response = await host.Client.GetAsync(path + query, Stop);
            response.StatusCode.Should().Be(HttpStatusCode.OK, path);
            read.Add(path, (response.Headers.ETag!.Tag, await response.Content.ReadAsStringAsync(Stop)));
        }

        return read;
    }
}
