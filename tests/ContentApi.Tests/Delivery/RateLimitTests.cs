using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ContentApi.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ContentApi.Tests.Delivery;

public sealed class RateLimitTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Every_answer_says_what_is_left_and_the_one_too_many_is_refused_until_the_minute_is_over()
    {
        await using var host = await AllowingAsync(7);
        (HttpMethod Method, string Path, int Status)[] counted =
        [
            (HttpMethod.Get, Section, 200), (HttpMethod.Head, Section, 200), (HttpMethod.Get, "/v1/fr/sections?limit=1", 200), (HttpMethod.Get, "/v1/FR/sections", 308),
            (HttpMethod.Get, "/v1/fr/sections/nulle-part", 404), (HttpMethod.Get, "/v1/fr/sections?limit=0", 400), (HttpMethod.Delete, Section, 405),
        ];
        foreach (var (index, (method, path, status)) in counted.Index())
        {
            using var answer = await SendAsync(host.Client, method, path);
            ((int)answer.StatusCode).Should().Be(status);
            Quota(answer).Should().Be(("\"default\";q=7;w=60", string.Create(CultureInfo.InvariantCulture, $"\"default\";r={6 - index};t=60")), path);
        }

        clock.Advance(TimeSpan.FromSeconds(18));
        foreach (var (method, path, _) in counted)
        {
            using var refused = await SendAsync(host.Client, method, path);
            refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
            Quota(refused).Should().Be(("\"default\";q=7;w=60", "\"default\";r=0;t=42"));
            refused.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(42));
            refused.Headers.CacheControl!.NoStore.Should().BeTrue();
            refused.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
            refused.Headers.GetValues("Access-Control-Expose-Headers").Single().Should().Contain("RateLimit, RateLimit-Policy").And.Contain("Retry-After");
            refused.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
            if (method != HttpMethod.Head) (await refused.JsonAsync()).Text("code").Should().Be("rate-limited");
        }

        clock.Advance(TimeSpan.FromSeconds(42));
        using var again = await host.Client.GetAsync(Section, Stop);
        Quota(again).Quota.Should().Be("\"default\";r=6;t=60");
    }

    [Fact]
    public async Task Who_holds_what_is_current_is_told_so_although_it_may_ask_for_nothing_else()
    {
        await using var host = await AllowingAsync(1);
        using var first = await host.Client.GetAsync(Section, Stop);
        var tag = first.Headers.ETag!.ToString();

        foreach (var path in new[] { Section, Section })
        {
            using var held = await SendAsync(host.Client, HttpMethod.Get, path, ("If-None-Match", tag));
            held.StatusCode.Should().Be(HttpStatusCode.NotModified);
            Quota(held).Should().Be((null, null), "a free answer says nothing of the quota");
        }

        using var dated = await SendAsync(host.Client, HttpMethod.Head, Section, ("If-Modified-Since", first.Content.Headers.LastModified!.Value.ToString("R")));
        dated.StatusCode.Should().Be(HttpStatusCode.NotModified);
        foreach (var (name, value) in new[] { ("If-None-Match", "\"another\""), ("If-Match", "\"another\""), ("Accept", "image/png"), ("Accept-Encoding", "identity;q=0") })
        {
            using var refused = await SendAsync(host.Client, HttpMethod.Get, Section, (name, value));
            refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests, name);
        }

        using var asked = await SendAsync(host.Client, HttpMethod.Get, Section + "?release=1", ("If-None-Match", tag));
        asked.StatusCode.Should().Be(HttpStatusCode.TooManyRequests, "what is no known address would have to be worked for");
    }

    [Fact]
    public async Task A_304_by_the_second_door_is_given_back()
    {
        await using var host = await AllowingAsync(2);
        foreach (var path in new[] { "/v1/fr/faqs?limit=1", "/docs" })
        {
            using var first = await host.Client.GetAsync(path, Stop);
            await SendAsync(host.Client, HttpMethod.Get, path);
            clock.Advance(TimeSpan.FromMinutes(1));

            for (var i = 0; i < 5; i++)
            {
                using var held = await SendAsync(host.Client, HttpMethod.Get, path, ("If-None-Match", first.Headers.ETag!.ToString()));
                held.StatusCode.Should().Be(HttpStatusCode.NotModified, path);
                Quota(held).Should().Be((null, null));
            }
        }
    }

    [Fact]
    public async Task Health_and_preflights_are_free()
    {
        await using var host = await AllowingAsync(1);
        await host.Client.GetAsync(Section, Stop);

        foreach (var path in new[] { "/health/live", "/health/ready" })
        {
            using var health = await host.Client.GetAsync(path, Stop);
            health.StatusCode.Should().Be(HttpStatusCode.OK);
            Quota(health).Should().Be((null, null));
        }

        using var preflight = await SendAsync(host.Client, HttpMethod.Options, Section, ("Origin", "https://partner.test"), ("Access-Control-Request-Method", "GET"));
        preflight.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Clients_do_not_share_and_nobody_passes_for_another()
    {
        await using var host = await AllowingAsync(1);
        using var neighbour = From("127.0.0.2", host);

        (await SendAsync(host.Client, HttpMethod.Get, Section, ("X-Forwarded-For", "192.0.2.7"))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await SendAsync(host.Client, HttpMethod.Get, Section, ("X-Forwarded-For", "192.0.2.8"))).StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        (await SendAsync(neighbour, HttpMethod.Get, Section)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_word_of_a_configured_proxy_is_taken_for_the_address_alone_and_of_no_other()
    {
        await using var host = await AllowingAsync(1, "--RateLimit:Proxies=10.0.0.0/8, 127.0.0.1");
        using var stranger = From("127.0.0.2", host);
        Task<HttpResponseMessage> ByProxyAsync(string clients, string path = Section) => SendAsync(
            host.Client, HttpMethod.Get, path, ("X-Forwarded-For", clients), ("X-Forwarded-Host", "evil.test"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Prefix", "/evil"));

        (await ByProxyAsync("192.0.2.7")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await ByProxyAsync("192.0.2.7")).StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        (await ByProxyAsync("192.0.2.8")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await ByProxyAsync("198.51.100.1, 192.0.2.8")).StatusCode.Should().Be(HttpStatusCode.TooManyRequests, "what a client says of itself is not believed");
        (await ByProxyAsync("192.0.2.9, 10.1.2.3")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await ByProxyAsync("192.0.2.9")).StatusCode.Should().Be(HttpStatusCode.TooManyRequests, "a proxy may stand behind another");
        (await ByProxyAsync("2001:db8:0:1::1")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await ByProxyAsync("2001:db8:0:1::2")).StatusCode.Should().Be(HttpStatusCode.TooManyRequests, "a /64 is one client");
        (await ByProxyAsync("2001:db8:0:2::1", "/v1/FR/sections")).Headers.Location!.ToString().Should().Be("/v1/fr/sections");

        (await SendAsync(stranger, HttpMethod.Get, Section, ("X-Forwarded-For", "192.0.2.10"))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await SendAsync(stranger, HttpMethod.Get, Section, ("X-Forwarded-For", "192.0.2.11"))).StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Zero_is_no_limit()
    {
        await using var host = await AllowingAsync(0);

        using var answer = await host.Client.GetAsync(Section, Stop);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        Quota(answer).Should().Be((null, null));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<ContentHost> AllowingAsync(int perMinute, params string[] settings) => await (await ContentHost.StartAsync(
        seed.Database.Reader,
        services => services.AddSingleton<TimeProvider>(clock),
        [string.Create(CultureInfo.InvariantCulture, $"--RateLimit:PerMinute={perMinute}"), .. settings])).ReadyAsync();

    private static HttpClient From(string address, ContentHost host) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, stop) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = host.Client.BaseAddress };

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return client.SendAsync(request, Stop);
    }

    private static (string? Policy, string? Quota) Quota(HttpResponseMessage answer) => (Header(answer, "RateLimit-Policy"), Header(answer, "RateLimit"));

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
