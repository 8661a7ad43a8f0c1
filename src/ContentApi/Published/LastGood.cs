using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;

namespace ContentApi.Published;

/// <summary>Writes what is served as one file.</summary>
/// <param name="rest">To be awaited now and then: whoever serves beside it must not wait for all of it.</param>
public delegate Task ReleaseWriter(LoadedRelease served, Stream file, Func<Task> rest);

/// <summary>Reads such a file; null when its addresses are not those that this node has now.</summary>
/// <exception cref="InvalidDataException">It was cut off or altered; the message says it in a sentence.</exception>
public delegate LoadedRelease? ReleaseReading(Stream file);

/// <summary>What this node served when it last ran.</summary>
/// <param name="ConfirmedAt">When it was last known to be current: a restart must not make it any fresher.</param>
/// <param name="IsOurs">Whether this very program rendered it; another's answers are only good enough for an outage.</param>
public sealed record Kept(LoadedRelease Served, DateTimeOffset ConfirmedAt, bool IsOurs);

/// <summary>
/// Keeps the release that this node serves on disk, so that the next start needs neither PostgreSQL nor much time. A small record
/// names the file, its release and its digest, and is replaced after the file was written whole: what is cut off, altered, older or of
/// somebody else is refused. The two together also remember how old what they hold is.
/// </summary>
public sealed class LastGood(
    LastGood.Place place, ReleaseWriter write, ReleaseReading read, ILogger<LastGood> log) : BackgroundService
{
    private const string RecordName = "last-good.json";

    // A save takes a quarter of a core at most, in short bits: one core may have to serve and to follow the releases beside it.
    private const int RestPerWork = 3;

    // A release that another one follows at once need not be written; one must be written at last.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostPatience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ConfirmationInterval = TimeSpan.FromMinutes(1);

    // Of this build: another one may render the same content in other bytes.
    private static readonly Guid Program = typeof(LastGood).Module.ModuleVersionId;

    private readonly Channel<(LoadedRelease, DateTimeOffset)> next =
        Channel.CreateBounded<(LoadedRelease, DateTimeOffset)>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    // Of this program; null: there is none yet.
    private volatile Record? kept;
    private string? complaint;

    private string RecordFile => Path.Combine(place.Folder, RecordName);

    /// <summary>Null: nothing was kept, or it is refused.</summary>
    public Kept? Load()
    {
        try
        {
            if (!File.Exists(RecordFile)) return null;
            var record = JsonSerializer.Deserialize<Record>(File.ReadAllBytes(RecordFile)) ?? throw new InvalidDataException($"{RecordName} is empty.");
            using var file = File.OpenRead(Path.Combine(place.Folder, Path.GetFileName(record.File)));
            if (DigestOf(file) != record.Digest)
            {
                throw new InvalidDataException("It is not the file that this node wrote: it was cut off, altered, or is an older one.");
            }

            if (read(file) is not { } served)
            {
                log.LogInformation("Site:BaseUrl has changed since this node last ran: what it keeps for its next start is written anew.");
                return null;
            }

            if (served.Snapshot.Release.Number != record.Release) throw new InvalidDataException($"It is of another release than {record.Release}.");
            if (record.Program == Program) kept = record;
            return new Kept(served, record.ConfirmedAt, record.Program == Program);
        }
        catch (Exception fault)
        {
            // Whatever stands there, the release is in PostgreSQL too.
            log.LogError("What this node last served, kept in {Folder}, is refused: {Fault}", place.Folder, fault.Message);
            return null;
        }
    }

    /// <summary>What is served now is known to be current: keeps it, and that it was.</summary>
    public void Confirm(LoadedRelease served, DateTimeOffset at)
    {
        if (kept is { } known && known.Release == served.Snapshot.Release.Number && at - known.ConfirmedAt < ConfirmationInterval) return;
        next.Writer.TryWrite((served, at));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var (served, at) = await NextAsync(stoppingToken);
                await TryAsync(() => SaveAsync(served, at, stoppingToken), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was written is whole.
        }
    }

    /// <summary>What to save: the latest, once nothing newer has come for a moment.</summary>
    private async Task<(LoadedRelease Served, DateTimeOffset At)> NextAsync(CancellationToken stop)
    {
        var latest = await next.Reader.ReadAsync(stop);
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < MostPatience;)
        {
            await Task.Delay(Quiet, stop);
            if (!next.Reader.TryRead(out var newer)) break;
            var settled = newer.Item1 == latest.Item1;
            latest = newer;
            if (settled) break;
        }

        return latest;
    }

    private async Task SaveAsync(LoadedRelease served, DateTimeOffset at, CancellationToken stop)
    {
        var release = served.Snapshot.Release.Number;
        if (kept is { } known && known.Release == release)
        {
            Point(known with { ConfirmedAt = at });
            return;
        }

        Directory.CreateDirectory(place.Folder);
        var name = $"release-{release}.ndjson.gz";
        var file = Path.Combine(place.Folder, name);
        var unfinished = $"{file}.{Environment.ProcessId}";
        var work = Stopwatch.StartNew();
        await using (var stream = File.Create(unfinished))
        {
            await write(served, stream, RestAsync);
            stream.Flush(flushToDisk: true);
        }

        string digest;
        await using (var written = File.OpenRead(unfinished)) digest = DigestOf(written);
        File.Move(unfinished, file, overwrite: true);
        Point(new Record(name, release, digest, at, Program));
        foreach (var other in Directory.EnumerateFiles(place.Folder, "release-*").Where(other => other != file)) File.Delete(other);

        async Task RestAsync()
        {
            await Task.Delay(RestPerWork * work.Elapsed, stop);
            work.Restart();
        }
    }

    private void Point(Record record)
    {
        var unfinished = $"{RecordFile}.{Environment.ProcessId}";
        using (var stream = File.Create(unfinished))
        {
            JsonSerializer.Serialize(stream, record);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, RecordFile, overwrite: true);
        kept = record;
    }

    /// <summary>A node that cannot keep what it serves, as on a full disk, serves all the same. It logs each cause once.</summary>
    private async Task TryAsync(Func<Task> save, CancellationToken stop)
    {
        try
        {
            await save();
            complaint = null;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            if (complaint == fault.Message) return;
            complaint = fault.Message;
            var expected = fault is IOException or UnauthorizedAccessException;
            log.LogWarning(
                expected ? null : fault,
                "This node cannot keep what it serves for its next start, in {Folder}: {Fault}",
                place.Folder,
                fault.Message);
        }
    }

    private static string DigestOf(FileStream file)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(file));
        file.Position = 0;
        return digest;
    }

    /// <param name="Folder">One for each database: what another one holds is refused, and must not be overwritten.</param>
    public sealed record Place(string Folder);

    private sealed record Record(string File, int Release, string Digest, DateTimeOffset ConfirmedAt, Guid Program);
}
