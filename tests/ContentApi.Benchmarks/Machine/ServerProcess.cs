using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ContentApi.Benchmarks.Load;

namespace ContentApi.Benchmarks.Machine;

/// <summary>A server in a process of its own, on the server's core; it ends with this object.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly double TicksPerSecond = 100; // USER_HZ, whatever the kernel's own clock

    private readonly Process process;
    private readonly StringBuilder said = new();

    private ServerProcess(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    /// <summary>From the start of the process to the first answer.</summary>
    public TimeSpan Start { get; private set; }

    /// <param name="path">Asked for until it answers with the status.</param>
    public static async Task<ServerProcess> StartAsync(string program, IEnumerable<string> arguments, int port, string path, int status = 200)
    {
        var start = new ProcessStartInfo("taskset", ["-c", Cores.Server.ToString(CultureInfo.InvariantCulture), program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var started = Stopwatch.GetTimestamp();
        var server = new ServerProcess(Process.Start(start)!, port);
        server.process.OutputDataReceived += (_, line) => server.Hear(line.Data);
        server.process.ErrorDataReceived += (_, line) => server.Hear(line.Data);
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        try
        {
            await server.UntilAsync(path, status, started);
            server.Start = Stopwatch.GetElapsedTime(started);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>Waits until a path answers 200.</summary>
    public Task ReadyAsync(string path) => UntilAsync(path, 200, Stopwatch.GetTimestamp());

    public Recorded Ask(string path, params ReadOnlySpan<string> headers) => Recorded.Ask(Port, path, headers);

    /// <summary>Bytes of memory that the process holds now.</summary>
    public long Resident => Field(File.ReadLines($"/proc/{process.Id}/status"), "VmRSS:") * 1024;

    /// <summary>Processor time so far, that of child processes included.</summary>
    public TimeSpan ProcessorTime => TimeSpan.FromSeconds(Family(process.Id).Sum(Ticks) / TicksPerSecond);

    /// <summary>
    /// Bursts with rests between them, and then as long as given without: .NET compiles anew what was called often after a rest only.
    /// Without them a server on one core is measured at half of what it can do, for half a minute.
    /// </summary>
    public void WarmUp(IReadOnlyList<Exchange> exchanges, TimeSpan duration)
    {
        for (var burst = 0; burst < 8; burst++)
        {
            Saturate(exchanges, TimeSpan.FromMilliseconds(50));
            LoadThread.Rest(TimeSpan.FromMilliseconds(200));
        }

        Saturate(exchanges, duration);
    }

    public Stretch Saturate(IReadOnlyList<Exchange> exchanges, TimeSpan duration, int connections = 32) =>
        Measure(exchanges, connections, generator => generator.Saturate(duration));

    public Stretch Pace(IReadOnlyList<Exchange> exchanges, int perSecond, TimeSpan duration, int connections = 32) =>
        Measure(exchanges, connections, generator => generator.Pace(perSecond, duration));

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            foreach (var id in Family(process.Id).Reverse()) Kill(id);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private Stretch Measure(IReadOnlyList<Exchange> exchanges, int connections, Func<Generator, (long Answers, TimeSpan Elapsed, Histogram Latency)> load) =>
        LoadThread.Run(() =>
        {
            using var generator = new Generator(Port, exchanges, connections);
            var before = ProcessorTime;
            var (answers, elapsed, latency) = load(generator);
            return new Stretch(answers, elapsed, ProcessorTime - before, latency);
        });

    private async Task UntilAsync(string path, int status, long started)
    {
        while (true)
        {
            if (process.HasExited) throw new InvalidOperationException($"The server ended with {process.ExitCode}: {said}");
            if (Stopwatch.GetElapsedTime(started) > Patience) throw new TimeoutException($"{path} does not answer {status}: {said}");
            try
            {
                if (Recorded.Ask(Port, path).Status == status) return;
            }
            catch (Exception fault) when (fault is SocketException or IOException)
            {
                // Not yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1));
        }
    }

    private void Hear(string? line)
    {
        lock (said)
        {
            if (line is not null && said.Length < 4000) said.AppendLine(line);
        }
    }

    private static IEnumerable<int> Family(int id)
    {
        yield return id;
        string[] children;
        try
        {
            children = [.. Directory.EnumerateDirectories($"/proc/{id}/task")
                .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        }
        catch (IOException)
        {
            yield break;
        }

        foreach (var child in children)
        {
            foreach (var relative in Family(int.Parse(child, CultureInfo.InvariantCulture))) yield return relative;
        }
    }

    private static double Ticks(int id)
    {
        // The name stands in parentheses and may hold anything; utime and stime are the 14th and 15th field.
        var stat = File.ReadAllText($"/proc/{id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture);
    }

    private static void Kill(int id)
    {
        try
        {
            using var one = Process.GetProcessById(id);
            one.Kill();
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            // It ended by itself.
        }
    }

    private static long Field(IEnumerable<string> lines, string name) =>
        long.Parse(lines.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(':')[1].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
}
