using System.Collections.Immutable;
using ContentApi.Content.Packages;
using ContentApi.Database;
using ContentApi.Editorial;
using ContentApi.Published;
using Npgsql;

namespace ContentApi.Operations;

/// <summary>Where a node gets its content from: a configured PostgreSQL, else one of its own, else the seed from memory.</summary>
public sealed record Origin(ContentSource Source, string? Reader, Increment? Seed, LocalCluster? Cluster) : IAsyncDisposable
{
    public static string SeedFolder => Path.Combine(AppContext.BaseDirectory, "seed");

    /// <exception cref="DatabaseException">What is configured cannot work; a database that is merely away is no such fault.</exception>
    public static async Task<Origin> ChooseAsync(IConfiguration configuration, TimeProvider clock, CancellationToken stop)
    {
        if (Login.Find(configuration, "Reader") is { } reader) return await ConfiguredAsync(reader, stop);
        return await LocalDatabase.OpenAsync(configuration, stop) is { } cluster
            ? await EmbeddedAsync(cluster, clock, stop)
            : FromMemory();
    }

    public ValueTask DisposeAsync() => Cluster?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<Origin> ConfiguredAsync(NpgsqlConnectionStringBuilder reader, CancellationToken stop)
    {
        await ReaderLogin.CheckAsync(reader.ConnectionString, stop);
        var source = ContentSource.PostgreSql($"the database '{reader.Database}' of PostgreSQL on {reader.Host}");
        return new Origin(source, reader.ConnectionString, Seed: null, Cluster: null);
    }

    private static async Task<Origin> EmbeddedAsync(LocalCluster cluster, TimeProvider clock, CancellationToken stop)
    {
        var reader = cluster.ConnectionString(LocalCluster.Database, LocalCluster.Reader);
        await using (var connection = new NpgsqlConnection(reader))
        {
            await connection.OpenAsync(stop);
            if (await ReleaseReader.ReadNumberAsync(connection, stop) == 0)
            {
                await using var context = new EditorialContext(cluster.ConnectionString(LocalCluster.Database, LocalCluster.Editor));
                var order = new ImportOrder(Severity.Editorial, "The demonstration text.", Reason: null, Restore: false);
                await new Import(context, clock).RunAsync(ReadSeed(), order, stop);
            }
        }

        return new Origin(ContentSource.PostgreSql($"its own PostgreSQL in {cluster.Folder}", cluster.StartAsync), reader, Seed: null, cluster);
    }

    private static Origin FromMemory()
    {
        return new Origin(
            ContentSource.Seed("the demonstration text in memory, read-only, because PostgreSQL's programs are not on this machine"),
            Reader: null,
            SeedRelease.Of(ReadSeed()),
            Cluster: null);
    }

    private static ImmutableArray<Package> ReadSeed()
    {
        var (packages, faults) = PackageReader.Read(PackageFiles.Load(SeedFolder), production: false);
        return faults is [var first, ..]
            ? throw new DatabaseException($"The seed is not sound, {first.File}:{first.Line}: {first.Message}")
            : packages;
    }
}
