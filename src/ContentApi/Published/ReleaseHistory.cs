using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ContentApi.Published;

/// <summary>
/// What was current then: releases before the current one, rebuilt from PostgreSQL when somebody asks and kept for who asks next, within a
/// bound on memory. Whoever asks for one that is being rebuilt waits for the same rebuilding, and one is rebuilt at a time.
/// </summary>
public sealed class ReleaseHistory(
    Current current, Renderer render, IOptions<PublishedOptions> options, TimeProvider clock, ILogger<ReleaseHistory> log,
    ReleaseReader releases, NpgsqlDataSource? reader = null)
    : IDisposable
{
    // What goes with an answer: its headers, its document's place and history, its entries of tables.
    private const int BytesPerAnswer = 1024;

    // An answer that only a record has: its bytes, their codings, and the text that they were made of.
    private const int CopiesPerByte = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1);
    private readonly Dictionary<int, Task<LoadedRelease?>> rebuilt = [];

    // Least recently asked for first.
    private readonly List<LoadedRelease> kept = [];

    /// <summary>A release that was published. Null: it cannot be rebuilt now.</summary>
    public async Task<LoadedRelease?> FindAsync(int number, CancellationToken cancellation)
    {
        Task<LoadedRelease?>? rebuilding;
        lock (gate)
        {
            if (current.Served is { } served && served.Snapshot.Release.Number == number) return served;
            if (kept.Find(record => record.Snapshot.Release.Number == number) is { } found)
            {
                kept.Remove(found);
                kept.Add(found);
                return found;
            }

            if (reader is null) return null;
            // Not the caller's to cancel: others wait for it.
            if (!rebuilt.TryGetValue(number, out rebuilding)) rebuilt.Add(number, rebuilding = Task.Run(() => RebuildAsync(reader, number), CancellationToken.None));
        }

        try
        {
            return await rebuilding.WaitAsync(Patience, clock, cancellation);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Keeps a release that has just been superseded, for walks that began in it; forgets what no longer fits.</summary>
    public void Keep(LoadedRelease record)
    {
        lock (gate)
        {
            // Without the pages that were made of it while it was current.
            kept.Add(new LoadedRelease(record.Snapshot, record.Answers));
            var room = options.Value.RecordMemory;
            for (var i = kept.Count - 1; i >= 0; i--)
            {
                var cost = Cost(kept[i]);
                if (cost <= room) room -= cost;
                else kept.RemoveAt(i);
            }
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<LoadedRelease?> RebuildAsync(NpgsqlDataSource source, int number)
    {
        await turn.WaitAsync();
        try
        {
            var latest = current.Served!;
            await using var connection = await source.OpenConnectionAsync();
            var topics = await releases.ReadAsOfAsync(connection, latest.Snapshot, number, CancellationToken.None);
            var record = latest.Rewind(number, topics, render);
            Keep(record);
            return record;
        }
        catch (Exception fault) when (fault is NpgsqlException or SocketException or IOException or TimeoutException)
        {
            log.LogWarning("Release {Release} cannot be rebuilt while PostgreSQL is away: {Fault}", number, fault.Message);
            return null;
        }
        catch (Exception fault)
        {
            log.LogError(fault, "What is stored of release {Release} is not what was published.", number);
            return null;
        }
        finally
        {
            lock (gate) rebuilt.Remove(number);
            turn.Release();
        }
    }

    /// <summary>What keeping it costs, in bytes: an estimate. What it shares with the current release costs nothing.</summary>
    private long Cost(LoadedRelease record) =>
        record.FileBytes + record.Answers.Besides(current.Served!.Answers).Sum(answer => BytesPerAnswer + ((long)CopiesPerByte * answer.Identity.Bytes.Length));
}
