using ContentApi.Database;
using ContentApi.Delivery.V1;
using ContentApi.Editorial;
using ContentApi.Hosting;
using ContentApi.Published;
using ContentApi.Signing;
using Npgsql;

namespace ContentApi.Cli;

/// <summary>Where the verbs that write content connect: the configured PostgreSQL, else the private one that <c>serve</c> uses too.</summary>
internal sealed class EditorLogin : IAsyncDisposable
{
    private readonly LocalCluster? cluster;
    private readonly SigningKey? key;
    private readonly SigningKey? freshnessKey;

    private EditorLogin(string connectionString, TrustedKeys pins, SigningKey? key, SigningKey? freshnessKey, LocalCluster? cluster = null)
    {
        (ConnectionString, this.key, this.freshnessKey, this.cluster) = (connectionString, key, freshnessKey, cluster);
        Publisher = new Publisher(key, V1Renderer.SignedDigest, pins);
    }

    public string ConnectionString { get; }

    public Publisher Publisher { get; }

    /// <summary>Signs statements that a release is current; null: no key for it is configured.</summary>
    public Confirmation? Confirmation(TimeProvider clock) =>
        freshnessKey is null ? null : new Confirmation(ConnectionString, clock, freshnessKey, Publisher.Pins);

    /// <summary>Signs, after a publication, that the new release is the current one; does nothing where no key for it is configured.</summary>
    public async Task ConfirmAsync(TimeProvider clock, CancellationToken stop)
    {
        if (Confirmation(clock) is { } confirmation) await confirmation.SignAsync(FreshnessSigner.ValidFor, stop);
    }

    /// <summary>Whether there is a release that is signed.</summary>
    public async Task<bool> HasReleasesAsync(CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(stop);
        var (chain, _) = await new ReleaseReader(Publisher.Pins).ReadChainAsync(connection, stop);
        return !chain.Releases.IsEmpty;
    }

    /// <exception cref="DatabaseException">There is none.</exception>
    public static async Task<EditorLogin> OpenAsync(CancellationToken stop)
    {
        var configuration = Settings.Load();
        var pins = TrustedKeys.Read(configuration[TrustedKeys.Setting]);
        var (key, freshnessKey) = (SigningKeys.Find(configuration), SigningKeys.Find(configuration, KeyPurpose.Freshness));
        if (Login.Find(configuration, "Editor") is { } editor)
        {
            await using var connection = new NpgsqlConnection(editor.ConnectionString);
            await connection.OpenAsync(stop);
            await SchemaVersion.RequireAsync(connection, stop);
            return new EditorLogin(editor.ConnectionString, pins, key, freshnessKey);
        }

        var cluster = await LocalDatabase.OpenAsync(configuration, stop)
            ?? throw new DatabaseException("There is no PostgreSQL to write to: set ConnectionStrings:Editor, or install PostgreSQL's programs.");
        return new EditorLogin(
            cluster.ConnectionString(LocalCluster.Database, LocalCluster.Editor),
            pins,
            key ?? SigningKeys.Own(cluster.Folder),
            freshnessKey ?? SigningKeys.Own(cluster.Folder, KeyPurpose.Freshness),
            cluster);
    }

    public ValueTask DisposeAsync()
    {
        key?.Dispose();
        freshnessKey?.Dispose();
        return cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
