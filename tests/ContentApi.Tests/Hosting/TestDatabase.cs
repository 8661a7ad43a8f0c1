using Npgsql;

namespace ContentApi.Tests.Hosting;

/// <summary>A test class's own database, cloned from the migrated template: <c>IClassFixture&lt;TestDatabase&gt;</c>.</summary>
public sealed class TestDatabase(PostgresServer server) : IAsyncLifetime
{
    public string Owner { get; private set; } = "";

    public string Editor { get; private set; } = "";

    public string Reader { get; private set; } = "";

    public async ValueTask InitializeAsync() => (Owner, Editor, Reader) = await server.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        if (Owner.Length > 0) await server.DropAsync(new NpgsqlConnectionStringBuilder(Owner).Database!);
    }
}
