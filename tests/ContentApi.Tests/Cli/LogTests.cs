using System.Net.Sockets;
using System.Text;
using ContentApi.Delivery.V1;
using ContentApi.Http;
using ContentApi.Published;
using ContentApi.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ContentApi.Tests.Cli;

/// <summary>What is logged as the program is delivered, whatever readers and others send.</summary>
public sealed class LogTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private const string Broken = "/v1/releases/current";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_address_referrer_or_query_is_logged()
    {
        using var log = new RecordedLog();
        await using (var host = await (await ContentHost.StartAsync(seed.Database.Reader, services => Serve(services, log), "--Logging:LogLevel:Default=Information", "--RateLimit:Proxies=127.0.0.1")).ReadyAsync())
        {
            string[] requests =
            [
                "GET /v1/fr/sections?topic=grossesse HTTP/1.1",
                "GET /v1/fr/sections?grossesse=%ff HTTP/1.1",
                "GET /v1/grossesse?grossesse HTTP/1.1",
                "GET /v9/fr?grossesse HTTP/1.1",
                $"GET {Broken} HTTP/1.1",
                $"GET {Broken}?grossesse HTTP/1.1",
                "DELETE /v1?grossesse HTTP/1.1",
                "GET /docs/api/index.html?grossesse HTTP/1.1",
                "GET /v1?grossesse HTTP/3.7",
                "GET /v1?grossesse\0 HTTP/1.1",
                "grossesse",
                $"GET /v1?{new string('g', 9000)}grossesse HTTP/1.1",
                "GET /v1?grossesse HTTP/1.1\r\nHost: grossesse@[",
                "POST /v1?grossesse HTTP/1.1\r\nContent-Length: grossesse",
                "POST /v1?grossesse HTTP/1.1\r\nContent-Length: 99999999999",
                "POST /v1?grossesse HTTP/1.1\r\nTransfer-Encoding: grossesse",
                $"GET /v1?grossesse HTTP/1.1\r\nX-Long: {new string('g', 20_000)}",
            ];
            foreach (var request in requests) await SendAsync(host, request);
            // Whoever leaves in the middle, and the one whose failure must be seen, or this test would see nothing.
            await SendAsync(host, "POST /v1?grossesse HTTP/1.1\r\nContent-Length: 10", leave: true);
            await ContentHost.UntilAsync(() => Task.FromResult(log.Lines.Any(line => line.StartsWith($"GET {Broken} failed: System.", StringComparison.Ordinal))));
        }

        log.Lines.Should().Contain(line => line.StartsWith("Serving release", StringComparison.Ordinal));
        string.Join('\n', log.Lines).Should().NotContainAny("grossesse", "198.51.100.77", "127.0.0.1", "partner.example");
    }

    [Fact]
    public async Task An_exception_that_quotes_a_query_is_logged_without_its_words_unless_they_are_asked_for()
    {
        (await FailedAsync("Information")).Should().Contain("System.FormatException").And.Contain(" at ").And.NotContain("release=1");
        (await FailedAsync("Debug")).Should().Contain("release=1", "an operator who asks for the words gets them");
    }

    /// <summary>What is logged of a request that fails with an exception which quotes it.</summary>
    private async Task<string> FailedAsync(string level)
    {
        using var log = new RecordedLog();
        await using (var host = await (await ContentHost.StartAsync(
            seed.Database.Reader,
            services =>
            {
                services.AddLogging(logging => logging.ClearProviders().AddProvider(log));
                services.AddSingleton<ProblemPage>(_ => (context, _) => context.Items.TryAdd("failed", true)
                    ? throw new FormatException($"Cannot read {context.Request.QueryString}.", new FormatException($"Nor {context.Request.QueryString}."))
                    : null);
            },
            "--Logging:LogLevel:Default=Information",
            $"--Logging:LogLevel:ContentApi={level}")).ReadyAsync())
        {
            using var answer = await host.Client.GetAsync("/v1/fr/sections/nulle-part?release=1", Stop);
            ((int)answer.StatusCode).Should().Be(500);
        }

        return string.Join('\n', log.Lines.Where(line => line.StartsWith("GET /v1/fr/sections/nulle-part failed", StringComparison.Ordinal)));
    }

    private static void Serve(IServiceCollection services, RecordedLog log)
    {
        services.AddLogging(logging => logging.ClearProviders().AddProvider(log));
        services.AddSingleton<Renderer>(provider => (snapshot, topics, previous) =>
        {
            var answers = provider.GetRequiredService<V1Renderer>().Render(snapshot, topics, previous).Edit();
            answers.Remove(Broken);
            return answers.Finish();
        });
    }

    /// <summary>Sends what no client library would, and waits for the answer to begin. What is logged at the end of it is there once the host is gone.</summary>
    private static async Task SendAsync(ContentHost host, string request, bool leave = false)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", host.Client.BaseAddress!.Port, Stop);
        var hosted = request.Contains("\r\nHost:", StringComparison.Ordinal) ? request : request + "\r\nHost: x";
        await socket.GetStream().WriteAsync(
            Encoding.Latin1.GetBytes($"{hosted}\r\nX-Forwarded-For: 198.51.100.77\r\nReferer: https://partner.example/page\r\nConnection: close\r\n\r\n"), Stop);
        if (leave) socket.LingerState = new LingerOption(true, 0);
        else (await socket.GetStream().ReadAsync(new byte[1024], Stop)).Should().BePositive(request);
    }
}
