using ContentApi.Database;
using ContentApi.Editorial;
using ContentApi.Tests.Hosting;
using DotNet.Testcontainers.Builders;
using Npgsql;
using Testcontainers.PostgreSql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace ContentApi.Tests.Hosting;

/// <summary>
/// One PostgreSQL for the whole run: <c>CONTENTAPI_TEST_POSTGRES</c> (a superuser's connection string) if set, else Docker's engine,
/// else PostgreSQL's programs on this machine. Its template database is migrated once; see <see cref="TestDatabase"/>.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly string run = $"contentapi_test_{Guid.NewGuid():N}"[..24];
    private readonly string password = Guid.NewGuid().ToString("N");
    private readonly Lazy<Task> start;
    private IAsyncDisposable? server;
    private string superuser = "";
    private int clones;

    /// <summary>Starts when the first test asks: those that need no database do not wait for one.</summary>
    public PostgresServer() => start = new(StartAsync);

    private string Editor => $"{run}_editor";

    private string Reader => $"{run}_reader";

    public async ValueTask DisposeAsync()
    {
        if (superuser.Length > 0)
        {
            await DropAsync(run);
            await ExecuteAsync($"drop role if exists {Editor}, {Reader}");
        }

        if (server is not null) await server.DisposeAsync();
    }

    /// <summary>A new database with the schema and nothing in it; or, not <paramref name="migrated"/>, nothing at all.</summary>
    /// <returns>Connection strings of its owner, and of logins with the roles of editor and reader.</returns>
    public async Task<(string Owner, string Editor, string Reader)> CreateAsync(bool migrated = true)
    {
        await start.Value;
        var name = $"{run}_{Interlocked.Increment(ref clones)}";
        await ExecuteAsync($"create database {name} template {(migrated ? run : "template1")}");
        return (Owner(name), As(name, Editor), As(name, Reader));
    }

    public async Task DropAsync(string database)
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"drop database if exists {database} with (force)");
    }

    private string Owner(string database) =>
        new NpgsqlConnectionStringBuilder(superuser) { Database = database, IncludeErrorDetail = true }.ConnectionString;

    private string As(string database, string role) =>
        new NpgsqlConnectionStringBuilder(Owner(database)) { Username = role, Password = password }.ConnectionString;

    private async Task StartAsync()
    {
        superuser = Environment.GetEnvironmentVariable("CONTENTAPI_TEST_POSTGRES") is { Length: > 0 } given ? given
            : await StartContainerAsync()
            ?? await StartClusterAsync()
            ?? throw new InvalidOperationException(
                "These tests need PostgreSQL: install its programs, start Docker, or name a server in CONTENTAPI_TEST_POSTGRES.");

        await ExecuteAsync($"create database {run}");
        await Migrations.ApplyAsync(Owner(run), CancellationToken.None);
        await new KeyRegister(Owner(run) + ";Pooling=false").AnnounceAsync(TestKey.Signing.Public, CancellationToken.None);
        await ExecuteAsync($"create role {Editor} login password '{password}' in role contentapi_editor");
        await ExecuteAsync($"create role {Reader} login password '{password}' in role contentapi_reader");
    }

    private async Task<string?> StartContainerAsync()
    {
        try
        {
            var container = new PostgreSqlBuilder("postgres:18").Build();
            await container.StartAsync();
            server = container;
            return container.GetConnectionString();
        }
        catch (DockerUnavailableException)
        {
            return null;
        }
    }

    private async Task<string?> StartClusterAsync()
    {
        if (LocalCluster.FindThrowAway(bin: null) is not { } cluster) return null;
        await cluster.StartAsync(CancellationToken.None);
        server = cluster;
        return cluster.ConnectionString("postgres", LocalCluster.Owner);
    }

    private async Task ExecuteAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(superuser) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
