using System.Collections.Concurrent;
using ContentApi.Database;
using ContentApi.Delivery.V1;
using ContentApi.Editorial;
using ContentApi.Hosting;
using ContentApi.Packages;
using ContentApi.Published;
using ContentApi.Signing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ContentApi.Benchmarks.Contents;

/// <summary>A database with content, and how to reach it.</summary>
internal sealed record ContentDatabase(string Name, LocalCluster Cluster)
{
    public static SigningKey Key { get; } = SigningKey.New();

    public static Publisher Publisher { get; } = new(Key, V1Renderer.SignedDigest, TrustedKeys.All);

    public string Reader => Cluster.ConnectionString(Name, LocalCluster.Reader);

    public EditorialContext Edit()
    {
        var context = new EditorialContext(Cluster.ConnectionString(Name, LocalCluster.Editor));
        context.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        return context;
    }

    public async Task PublishAsync(IReadOnlyCollection<Package> packages)
    {
        await using var context = Edit();
        await new Import(context, TimeProvider.System, Publisher).RunAsync(packages, new ImportOrder(Severity.Editorial, "Measured."), CancellationToken.None);
    }
}

/// <summary>A throw-away PostgreSQL for one run: each content is imported once, and copied for rows that publish.</summary>
internal sealed class Databases(LocalCluster cluster) : IAsyncDisposable
{
    // Imported in releases of a few topics each: what one release changes is held in memory until it is committed.
    private const int TopicsAtOnce = 20;

    private readonly ConcurrentDictionary<string, Task<ContentDatabase>> made = new();
    private int copies;

    public static async Task<Databases?> StartAsync()
    {
        if (LocalCluster.FindThrowAway(bin: null) is not { } cluster) return null;
        await cluster.StartAsync(CancellationToken.None);
        return new Databases(cluster);
    }

    /// <summary>The text that the program comes with.</summary>
    public Task<ContentDatabase> SeedAsync() => MakeAsync("seed", async database =>
    {
        var (packages, _) = PackageReader.Read(PackageFiles.Load(Origin.SeedFolder), production: false);
        await database.PublishAsync(packages);
    });

    /// <summary>So many generated documents.</summary>
    public Task<ContentDatabase> OfAsync(int documents) => MakeAsync($"generated_{documents}", async database =>
    {
        foreach (var packages in GeneratedTopic.Many(documents).Chunk(TopicsAtOnce)) await database.PublishAsync(packages);
    });

    /// <summary>A copy to publish in; nobody may be connected to the original.</summary>
    public async Task<ContentDatabase> CopyAsync(ContentDatabase original)
    {
        NpgsqlConnection.ClearAllPools();
        var name = $"{original.Name}_{++copies}";
        await ExecuteAsync($"create database {name} template {original.Name} strategy file_copy");
        return new ContentDatabase(name, cluster);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await cluster.DisposeAsync();
    }

    private Task<ContentDatabase> MakeAsync(string name, Func<ContentDatabase, Task> fill) => made.GetOrAdd(name, async _ =>
    {
        var database = new ContentDatabase(name, cluster);
        await ExecuteAsync($"create database {name}");
        await Migrations.ApplyAsync(cluster.ConnectionString(name, LocalCluster.Owner), CancellationToken.None);
        await new KeyRegister(cluster.ConnectionString(name, LocalCluster.Owner)).AnnounceAsync(ContentDatabase.Key.Public, CancellationToken.None);
        await fill(database);
        await ExecuteAsync("vacuum analyze", name);
        return database;
    });

    private async Task ExecuteAsync(string statement, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString(database, LocalCluster.Owner) + ";Pooling=false;Command Timeout=0");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
