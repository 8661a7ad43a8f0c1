using System.Net.Sockets;
using ContentApi.Database;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ContentApi.Published;

/// <summary>
/// Follows the releases in PostgreSQL. A notification is a hint and the release row the truth: it listens first and reads then,
/// reads again after every reconnect and at every poll, and treats any number of notifications as one.
/// </summary>
public sealed class Refresher(
    Current current,
    Records records,
    LastGood lastGood,
    NpgsqlDataSource reader,
    ContentSource source,
    IOptions<PublishedOptions> options,
    TimeProvider clock,
    ILogger<Refresher> log) : BackgroundService
{
    public const string Channel = "contentapi_release";

    private static readonly ContentSource LastServed = ContentSource.Bundle("what this node last served, because PostgreSQL is away");

    // What the node served when it last ran: read on from there, and served as it is only when there is nothing to read from.
    private Kept? kept;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        kept = lastGood.Load();
        var wait = TimeSpan.Zero;
        var outage = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (outage && source.Revive is { } revive) await revive(stoppingToken);
                await FollowAsync(() => wait = TimeSpan.Zero, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // Whatever a connection says while it is being closed is of no use to anybody.
                return;
            }
            catch (Exception fault)
            {
                // Whatever failed, the old release stays: stale by a stated bound, never empty.
                outage = fault is NpgsqlException or DatabaseException or SocketException or IOException or TimeoutException;
                if (current.Fault is null && outage) log.LogWarning("PostgreSQL is away, and is tried again: {Fault}", fault.Message);
                else if (current.Fault is null) log.LogError(fault, "The release in PostgreSQL is refused; the one before it is kept.");
                if (current.Served is null && kept is not null) Adopt(kept);
                current.Fail(outage ? "database-unreachable" : "release-refused");
            }

            wait = TimeSpan.FromTicks(Math.Min(Math.Max(wait.Ticks * 2, TimeSpan.FromMilliseconds(100).Ticks), options.Value.MaxRetry.Ticks));
            await Task.Delay(wait, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FollowAsync(Action succeeded, CancellationToken stopping)
    {
        await using var connection = await reader.OpenConnectionAsync(stopping);
        var notified = false;
        connection.Notification += (_, _) => notified = true;
        await using (var listen = new NpgsqlCommand($"listen {Channel}", connection)) await listen.ExecuteNonQueryAsync(stopping);
        while (true)
        {
            notified = false;
            await RefreshAsync(connection, stopping);
            succeeded();
            // What was notified while we read is already known to the connection: read again instead of waiting.
            if (!notified) await connection.WaitAsync(options.Value.Poll, stopping);
        }
    }

    private async Task RefreshAsync(NpgsqlConnection connection, CancellationToken stopping)
    {
        var known = current.Served ?? kept?.Served;
        var (number, keys) = known is null ? default : await ReleaseReader.ReadNumbersAsync(connection, stopping);
        if (known is null || known != current.Served || current.Source != source || number != known.Snapshot.Release.Number || keys != known.Snapshot.Keys.Length)
        {
            if (known == kept?.Served && kept is not { IsOurs: true }) await BeginAsync(connection, known?.Snapshot, stopping);
            else await GoOnAsync(connection, known!, stopping);
        }

        var confirmed = current.Confirm();
        if (current.Served is { } served) lastGood.Confirm(served, confirmed);
        kept = null;
    }

    private async Task BeginAsync(NpgsqlConnection connection, Snapshot? known, CancellationToken stopping)
    {
        if (await ReleaseReader.ReadAllAsync(connection, known, stopping) is { } increment) Tell(current.Advance(known: null, increment, stopping));
    }

    private async Task GoOnAsync(NpgsqlConnection connection, Served known, CancellationToken stopping)
    {
        var served = current.Advance(known, await ReleaseReader.ReadAfterAsync(connection, known.Snapshot, stopping), stopping);
        if (served.Number == known.Number) return;
        records.Keep(known);
        Tell(served);
    }

    private void Tell(Served served) => log.LogInformation("Serving release {Release}.", served.Number);

    private void Adopt(Kept copy)
    {
        log.LogWarning("Serving release {Release} as this node last served it, confirmed at {ConfirmedAt:u}.", copy.Served.Number, copy.ConfirmedAt);
        current.Adopt(copy.Served, LastServed, copy.ConfirmedAt);
    }
}
