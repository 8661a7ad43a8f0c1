using ContentApi.Editorial;
using ContentApi.Published;
using Npgsql;

namespace ContentApi.Tests.Hosting;

/// <summary>The seed in a database of its own, published as release 1, for a test to go on with: each of its hosts is the test's.</summary>
public sealed class PublishedSeed(PostgresServer server) : IAsyncLifetime
{
    public TestDatabase Database { get; } = new(server);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        await PublishAsync(new SeedFiles());
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    public async Task<Release> PublishAsync(SeedFiles files)
    {
        await using var context = new EditorialContext(Database.Editor);
        var report = await new Import(context, TimeProvider.System, TestKey.Publisher).RunAsync(files.Read(), new ImportOrder(Severity.Clinical), Stop);
        return report.Release!;
    }

    /// <summary>What no login of an application may do: as a superuser, past every trigger and foreign key.</summary>
    public async Task AlterAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Database.Owner);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand($"set session_replication_role = replica; {sql}", connection);
        await command.ExecuteNonQueryAsync(Stop);
        NpgsqlConnection.ClearPool(connection);
    }

    public Task<ContentHost> StartAsync(params string[] settings) => ContentHost.StartAsync(Database.Reader, null, settings);
}
