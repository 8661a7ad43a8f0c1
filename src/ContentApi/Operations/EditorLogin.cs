using ContentApi.Database;
using Npgsql;

namespace ContentApi.Operations;

/// <summary>Where the verbs that write content connect: the configured PostgreSQL, else the private one that <c>serve</c> uses too.</summary>
internal sealed class EditorLogin : IAsyncDisposable
{
    private readonly LocalCluster? cluster;

    private EditorLogin(string connectionString, LocalCluster? cluster = null) => (ConnectionString, this.cluster) = (connectionString, cluster);

    public string ConnectionString { get; }

    /// <exception cref="DatabaseException">There is none.</exception>
    public static async Task<EditorLogin> OpenAsync(CancellationToken stop)
    {
        var configuration = Settings.Load();
        if (configuration.GetConnectionString("Editor") is { Length: > 0 } editor) return await ConfiguredAsync(editor, stop);
        foreach (var other in new[] { "Reader", "Owner" })
        {
            if (!string.IsNullOrEmpty(configuration.GetConnectionString(other)))
                throw new DatabaseException($"ConnectionStrings:{other} is set, but to write content takes ConnectionStrings:Editor.");
        }

        var cluster = await LocalDatabase.OpenAsync(configuration, stop)
            ?? throw new DatabaseException("There is no PostgreSQL to write to: set ConnectionStrings:Editor, or install PostgreSQL's programs.");
        return new EditorLogin(cluster.ConnectionString(LocalCluster.Database, LocalCluster.Editor), cluster);
    }

    private static async Task<EditorLogin> ConfiguredAsync(string editor, CancellationToken stop)
    {
        await using var connection = Connect(editor);
        await connection.OpenAsync(stop);
        await SchemaVersion.RequireAsync(connection, stop);
        return new EditorLogin(editor);
    }

    private static NpgsqlConnection Connect(string editor)
    {
        try
        {
            return new NpgsqlConnection(editor);
        }
        catch (ArgumentException)
        {
            // Its message quotes the string, which may hold a password.
            throw new DatabaseException("ConnectionStrings:Editor is not a connection string that Npgsql can read.");
        }
    }

    public ValueTask DisposeAsync() => cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
