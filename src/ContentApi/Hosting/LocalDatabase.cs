using ContentApi.Database;
using ContentApi.Editorial;
using ContentApi.Signing;

namespace ContentApi.Hosting;

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
            var owner = cluster.ConnectionString(LocalCluster.Database, LocalCluster.Owner);
            await Migrations.ApplyAsync(owner, stop);
            // Its user is its owner, so the keys of this user are announced without being asked for.
            foreach (var purpose in Enum.GetValues<KeyPurpose>())
            {
                using var key = SigningKeys.Find(configuration, purpose) ?? SigningKeys.Own(cluster.Folder, purpose);
                await new KeyRegister(owner).AnnounceAsync(key.Public, stop);
            }

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
