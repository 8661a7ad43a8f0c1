using ContentApi.Database;
using ContentApi.Hosting;

namespace ContentApi.Cli;

/// <summary>Where the verbs of the database's owner connect.</summary>
internal sealed class OwnerLogin : IAsyncDisposable
{
    private readonly LocalCluster? cluster;

    private OwnerLogin(string connectionString, LocalCluster? cluster = null) => (ConnectionString, this.cluster) = (connectionString, cluster);

    public string ConnectionString { get; }

    /// <summary>For <c>migrate</c>: only the configured PostgreSQL. The private one is migrated by whoever starts it.</summary>
    /// <exception cref="DatabaseException">There is none.</exception>
    public static Task<string> FindAsync(CancellationToken stop) =>
        Login.Find(Settings.Load(), "Owner") is { } owner
            ? Task.FromResult(owner.ConnectionString)
            : throw new DatabaseException("migrate needs ConnectionStrings:Owner, the login of the database's owner.");

    /// <summary>The configured PostgreSQL, else the private one.</summary>
    /// <exception cref="DatabaseException">There is none.</exception>
    public static async Task<OwnerLogin> OpenAsync(CancellationToken stop)
    {
        var configuration = Settings.Load();
        if (Login.Find(configuration, "Owner") is { } owner) return new OwnerLogin(owner.ConnectionString);
        var cluster = await LocalDatabase.OpenAsync(configuration, stop)
            ?? throw new DatabaseException("There is no PostgreSQL to write to: set ConnectionStrings:Owner, or install PostgreSQL's programs.");
        return new OwnerLogin(cluster.ConnectionString(LocalCluster.Database, LocalCluster.Owner), cluster);
    }

    public ValueTask DisposeAsync() => cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
