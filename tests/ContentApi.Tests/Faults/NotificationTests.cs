using ContentApi.Published;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Faults;

/// <summary>A notification is a hint: however it is lost, the release is seen.</summary>
public sealed class NotificationTests
{
    // So long that only a notification can be the cause of what is seen before the deadline.
    private const string NeverPoll = "--Published:Poll=01:00:00";
    private const string Poll = "--Published:Poll=00:00:00.200";

    [Fact]
    public async Task A_release_is_seen_because_it_is_notified()
    {
        await using var node = await NodeOnItsOwn.StartAsync();
        await using var host = await (await ContentHost.StartAsync(node.Reader, null, NeverPoll)).ReadyAsync();

        await host.UntilReleaseAsync((await node.PublishAsync(NodeOnItsOwn.Changed())).Number);
    }

    [Fact]
    public async Task A_lost_notification_is_made_good_by_the_poll()
    {
        await using var node = await NodeOnItsOwn.StartAsync();
        await using var host = await (await ContentHost.StartAsync(node.Reader, null, Poll)).ReadyAsync();
        await node.ExecuteAsync("alter table content.release disable trigger user");

        await host.UntilReleaseAsync((await node.PublishAsync(NodeOnItsOwn.Changed())).Number);
    }

    [Fact]
    public async Task A_release_that_came_while_the_listener_was_cut_off_is_seen_at_reconnection()
    {
        await using var node = await NodeOnItsOwn.StartAsync();
        await using var network = new FrozenNetwork(node.Cluster, node.Reader);
        await using var host = await (await ContentHost.StartAsync(network.ConnectionString, null, NeverPoll)).ReadyAsync();

        await node.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'contentapi serve'");

        await host.UntilReleaseAsync((await node.PublishAsync(NodeOnItsOwn.Changed())).Number);
    }

    [Fact]
    public async Task A_release_that_came_while_the_network_was_silently_dead_is_seen()
    {
        await using var node = await NodeOnItsOwn.StartAsync();
        await using var network = new FrozenNetwork(node.Cluster, node.Reader);
        await using var host = await (await ContentHost.StartAsync(network.ConnectionString + ";KeepAlive=1", null, NeverPoll)).ReadyAsync();

        network.Freeze();
        var release = await node.PublishAsync(NodeOnItsOwn.Changed());
        // Whatever the node sends now is swallowed; only giving the connection up can help it.
        await ContentHost.UntilAsync(() => Task.FromResult(host.Current.Failure?.Code is not null));
        network.Thaw();

        await host.UntilReleaseAsync(release.Number);
    }

    [Fact]
    public async Task Many_notifications_at_once_end_in_the_newest_release_and_never_go_back()
    {
        await using var node = await NodeOnItsOwn.StartAsync();
        await using var host = await (await ContentHost.StartAsync(node.Reader, null, NeverPoll)).ReadyAsync();
        var seen = new List<int>();
        using var stop = new CancellationTokenSource();
        var watching = Task.Run(
            () =>
            {
                while (!stop.IsCancellationRequested) Look();
            }, CancellationToken.None);

        Release last = null!;
        foreach (var wording in new[] { "un", "deux", "trois", "quatre", "cinq" }) last = await node.PublishAsync(NodeOnItsOwn.Changed(wording));
        await host.UntilReleaseAsync(last.Number);
        await stop.CancelAsync();
        await watching;
        Look();

        seen.Should().BeInAscendingOrder().And.EndWith(last.Number);

        void Look()
        {
            var number = host.Current.Served!.Snapshot.Release.Number;
            if (seen.Count == 0 || seen[^1] != number) seen.Add(number);
        }
    }

    [Fact]
    public async Task A_database_that_was_set_back_is_refused_and_the_newer_release_kept()
    {
        await using var node = await NodeOnItsOwn.StartAsync();
        await node.PublishAsync(NodeOnItsOwn.Changed());
        await using var host = await (await ContentHost.StartAsync(node.Reader, null, Poll)).ReadyAsync();

        await node.ExecuteAsync(
            "set session_replication_role = replica; delete from content.release_change where release = 2; delete from content.release where number = 2");

        await ContentHost.UntilAsync(() => Task.FromResult(host.Current.Failure?.Code == "release-refused"));
        host.Current.Served!.Snapshot.Release.Number.Should().Be(2);
    }
}
