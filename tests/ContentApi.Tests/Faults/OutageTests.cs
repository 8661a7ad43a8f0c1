using System.Net;
using ContentApi.Database;
using ContentApi.Tests.Hosting;
using ContentApi.Tests.Search;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ContentApi.Tests.Faults;

/// <summary>PostgreSQL goes away, comes back, or lies; readers are served the last release that was sound.</summary>
public sealed class OutageTests
{
    private const string Section = "/v1/fr/sections/anti-interleukines-regularite";

    [Fact]
    public async Task While_PostgreSQL_is_down_content_is_served_and_nothing_looks_missing_and_it_recovers_without_restart()
    {
        await using var node = await NodeOnItsOwn.StartAsync();
        await using var host = await (await ContentHost.StartAsync(node.Reader, null, "--Published:Poll=00:00:00.200")).ReadyAsync();
        var paths = host.Current.Served!.Answers.Keys.ToList();

        await node.Cluster.StopAsync();
        await UntilReadySaysAsync(host, "degraded", "database-unreachable");

        foreach (var path in paths) (await host.Client.GetAsync(path)).StatusCode.Should().Be(HttpStatusCode.OK, path);
        (await host.Client.SearchAsync("régularité")).Found().Should().Equal("rythme");
        (await host.Client.GetAsync("/v1/fr/sections/nulle-part")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await host.Client.GetAsync("/health/live")).StatusCode.Should().Be(HttpStatusCode.OK);

        await node.Cluster.StartAsync(TestContext.Current.CancellationToken);
        await UntilReadySaysAsync(host, "ready", null);
        await host.UntilReleaseAsync((await node.PublishAsync(NodeOnItsOwn.Changed())).Number);
    }

    [Fact]
    public async Task A_node_that_starts_while_PostgreSQL_is_away_says_so_and_serves_as_soon_as_it_is_back()
    {
        await using var node = await NodeOnItsOwn.StartAsync();
        await node.Cluster.StopAsync();

        await using var host = await ContentHost.StartAsync(node.Reader);

        using (var early = await host.Client.GetAsync(Section))
        {
            (early.StatusCode, (await early.JsonAsync()).Text("code")).Should().Be((HttpStatusCode.ServiceUnavailable, "not-ready"));
            early.Headers.CacheControl!.NoStore.Should().BeTrue();
        }

        (await host.Client.GetAsync("/health/ready")).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        await node.Cluster.StartAsync(TestContext.Current.CancellationToken);
        await host.ReadyAsync();
        (await host.Client.GetAsync(Section)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_killed_PostgreSQL_of_our_own_is_started_again()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"contentapi-{Guid.NewGuid():N}");
        Assert.SkipWhen(LocalCluster.Find(bin: null, folder) is null, "PostgreSQL's programs are not on this machine.");
        var cluster = LocalCluster.Find(bin: null, folder)!;
        var lockFile = Path.Combine(folder, "data", "postmaster.pid");
        await using (var host = await (await ContentHost.StartAsync(reader: null, null, $"--Postgres:Data={folder}")).ReadyAsync())
        {
            var killed = File.ReadLines(lockFile).First();
            PrivateCluster.Kill(cluster);

            await ContentHost.UntilAsync(() => Task.FromResult(File.Exists(lockFile) && File.ReadLines(lockFile).FirstOrDefault() is { } server && server != killed));
            await UntilReadySaysAsync(host, "ready", null);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_killed_PostgreSQL_is_as_good_as_one_that_was_stopped()
    {
        await using var node = await NodeOnItsOwn.StartAsync();
        await using var host = await (await ContentHost.StartAsync(node.Reader, null, "--Published:Poll=00:00:00.200")).ReadyAsync();

        PrivateCluster.Kill(node.Cluster);
        await UntilReadySaysAsync(host, "degraded", "database-unreachable");
        (await host.Client.GetAsync(Section)).StatusCode.Should().Be(HttpStatusCode.OK);

        await node.Cluster.StartAsync(TestContext.Current.CancellationToken);
        await UntilReadySaysAsync(host, "ready", null);
    }

    [Fact]
    public async Task A_release_that_was_altered_in_the_database_is_refused_and_the_one_before_it_kept()
    {
        await using var node = await NodeOnItsOwn.StartAsync();
        await using var host = await (await ContentHost.StartAsync(node.Reader, null, "--Published:Poll=00:00:00.200")).ReadyAsync();
        var before = await host.Client.GetStringAsync(Section);

        await node.ImportAsync(NodeOnItsOwn.Changed(), severity: null);
        await node.ExecuteAsync(
            """
            set session_replication_role = replica;
            update content.block set content = replace(content::text, 'indispensable', 'facultative')::jsonb
             where edition in (select id from content.edition where number = 2);
            insert into content.release (number, published_at, severity, proof) values (2, date_trunc('second', now()) + interval '1 hour', 'safety', 'signed');
            insert into content.release_change (release, document, edition, severity, proof)
            select 2, document, id, 'safety', 'signed' from content.edition where number = 2;
            """);

        await UntilReadySaysAsync(host, "degraded", "release-refused");
        (await host.Client.GetStringAsync(Section)).Should().Be(before);
    }

    [Fact]
    public async Task Content_that_could_not_be_confirmed_for_too_long_is_no_longer_shown_and_comes_back_once_confirmed()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        await using var node = await NodeOnItsOwn.StartAsync();
        await using var host = await (await ContentHost.StartAsync(
            node.Reader, services => services.AddSingleton<TimeProvider>(clock), "--Published:Poll=00:00:00.200")).ReadyAsync();
        await node.Cluster.StopAsync();
        await UntilReadySaysAsync(host, "degraded", "database-unreachable");

        clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        (await host.Client.GetAsync(Section)).StatusCode.Should().Be(HttpStatusCode.OK);
        clock.Advance(TimeSpan.FromMinutes(2));

        using (var late = await host.Client.GetAsync(Section))
        {
            (late.StatusCode, (await late.JsonAsync()).Text("code")).Should().Be((HttpStatusCode.ServiceUnavailable, "content-unconfirmed"));
        }

        (await host.Client.GetAsync("/v1/fr/sections/nulle-part")).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable, "an outage is no 404");
        await UntilReadySaysAsync(host, "unavailable", "content-unconfirmed");
        await node.Cluster.StartAsync(TestContext.Current.CancellationToken);
        await ContentHost.UntilAsync(async () =>
        {
            // The retry waits by this clock.
            clock.Advance(TimeSpan.FromSeconds(5));
            return (await host.Client.GetAsync(Section)).StatusCode == HttpStatusCode.OK;
        });
    }

    private static Task UntilReadySaysAsync(ContentHost host, string status, string? fault) => ContentHost.UntilAsync(async () =>
    {
        using var response = await host.Client.GetAsync("/health/ready");
        var readiness = await response.JsonAsync();
        return readiness.Text("status") == status && readiness["fault"]?.GetValue<string>() == fault;
    });
}
