using System.Net;
using ContentApi.Delivery.V1;
using ContentApi.Http;
using ContentApi.Published;
using ContentApi.Tests.Hosting;
using ContentApi.Verification;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContentApi.Tests.Faults;

/// <summary>Whatever fails beside the serving is logged once and tried again, and never ends the serving.</summary>
public sealed class BackgroundFaultTests(PostgresServer server) : IAsyncLifetime
{
    private const string Section = "/v1/fr/sections/anti-interleukines-regularite";
    private const string First = "id = 'rythme' and edition = (select min(edition) from content.block where id = 'rythme')";

    private readonly PublishedSeed seed = new(server);
    private readonly RecordedLog log = new(LogLevel.Warning);
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"contentapi-test-{Guid.NewGuid():N}");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => seed.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await seed.DisposeAsync();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_background_service_that_ends_with_an_exception_does_not_end_the_host()
    {
        await using var host = await (await StartAsync(services => services.AddHostedService<Failing>())).ReadyAsync();
        await ContentHost.UntilAsync(() => Task.FromResult(log.Lines.Any(line => line.Contains(Failing.Words, StringComparison.Ordinal))));

        await ServesAsync(host);
    }

    [Fact]
    public async Task A_copy_that_cannot_be_made_for_an_unforeseen_reason_is_made_later()
    {
        var attempts = 0;
        await using var host = await (await StartAsync(
            services => services.AddSingleton<ReleaseWriter>(provider => (served, file, rest) => Interlocked.Increment(ref attempts) <= 2
                ? throw new NotSupportedException("Unforeseen.")
                : provider.GetRequiredService<V1Renderer>().WriteBundleAsync(served, file, rest)),
            $"--Published:LastGood={folder}", "--Published:Poll=00:00:00.200")).ReadyAsync();

        await ContentHost.UntilAsync(() => Task.FromResult(File.Exists(Path.Combine(folder, "last-good.json"))));

        await ServesAsync(host);
        log.Lines.Should().ContainSingle(line => line.Contains("Unforeseen.", StringComparison.Ordinal), "one cause is logged once");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"File\":\"..\",\"Release\":1,\"Digest\":null,\"ConfirmedAt\":\"2026-11-23T00:00:00Z\"}")]
    public async Task A_record_of_the_last_run_that_makes_no_sense_is_refused_and_replaced(string record)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "last-good.json"), record, Stop);

        await using var host = await (await StartAsync(_ => { }, $"--Published:LastGood={folder}")).ReadyAsync();

        await ServesAsync(host);
        log.Lines.Should().ContainSingle(line => line.StartsWith("What this node last served, kept in", StringComparison.Ordinal));
        await ContentHost.UntilAsync(() => Task.FromResult(File.Exists(Path.Combine(folder, "release-1.ndjson.gz"))));
    }

    [Fact]
    public async Task A_warm_up_that_cannot_ask_for_something_does_not_keep_the_node_from_readers()
    {
        await using var host = await (await StartAsync(services => services.AddSingleton<Renderer>(provider => (snapshot, topics, previous) =>
        {
            var answers = provider.GetRequiredService<V1Renderer>().Render(snapshot, topics, previous).Edit();
            answers.Set("http://[", previous?.Answers["/v1"] ?? new Representation([], "text/plain", lastModified: null));
            return answers.Finish();
        }))).ReadyAsync();

        await ServesAsync(host);
    }

    [Fact]
    public async Task A_former_wording_that_cannot_be_read_is_logged_once_and_read_when_it_was_mended()
    {
        await seed.PublishAsync(NodeOnItsOwn.Changed());
        await seed.AlterAsync($"update content.block set content = content || '[7]' where {First}");
        var clock = new WaitingClock();
        await using var host = await (await StartAsync(services => services.AddSingleton<TimeProvider>(clock))).ReadyAsync();
        var former = host.Services.GetRequiredService<FormerTexts>();

        // It waits longer each time.
        await ContentHost.UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(clock.Waits.Count(wait => wait >= TimeSpan.FromSeconds(5)) >= 4);
        });
        former.Current.UpTo.Should().Be(0);
        log.Lines.Should().ContainSingle(line => line.StartsWith("What was published before cannot be read", StringComparison.Ordinal));

        await seed.AlterAsync($"update content.block set content = content - (jsonb_array_length(content) - 1) where {First}");
        await ContentHost.UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            return Task.FromResult(former.Current.UpTo == 2);
        });
        await ServesAsync(host);
    }

    [Fact]
    public async Task Former_wordings_are_read_because_a_release_came_and_not_because_time_passed()
    {
        var clock = new WaitingClock();
        await using var host = await (await StartAsync(services => services.AddSingleton<TimeProvider>(clock))).ReadyAsync();
        var former = host.Services.GetRequiredService<FormerTexts>();
        await ContentHost.UntilAsync(() => Task.FromResult(former.Current.UpTo == 1));

        await seed.PublishAsync(NodeOnItsOwn.Changed());

        await ContentHost.UntilAsync(() => Task.FromResult(former.Current.UpTo == 2));
        former.Current.Texts.Should().Contain(text => text.Text.Contains("toutes les chances", StringComparison.Ordinal));
    }

    private static async Task ServesAsync(ContentHost host)
    {
        (await host.Client.GetAsync("/health/live", Stop)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await host.Client.GetAsync("/health/ready", Stop)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await host.Client.GetAsync(Section, Stop)).StatusCode.Should().Be(HttpStatusCode.OK);
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested.Should().BeFalse();
    }

    private Task<ContentHost> StartAsync(Action<IServiceCollection> configure, params string[] settings) => ContentHost.StartAsync(
        seed.Database.Reader,
        services =>
        {
            services.AddLogging(logging => logging.ClearProviders().AddProvider(log));
            configure(services);
        },
        ["--Logging:LogLevel:Default=Information", .. settings]);

    private sealed class Failing : BackgroundService
    {
        public const string Words = "Nobody caught this.";

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            throw new NotSupportedException(Words);
        }
    }
}
