using System.Net;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Faults;

/// <summary>The past while PostgreSQL is away: what is held is told, and an outage looks like nothing else.</summary>
public sealed class HistoryOutageTests
{
    private const string Section = "/v1/fr/sections/anti-interleukines-regularite";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_PostgreSQL_is_away_an_old_release_is_unavailable_unless_it_is_held_and_all_else_is_told()
    {
        await using var node = await NodeOnItsOwn.StartAsync();
        await node.PublishAsync(NodeOnItsOwn.Changed());
        await node.PublishAsync(NodeOnItsOwn.Changed("davantage de chances"));
        await using var host = await (await ContentHost.StartAsync(node.Reader)).ReadyAsync();
        var held = await host.Client.GetStringAsync($"{Section}?release=2", Stop);
        var document = (await host.Client.GetJsonAsync(Section)).Text("id");

        await node.Cluster.StopAsync();

        using (var away = await host.Client.GetAsync($"{Section}?release=1", Stop))
        {
            (away.StatusCode, (await away.JsonAsync()).Text("code")).Should().Be((HttpStatusCode.ServiceUnavailable, "history-unavailable"));
            away.Headers.RetryAfter!.Delta.Should().BePositive();
            away.Headers.CacheControl!.NoStore.Should().BeTrue();
        }

        (await host.Client.GetStringAsync($"{Section}?release=2", Stop)).Should().Be(held);
        (await host.Client.GetAllAsync("/v1/fr/changes?since=1&limit=1")).Should().NotBeEmpty();
        (await host.Client.GetAllAsync($"/v1/documents/{document}/history")).Should().HaveCount(3);
        (await host.Client.GetAsync("/v1/releases?on=2000-01-01", Stop)).StatusCode.Should().Be(HttpStatusCode.NotFound);

        await node.Cluster.StartAsync(Stop);
        await ContentHost.UntilAsync(async () => (await host.Client.GetAsync($"{Section}?release=1", Stop)).StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_record_that_was_altered_in_the_database_is_not_told()
    {
        await using var node = await NodeOnItsOwn.StartAsync();
        await node.PublishAsync(NodeOnItsOwn.Changed());
        await using var host = await (await ContentHost.StartAsync(node.Reader)).ReadyAsync();
        await node.ExecuteAsync(
            """
            set session_replication_role = replica;
            update content.block set content = replace(content::text, 'toutes les chances', 'peu de chances')::jsonb;
            """);

        using var response = await host.Client.GetAsync($"{Section}?release=1", Stop);

        (response.StatusCode, (await response.JsonAsync()).Text("code")).Should().Be((HttpStatusCode.ServiceUnavailable, "history-unavailable"));
        (await host.Client.GetAsync(Section, Stop)).StatusCode.Should().Be(HttpStatusCode.OK);
    }
}
