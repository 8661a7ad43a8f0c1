using ContentApi.Database;
using ContentApi.Proofs;
using Npgsql;

namespace ContentApi.Operations;

/// <summary>Where the verbs that write content connect: the configured PostgreSQL, else the private one that <c>serve</c> uses too.</summary>
internal sealed class EditorLogin : IAsyncDisposable
{
    private readonly LocalCluster? cluster;

    private EditorLogin(string connectionString, SigningKey? key, LocalCluster? cluster = null) =>
        (ConnectionString, Key, this.cluster) = (connectionString, key, cluster);

    public string ConnectionString { get; }

    /// <summary>What releases are signed with; null: none is configured.</summary>
    public SigningKey? Key { get; }

    /// <exception cref="DatabaseException">There is none.</exception>
    public static async Task<EditorLogin> OpenAsync(CancellationToken stop)
    {
        var configuration = Settings.Load();
        var key = Signing.Find(configuration);
        if (Login.Find(configuration, "Editor") is { } editor)
        {
            await using var connection = new NpgsqlConnection(editor.ConnectionString);
            await connection.OpenAsync(stop);
            await SchemaVersion.RequireAsync(connection, stop);
            return new EditorLogin(editor.ConnectionString, key);
        }

        var cluster = await LocalDatabase.OpenAsync(configuration, stop)
            ?? throw new DatabaseException("There is no PostgreSQL to write to: set ConnectionStrings:Editor, or install PostgreSQL's programs.");
        return new EditorLogin(cluster.ConnectionString(LocalCluster.Database, LocalCluster.Editor), key ?? Signing.Own(cluster.Folder), cluster);
    }

    public ValueTask DisposeAsync()
    {
        Key?.Dispose();
        return cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
