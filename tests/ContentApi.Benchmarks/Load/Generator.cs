using System.Diagnostics;

namespace ContentApi.Benchmarks.Load;

/// <summary>What one stretch of load showed.</summary>
/// <param name="ServerTime">Processor time that the server took meanwhile.</param>
internal sealed record Stretch(long Answers, TimeSpan Elapsed, TimeSpan ServerTime, Histogram Latency)
{
    public double Rate => Answers / Elapsed.TotalSeconds;

    /// <summary>How much of its core the server used: well below 1, and it is the load that was measured.</summary>
    public double Busy => ServerTime / Elapsed;

    public double MicrosecondsEach => ServerTime.TotalMicroseconds / Answers;
}

/// <summary>One thread, many keep-alive connections, no pipelining.</summary>
internal sealed unsafe class Generator : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly int poll = Libc.CreatePoll();
    private readonly Connection[] connections;
    private readonly IReadOnlyList<Exchange> exchanges;
    private readonly byte[] events;
    private int turn;

    public Generator(int port, IReadOnlyList<Exchange> exchanges, int connections)
    {
        this.exchanges = exchanges;
        this.connections = [.. Enumerable.Range(0, connections).Select(tag => new Connection(port, poll, tag))];
        events = new byte[connections * Libc.EventSize];
    }

    /// <summary>Every connection asks again as soon as it was answered.</summary>
    public (long Answers, TimeSpan Elapsed, Histogram Latency) Saturate(TimeSpan duration)
    {
        var latency = new Histogram();
        var started = Stopwatch.GetTimestamp();
        var end = started + Ticks(duration);
        Action<Connection, long> askAgain = (connection, at) =>
        {
            latency.Add(Nanoseconds(at - connection.Due));
            connection.Ask(Next(), at);
        };
        foreach (var connection in connections) connection.Ask(Next(), Stopwatch.GetTimestamp());
        long now;
        do now = Answered(askAgain);
        while (now < end);

        var elapsed = Stopwatch.GetElapsedTime(started, now);
        var answers = latency.Count;
        Drain();
        return (answers, elapsed, latency);
    }

    /// <summary>
    /// So many requests each second, whatever becomes of them: one that finds no free connection waits, and its waiting counts.
    /// (A client that waits for a slow answer before it asks again leaves out just what it should measure: coordinated omission.)
    /// </summary>
    public (long Answers, TimeSpan Elapsed, Histogram Latency) Pace(int perSecond, TimeSpan duration)
    {
        var latency = new Histogram();
        var started = Stopwatch.GetTimestamp();
        var between = Stopwatch.Frequency / (double)perSecond;
        var total = (long)(perSecond * duration.TotalSeconds);
        var deadline = started + Ticks(duration + Patience);
        var free = new Stack<Connection>(connections);
        Action<Connection, long> setFree = (connection, at) =>
        {
            latency.Add(Nanoseconds(at - connection.Due));
            free.Push(connection);
        };
        for (long asked = 0; latency.Count < total;)
        {
            var now = Stopwatch.GetTimestamp();
            while (asked < total && started + (long)(asked * between) is var due && due <= now && free.TryPop(out var idle))
            {
                idle.Ask(Next(), due);
                asked++;
            }

            Answered(setFree);
            if (now > deadline) throw new TimeoutException("The server no longer answers.");
        }

        return (latency.Count, Stopwatch.GetElapsedTime(started), latency);
    }

    /// <summary>
    /// Takes what has come, and never sleeps: the core is the load's own, timers are too coarse, and to wake a sleeping client costs a
    /// server that answers one by one as much as the answer.
    /// </summary>
    private long Answered(Action<Connection, long> answered)
    {
        fixed (byte* first = events)
        {
            var count = Libc.Wait(poll, first, connections.Length, milliseconds: 0);
            for (var i = 0; i < count; i++)
            {
                var connection = connections[*(long*)(first + i * Libc.EventSize + Libc.EventData)];
                if (connection.Read()) answered(connection, Stopwatch.GetTimestamp());
            }
        }

        return Stopwatch.GetTimestamp();
    }

    private void Drain()
    {
        var deadline = Stopwatch.GetTimestamp() + Ticks(Patience);
        while (!Array.TrueForAll(connections, connection => connection.IsIdle))
        {
            if (Answered((_, _) => { }) > deadline) throw new TimeoutException("The server no longer answers.");
        }
    }

    private Exchange Next() => exchanges[turn++ % exchanges.Count];

    private static long Ticks(TimeSpan duration) => (long)(duration.TotalSeconds * Stopwatch.Frequency);

    private static long Nanoseconds(long ticks) => ticks * (1_000_000_000 / Stopwatch.Frequency);

    public void Dispose()
    {
        foreach (var connection in connections) connection.Dispose();
        Libc.Close(poll);
    }
}
