using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ContentApi.Bundles;
using ContentApi.Database;
using ContentApi.Delivery.V1;
using ContentApi.Editorial;
using ContentApi.Packages;
using ContentApi.Published;
using ContentApi.Signing;
using Npgsql;

namespace ContentApi.Hosting;

/// <summary>Where a node gets its content from: a bundle or a PostgreSQL that is configured, else a PostgreSQL of its own, else the seed from memory.</summary>
/// <param name="LastGood">Where it keeps what it serves; null: what it serves is on disk as it is.</param>
public sealed record Origin(
    ContentSource Source, NpgsqlDataSource? Reader = null, string? LastGood = null, LocalCluster? Cluster = null, Increment? Seed = null, Bundle? Bundle = null)
    : IAsyncDisposable
{
    public static string SeedFolder => Path.Combine(AppContext.BaseDirectory, "seed");

    /// <exception cref="DatabaseException">What is configured cannot work; a database that is merely away is no such fault.</exception>
    public static async Task<Origin> ChooseAsync(IConfiguration configuration, Bundle? bundle, TimeProvider clock, CancellationToken stop)
    {
        if (bundle is not null) return new Origin(ContentSource.Bundle($"the bundle {BundlePath(configuration)}"), Bundle: bundle);
        if (Login.Find(configuration, "Reader") is { } reader) return await ConfiguredAsync(reader, stop);
        return await LocalDatabase.OpenAsync(configuration, stop) is { } cluster
            ? await EmbeddedAsync(cluster, configuration, clock, stop)
            : FromMemory();
    }

    /// <summary>The bundle that is configured, if one is.</summary>
    /// <exception cref="DatabaseException">It cannot be used, and why.</exception>
    public static Bundle? ReadBundle(IConfiguration configuration)
    {
        if (BundlePath(configuration) is not { Length: > 0 } path) return null;
        return Usable($"The bundle {path}", () =>
        {
            using var file = File.OpenRead(path);
            return Bundle.Read(file);
        });
    }

    /// <summary>What is in a bundle or the seed, ready to be served.</summary>
    /// <exception cref="DatabaseException">The bundle is of another site.</exception>
    public LoadedRelease Load(V1Renderer renditions) => Bundle is { } bundle
        ? Usable("The bundle", () => renditions.Restore(bundle, Source))
        : LoadedRelease.Follow(previous: null, Seed!, renditions.Render);

    private static T Usable<T>(string bundle, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException($"{bundle} is refused. {fault.Message}");
        }
    }

    private static string? BundlePath(IConfiguration configuration) => configuration["Published:Bundle"];

    public async ValueTask DisposeAsync()
    {
        if (Reader is not null) await Reader.DisposeAsync();
        if (Cluster is not null) await Cluster.DisposeAsync();
    }

    private static async Task<Origin> ConfiguredAsync(NpgsqlConnectionStringBuilder reader, CancellationToken stop)
    {
        var login = ReaderLogin.Source(reader.ConnectionString);
        await ReaderLogin.CheckAsync(login, stop);
        var source = ContentSource.PostgreSql($"the database '{reader.Database}' of PostgreSQL on {reader.Host}");
        // A folder for each database, so that nodes of two do not overwrite each other's.
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{reader.Host}:{reader.Port}/{reader.Database}")).AsSpan(0, 8));
        return new Origin(source, login, Path.Combine(LocalCluster.StateFolder(), "last-good", name));
    }

    private static async Task<Origin> EmbeddedAsync(LocalCluster cluster, IConfiguration configuration, TimeProvider clock, CancellationToken stop)
    {
        var reader = ReaderLogin.Source(cluster.ConnectionString(LocalCluster.Database, LocalCluster.Reader));
        await using (var connection = await reader.OpenConnectionAsync(stop))
        {
            var pins = TrustedKeys.Read(configuration[TrustedKeys.Setting]);
            var (chain, _) = await new ReleaseReader(pins).ReadChainAsync(connection, stop);
            if (chain.Releases.IsEmpty)
            {
                await using var context = new EditorialContext(cluster.ConnectionString(LocalCluster.Database, LocalCluster.Editor));
                var order = new ImportOrder(Severity.Editorial, "The demonstration text.", Reason: null, Restore: false);
                using var key = SigningKeys.Find(configuration) ?? SigningKeys.Own(cluster.Folder);
                await new Import(context, clock, new Publisher(key, V1Renderer.SignedDigest, pins)).RunAsync(ReadSeed(), order, stop);
            }
        }

        return new Origin(
            ContentSource.PostgreSql($"its own PostgreSQL in {cluster.Folder}", cluster.StartAsync), reader, Path.Combine(cluster.Folder, "last-good"), cluster);
    }

    private static Origin FromMemory()
    {
        return new Origin(
            ContentSource.Seed("the demonstration text in memory, read-only, because PostgreSQL's programs are not on this machine"),
            Seed: SeedRelease.Of(ReadSeed()));
    }

    private static ImmutableArray<Package> ReadSeed()
    {
        var (packages, faults) = PackageReader.Read(PackageFiles.Load(SeedFolder), production: false);
        return faults is [var first, ..]
            ? throw new DatabaseException($"The seed is not sound, {first.File}:{first.Line}: {first.Message}")
            : packages;
    }
}
