using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ContentApi.Benchmarks.Machine;

namespace ContentApi.Benchmarks.Load;

/// <summary>When a reader, asking every millisecond, first sees a release.</summary>
internal static class Sighting
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <returns>The instant, as <see cref="Stopwatch"/> has it.</returns>
    public static async Task<long> OfAsync(ServerProcess node, string path, int release, Action<Recorded>? check = null)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, node.Port);
        using var clock = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Patience; await clock.WaitForNextTickAsync())
        {
            var answer = Recorded.Ask(socket, Exchange.Get(path));
            var seen = Stopwatch.GetTimestamp();
            check?.Invoke(answer);
            if (int.Parse(answer.Header("Content-Release") ?? "0", CultureInfo.InvariantCulture) >= release) return seen;
        }

        throw new TimeoutException($"Release {release} does not become visible.");
    }
}
