using ContentApi.Tests.Hosting;
using Npgsql;
using static ContentApi.Tests.Database.SampleRelease;

namespace ContentApi.Tests.Database;

public sealed class PublishingTests(PostgresServer server) : IAsyncLifetime
{
    private readonly TestDatabase database = new(server);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await RunAsync(database.Editor, Released);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task What_belongs_together_is_withdrawn_together_and_its_slugs_stay_taken()
    {
        await RunAsync(database.Editor, $"{ReleaseOf(2)}; {GoneOf(2, Section)}; {GoneOf(2, Faq)}");

        (await AskAsync(database.Editor, "select array_agg(kind order by kind) from content.live")).Should().BeEquivalentTo(new[] { "citation", "topic" });
        (await AskAsync(database.Reader, "select count(*) from published.slug")).Should().Be(4L);
    }

    [Fact]
    public async Task A_release_is_announced_by_its_number_once_it_is_committed()
    {
        await using var listener = new NpgsqlConnection(database.Reader);
        await listener.OpenAsync(Stop);
        var announced = new TaskCompletionSource<string>();
        listener.Notification += (_, notification) => announced.TrySetResult(notification.Payload);
        await using (var listen = new NpgsqlCommand("listen contentapi_release", listener)) await listen.ExecuteNonQueryAsync(Stop);

        await RunAsync(database.Editor, $"{ReleaseOf(2)}; {ChangeOf(2, Faq)}");
        await listener.WaitAsync(Stop);

        (await announced.Task).Should().Be("2");
    }

    [Fact]
    public async Task Of_two_publications_at_once_the_second_waits_for_the_first_and_gets_the_next_number()
    {
        await using var first = new NpgsqlConnection(database.Editor);
        await first.OpenAsync(Stop);
        await using var transaction = await first.BeginTransactionAsync(Stop);
        await using (var publish = new NpgsqlCommand($"{ReleaseOf(2)}; {ChangeOf(2, Faq)}", first)) await publish.ExecuteNonQueryAsync(Stop);
        await using var second = new NpgsqlConnection(database.Editor);
        await second.OpenAsync(Stop);
        await using var turn = new NpgsqlCommand("select content.lock_publication()", second);

        var number = turn.ExecuteScalarAsync(Stop);
        while (await AskAsync(database.Owner, $"select wait_event from pg_stat_activity where pid = {second.ProcessID}") is not "advisory")
            number.IsCompleted.Should().BeFalse();
        await transaction.CommitAsync(Stop);

        (await number).Should().Be(3);
    }
}
