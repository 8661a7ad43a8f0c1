using ContentApi.Database;

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
        if (configuration.GetConnectionString("Editor") is { Length: > 0 } editor) return new EditorLogin(editor);
        foreach (var other in new[] { "Reader", "Owner" })
        {
            if (!string.IsNullOrEmpty(configuration.GetConnectionString(other)))
                throw new DatabaseException($"ConnectionStrings:{other} is set, but to write content takes ConnectionStrings:Editor.");
        }

        var cluster = await LocalDatabase.OpenAsync(configuration, stop)
            ?? throw new DatabaseException("There is no PostgreSQL to write to: set ConnectionStrings:Editor, or install PostgreSQL's programs.");
        return new EditorLogin(cluster.ConnectionString(LocalCluster.Database, LocalCluster.Editor), cluster);
    }

    public ValueTask DisposeAsync() => cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
