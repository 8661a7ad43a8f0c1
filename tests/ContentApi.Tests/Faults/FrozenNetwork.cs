using System.Net.Sockets;
using ContentApi.Database;
using Npgsql;

namespace ContentApi.Tests.Faults;

/// <summary>A network between a node and its PostgreSQL that can be cut, or that silently stops carrying anything.</summary>
public sealed class FrozenNetwork : IAsyncDisposable
{
    private const string SocketName = ".s.PGSQL.5432";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("contentapi-net-");
    private readonly CancellationTokenSource stop = new();
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly List<Socket> sockets = [];
    private readonly string target;
    private readonly Task accepting;
    private volatile bool frozen;

    public FrozenNetwork(LocalCluster cluster, string connectionString)
    {
        target = Path.Combine(new NpgsqlConnectionStringBuilder(cluster.ConnectionString("postgres", LocalCluster.Owner)).Host!, SocketName);
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { Host = folder.FullName, Pooling = false }.ConnectionString;
        listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder.FullName, SocketName)));
        listener.Listen();
        accepting = AcceptAsync();
    }

    public string ConnectionString { get; }

    /// <summary>From now on what is connected stays so and carries nothing; new connections work again after <see cref="Thaw"/>.</summary>
    public void Freeze() => frozen = true;

    /// <summary>New connections carry again; frozen ones stay dead.</summary>
    public void Thaw() => frozen = false;

    public void Cut()
    {
        lock (sockets)
        {
            foreach (var socket in sockets) socket.Dispose();
            sockets.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        Cut();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        folder.Delete(recursive: true);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            var near = await listener.AcceptAsync(stop.Token);
            var far = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await far.ConnectAsync(new UnixDomainSocketEndPoint(target), stop.Token);
            lock (sockets) sockets.AddRange([near, far]);
            var dead = new Line();
            _ = CarryAsync(near, far, dead);
            _ = CarryAsync(far, near, dead);
        }
    }

    private async Task CarryAsync(Socket from, Socket to, Line dead)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, stop.Token) is var read and > 0)
            {
                dead.Value |= frozen;
                if (!dead.Value) await to.SendAsync(buffer.AsMemory(0, read), stop.Token);
            }
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The end of a connection, as tests make it.
        }

        if (!dead.Value) to.Dispose();
    }

    private sealed class Line
    {
        public volatile bool Value;
    }
}
