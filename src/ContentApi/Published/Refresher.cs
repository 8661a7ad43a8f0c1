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
    ReleaseHistory records,
    LastGood lastGood,
    NpgsqlDataSource reader,
    ReleaseReader releases,
    ContentSource source,
    IOptions<PublishedOptions> options,
    TimeProvider clock,
    ILogger<Refresher> log) : BackgroundService
{
    public const string Channel = "contentapi_release";

    private static readonly ContentSource LastServed = ContentSource.Bundle("what this node last served, because PostgreSQL is away");

    // What the node served when it last ran: it reads on from there, and serves it as it is only when there is nothing to read from.
    private Kept? kept;

    // What was read last, so that a poll that finds the same reads nothing.
    private Position? known;
    private ReleaseChain? chain;
    private Failure? logged;

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
                // Whatever a connection reports while it is being closed is of no use.
                return;
            }
            catch (Exception fault)
            {
                // Whatever failed, the old release stays: stale by a stated bound, never empty.
                known = null;
                outage = fault is NpgsqlException or DatabaseException or SocketException or IOException or TimeoutException;
                if (current.Served is null && kept is not null) Adopt(kept);
                if (outage) Fail(new Failure("database-unreachable", Why: null), fault.Message);
                else if (fault is InvalidDataException) Refuse(fault.Message);
                else Refuse("An unexpected fault: the log has it.", fault);
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
        var position = await ReleaseReader.ReadPositionAsync(connection, stopping);
        var before = current.Served ?? kept?.Served;
        if (known != position || before != current.Served || current.Source != source)
        {
            chain = await ReadAsync(connection, before, stopping);
            known = position;
        }

        kept = null;
        var passedOver = chain!.Void.LastOrDefault(release => release.Number > (current.Served?.Snapshot.Release.Number ?? 0));
        if (chain.IsCurrent)
        {
            var confirmed = current.Confirm();
            if (current.Served is { } served) lastGood.Confirm(served, confirmed);
        }

        if (passedOver is null) logged = null;
        else Refuse($"Release {passedOver.Number} is void. {passedOver.Why}");
    }

    private async Task<ReleaseChain> ReadAsync(NpgsqlConnection connection, LoadedRelease? before, CancellationToken stopping)
    {
        // What another build of the program kept is rendered anew.
        var from = before == kept?.Served && kept is not { IsOurs: true } ? null : before;
        var increment = from is null
            ? await releases.ReadAllAsync(connection, before?.Snapshot, stopping)
            : await releases.ReadAfterAsync(connection, from.Snapshot, stopping);
        if (increment.Follows || !increment.Releases.IsEmpty)
        {
            var served = current.Advance(increment.Follows ? from : null, increment, stopping);
            if (served.Number != before?.Number) log.LogInformation("Serving release {Release}.", served.Number);
            if (increment.Follows && served.Number != from!.Number) records.Keep(from);
        }

        return increment.Chain!;
    }

    private void Refuse(string why, Exception? unexpected = null) => Fail(new Failure("release-refused", why), why, unexpected);

    /// <summary>Each failure is logged once, however often it is met again.</summary>
    private void Fail(Failure failure, string why, Exception? unexpected = null)
    {
        current.Fail(failure.Code, failure.Why);
        if (failure == logged) return;
        logged = failure;
        if (failure.Code == "database-unreachable") log.LogWarning("PostgreSQL is away, and is tried again: {Fault}", why);
        else log.LogError(unexpected, "What PostgreSQL holds is refused, and the release before it is kept: {Fault}", why);
    }

    private void Adopt(Kept copy)
    {
        log.LogWarning("Serving release {Release} as this node last served it, confirmed at {ConfirmedAt:u}.", copy.Served.Number, copy.ConfirmedAt);
        current.Adopt(copy.Served, LastServed, copy.ConfirmedAt);
    }
}
