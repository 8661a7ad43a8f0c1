using ContentApi.Tests.Hosting;
using Npgsql;

namespace ContentApi.Tests.Faults;

/// <summary>A release that is notified while the node reads the one before it is not waited for: nobody notifies it again.</summary>
public sealed class NotifiedWhileReadingTests(PostgresServer server) : IAsyncLifetime
{
    private const long Gate = 4_711;

    private readonly PublishedSeed seed = new(server);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => seed.InitializeAsync();

    public ValueTask DisposeAsync() => seed.DisposeAsync();

    [Fact]
    public async Task What_was_notified_while_the_node_read_is_read_next()
    {
        await BuildGateAsync();
        await using var host = await (await seed.StartAsync("--Published:Poll=01:00:00")).ReadyAsync();
        await using var keeper = new NpgsqlConnection(seed.Database.Owner + ";Pooling=false");
        await keeper.OpenAsync(Stop);

        await AskAsync(keeper, $"select pg_advisory_lock({Gate})::text");
        await seed.PublishAsync(NodeOnItsOwn.Changed());
        await ContentHost.UntilAsync(async () => await AskAsync(
            keeper, $"select count(*)::text from pg_locks where locktype = 'advisory' and objid = {Gate} and not granted") == "1");
        var last = await seed.PublishAsync(NodeOnItsOwn.Changed("davantage de chances"));
        await AskAsync(keeper, $"select pg_advisory_unlock({Gate})::text");

        await host.UntilReleaseAsync(last.Number);
    }

    /// <summary>Holds up the reader, and nobody else, after it has read which releases there are.</summary>
    private Task BuildGateAsync() => seed.AlterAsync(
        $"""
        alter view published.topic_coding rename to topic_coding_behind;
        create function published.gated() returns setof published.topic_coding_behind language plpgsql as $$
        begin
            if session_user = '{new NpgsqlConnectionStringBuilder(seed.Database.Reader).Username}' then
                perform pg_advisory_xact_lock_shared({Gate});
            end if;
            return query select * from published.topic_coding_behind;
        end $$;
        create view published.topic_coding as select * from published.gated();
        grant select on published.topic_coding to contentapi_reader, contentapi_editor;
        """);

    private static async Task<string> AskAsync(NpgsqlConnection connection, string question)
    {
        await using var command = new NpgsqlCommand(question, connection);
        return (string)(await command.ExecuteScalarAsync(Stop))!;
    }
}
