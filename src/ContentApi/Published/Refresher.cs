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
    NpgsqlDataSource reader,
    ContentSource source,
    IOptions<PublishedOptions> options,
    TimeProvider clock,
    ILogger<Refresher> log) : BackgroundService
{
    public const string Channel = "contentapi_release";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
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
        var known = current.Served?.Snapshot;
        if (known is null || await ReleaseReader.ReadNumberAsync(connection, stopping) != known.Release.Number)
        {
            if (await ReleaseReader.ReadAsync(connection, known, stopping) is { } increment)
            {
                var superseded = current.Served;
                var served = current.Advance(increment, stopping);
                if (superseded is not null) records.Keep(superseded);
                log.LogInformation("Serving release {Release}.", served.Number);
            }
        }

        current.Confirm();
    }
}
