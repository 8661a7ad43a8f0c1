using System.Net;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Database;
using ContentApi.Editorial;
using ContentApi.Published;
using ContentApi.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ContentApi.Tests.Faults;

/// <summary>A node that starts while PostgreSQL is away serves what it served last: that very file, no older and no fresher.</summary>
public sealed class LastGoodTests : IAsyncLifetime
{
    private const string Section = "/v1/fr/sections/anti-interleukines-regularite";

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"contentapi-test-{Guid.NewGuid():N}");
    private NodeOnItsOwn node = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Record => Path.Combine(folder, "last-good.json");

    public async ValueTask InitializeAsync() => node = await NodeOnItsOwn.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (node is not null) await node.DisposeAsync();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task It_serves_all_that_it_served_with_the_same_tags_says_so_and_goes_on_when_PostgreSQL_is_back()
    {
        var before = await RunOnceAsync(release: 1);
        await node.Cluster.StopAsync();

        await using var host = await (await StartAsync()).ReadyAsync();

        (await TagsAsync(host, before.Keys)).Should().Equal(before);
        var readiness = await host.Client.GetJsonAsync("/health/ready");
        (readiness.Text("status"), readiness.Text("fault"), readiness.Text("source")).Should().Be(("degraded", "database-unreachable", "bundle"));
        (await host.Client.GetJsonAsync("/v1")).Text("source").Should().Be("bundle");
        (await host.Client.GetJsonAsync("/v1/fr/changes?since=1"))["items"]!.AsArray().Should().BeEmpty();
        using (var past = await host.Client.GetAsync("/v1/fr/sections?release=9", Stop)) past.StatusCode.Should().Be(HttpStatusCode.NotFound);

        await node.Cluster.StartAsync(Stop);
        await ContentHost.UntilAsync(async () => (await host.Client.GetJsonAsync("/health/ready")).Text("source") == "postgresql");
        (await host.Client.GetJsonAsync("/v1")).Text("source").Should().Be("postgresql");
        await host.UntilReleaseAsync((await node.PublishAsync(NodeOnItsOwn.Changed())).Number);
        (await host.Client.GetStringAsync(Section, Stop)).Should().Contain("le plus de chances");
    }

    [Fact]
    public async Task What_was_withdrawn_is_told_as_withdrawn_and_what_was_renamed_as_moved()
    {
        await node.PublishAsync(new SeedFiles().Change("faqs.yaml", "slug: arret", "slug: interruption"));
        await using (var context = new EditorialContext(node.Cluster.ConnectionString(LocalCluster.Database, LocalCluster.Editor)))
        {
            await new Withdrawal(context, TimeProvider.System, TestKey.Publisher).RunAsync(
                new WithdrawalOrder("anti-interleukines-cabine", Severity.Safety, "Rappel.", Kind: Kind.Faq), Stop);
        }

        await RunOnceAsync(release: 3);
        await node.Cluster.StopAsync();
        await using var host = await (await StartAsync()).ReadyAsync();

        (await host.Client.GetAsync("/v1/fr/faqs/anti-interleukines-cabine", Stop)).StatusCode.Should().Be(HttpStatusCode.Gone);
        (await host.Client.GetAsync("/v1/fr/faqs/anti-interleukines-arret", Stop)).StatusCode.Should().Be(HttpStatusCode.PermanentRedirect);
        (await host.Client.GetAsync("/v1/fr/faqs/anti-interleukines-nulle-part", Stop)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var past = await host.Client.GetAsync("/v1/fr/faqs?release=1", Stop);
        (past.StatusCode, (await past.JsonAsync()).Text("code")).Should().Be((HttpStatusCode.ServiceUnavailable, "history-unavailable"));
    }

    [Fact]
    public async Task With_PostgreSQL_there_it_reads_on_from_what_it_kept_and_misses_nothing_that_came_meanwhile()
    {
        var before = await RunOnceAsync(release: 1);
        await node.PublishAsync(NodeOnItsOwn.Changed());

        await using var host = await (await StartAsync()).ReadyAsync();

        host.Current.Served!.Number.Should().Be("2");
        (await host.Client.GetStringAsync(Section, Stop)).Should().Contain("le plus de chances");
        var after = await TagsAsync(host, before.Keys);
        after.Where(tag => tag.Value != before[tag.Key]).Select(tag => tag.Key).Should().Contain(Section).And.NotContain("/v1/fr/citations/anti-interleukines-inserm");
        host.Current.Source.Word.Should().Be("postgresql");
    }

    [Fact]
    public async Task What_another_program_rendered_is_rendered_anew_as_soon_as_it_can_be()
    {
        var before = await RunOnceAsync(release: 1);
        Edit(Record, record => record["Program"] = Guid.NewGuid());
        await node.Cluster.StopAsync();

        await using var host = await (await StartAsync()).ReadyAsync();
        (await TagsAsync(host, before.Keys)).Should().Equal(before);
        var kept = host.Current.Served!.Answers[Section];
        await node.Cluster.StartAsync(Stop);
        await ContentHost.UntilAsync(() => Task.FromResult(host.Current.Source.Word == "postgresql"));

        host.Current.Served!.Answers[Section].Should().NotBeSameAs(kept);
        (await TagsAsync(host, before.Keys.Where(path => path != "/v1"))).Should().Equal(before.Where(tag => tag.Key != "/v1").ToDictionary());
    }

    [Fact]
    public async Task A_restart_makes_nothing_fresher()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(60));
        await RunOnceAsync(release: 1, clock);
        await node.Cluster.StopAsync();
        clock.Advance(TimeSpan.FromHours(25));

        await using var host = await StartAsync(clock);
        await ContentHost.UntilAsync(async () => (await (await host.Client.GetAsync(Section, Stop)).JsonAsync()).Text("code") == "content-unconfirmed");

        (await host.Client.GetAsync("/health/ready", Stop)).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task What_is_not_the_file_that_it_kept_is_refused()
    {
        await RunOnceAsync(release: 1);
        var old = await File.ReadAllBytesAsync(Bundle(1), Stop);
        await node.PublishAsync(NodeOnItsOwn.Changed());
        await RunOnceAsync(release: 2);
        await node.Cluster.StopAsync();
        var (file, record) = (await File.ReadAllBytesAsync(Bundle(2), Stop), await File.ReadAllBytesAsync(Record, Stop));

        foreach (var (name, bytes) in new Dictionary<string, byte[]?>
        {
            ["cut off"] = file[..^20],
            ["altered"] = [.. file[..99], (byte)(file[99] ^ 1), .. file[100..]],
            ["empty"] = [],
            ["missing"] = null,
            ["older"] = old,
        })
        {
            if (bytes is null) File.Delete(Bundle(2));
            else await File.WriteAllBytesAsync(Bundle(2), bytes, Stop);
            await ServesNothingAsync(name);
        }

        await File.WriteAllBytesAsync(Bundle(2), file, Stop);
        await File.WriteAllBytesAsync(Record, record[..40], Stop);
        await ServesNothingAsync("a torn record");
        File.Delete(Record);
        await ServesNothingAsync("no record");

        await File.WriteAllBytesAsync(Record, record, Stop);
        await using var host = await (await StartAsync()).ReadyAsync();
        host.Current.Served!.Number.Should().Be("2");
    }

    [Fact]
    public async Task A_database_that_was_set_back_is_refused_and_what_was_served_last_goes_on()
    {
        await node.PublishAsync(NodeOnItsOwn.Changed());
        await RunOnceAsync(release: 2);
        await node.ExecuteAsync("set session_replication_role = replica; delete from content.release_change where release = 2; delete from content.release where number = 2;");

        await using var host = await (await StartAsync()).ReadyAsync();

        (await host.Client.GetStringAsync(Section, Stop)).Should().Contain("le plus de chances");
        (await host.Client.GetJsonAsync("/health/ready")).Text("fault").Should().Be("release-refused");
    }

    [Fact]
    public async Task Where_nothing_can_be_written_it_serves_all_the_same()
    {
        Directory.CreateDirectory(folder);
        var blocked = Path.Combine(folder, "a-file");
        await File.WriteAllTextAsync(blocked, "", Stop);

        await using var host = await (await ContentHost.StartAsync(node.Reader, null, $"--Published:LastGood={blocked}/below")).ReadyAsync();

        await host.UntilReleaseAsync((await node.PublishAsync(NodeOnItsOwn.Changed())).Number);
    }

    private async Task ServesNothingAsync(string because)
    {
        await using var host = await StartAsync();
        await ContentHost.UntilAsync(() => Task.FromResult(host.Current.Failure?.Code is not null));
        using var answer = await host.Client.GetAsync(Section, Stop);
        (answer.StatusCode, (await answer.JsonAsync()).Text("code")).Should().Be((HttpStatusCode.ServiceUnavailable, "not-ready"), because);
    }

    private static void Edit(string file, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        change(json);
        File.WriteAllText(file, json.ToJsonString());
    }

    private static async Task<Dictionary<string, string>> TagsAsync(ContentHost host, IEnumerable<string> paths)
    {
        var tags = new Dictionary<string, string>();
        foreach (var path in paths.Where(path => path != "/v1"))
        {
            using var answer = await host.Client.GetAsync(path, Stop);
            tags.Add(path, answer.Headers.ETag!.Tag);
        }

        return tags;
    }

    private string Bundle(int release) => Path.Combine(folder, $"release-{release}.ndjson.gz");

    /// <summary>Runs a node until it has kept a release.</summary>
    private async Task<Dictionary<string, string>> RunOnceAsync(int release, TimeProvider? clock = null)
    {
        await using var host = await (await StartAsync(clock)).ReadyAsync();
        await ContentHost.UntilAsync(() => Task.FromResult(File.Exists(Record)
            && JsonNode.Parse(File.ReadAllText(Record))!["Release"]!.GetValue<int>() == release && Directory.GetFiles(folder).Length == 2));
        return await TagsAsync(host, host.Current.Served!.Answers.Keys);
    }

    private Task<ContentHost> StartAsync(TimeProvider? clock = null) => ContentHost.StartAsync(
        node.Reader, services => services.AddSingleton(clock ?? TimeProvider.System), $"--Published:LastGood={folder}", "--Published:Poll=00:00:00.200");
}
