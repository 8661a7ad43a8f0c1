using ContentApi.Database;
using ContentApi.Editorial;
using ContentApi.Published;
using ContentApi.Tests.Hosting;
using Npgsql;

namespace ContentApi.Tests.Faults;

/// <summary>A PostgreSQL to be broken, with the seed published in it.</summary>
public sealed class NodeOnItsOwn : IAsyncDisposable
{
    private NodeOnItsOwn(LocalCluster cluster) => Cluster = cluster;

    public LocalCluster Cluster { get; }

    public string Reader => Login(LocalCluster.Reader);

    public string Owner => Login(LocalCluster.Owner);

    public static async Task<NodeOnItsOwn> StartAsync()
    {
        var node = new NodeOnItsOwn(await PrivateCluster.StartAsync());
        await Migrations.ApplyAsync(node.Owner, TestContext.Current.CancellationToken);
        await new KeyRegister(node.Owner).AnnounceAsync(TestKey.Signing.Public, TestContext.Current.CancellationToken);
        await node.PublishAsync(new SeedFiles());
        return node;
    }

    public async Task<Release> PublishAsync(SeedFiles files) => (await ImportAsync(files, Severity.Clinical)).Release!;

    /// <param name="severity">Null: stores the editions and publishes nothing.</param>
    public async Task<ImportReport> ImportAsync(SeedFiles files, Severity? severity)
    {
        await using var context = new EditorialContext(Login(LocalCluster.Editor));
        return await new Import(context, TimeProvider.System, TestKey.Publisher)
            .RunAsync(files.Read(), new ImportOrder(severity), TestContext.Current.CancellationToken);
    }

    /// <summary>What no login of an application may do.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public static SeedFiles Changed(string to = "le plus de chances") =>
        new SeedFiles().Change("04-regularite.md", "toutes les chances", to);

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();

    private string Login(string role) => Cluster.ConnectionString(LocalCluster.Database, role) + ";Pooling=false";
}
