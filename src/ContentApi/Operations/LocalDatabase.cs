using ContentApi.Database;

namespace ContentApi.Operations;

/// <summary>The private PostgreSQL of this machine's user, started or adopted, with this program's schema.</summary>
public static class LocalDatabase
{
    /// <returns>Null when PostgreSQL's programs are not on this machine.</returns>
    public static async Task<LocalCluster?> OpenAsync(IConfiguration configuration, CancellationToken stop)
    {
        if (LocalCluster.Find(Given("Postgres:Bin"), Given("Postgres:Data")) is not { } cluster) return null;
        try
        {
            await cluster.StartAsync(stop);
            await Migrations.ApplyAsync(cluster.ConnectionString(LocalCluster.Database, LocalCluster.Owner), stop);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }

        // An environment variable that is set to nothing sets nothing.
        string? Given(string name) => configuration[name] is { Length: > 0 } value ? value : null;
    }
}
