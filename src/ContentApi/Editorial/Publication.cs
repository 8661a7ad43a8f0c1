using System.Collections.Immutable;
using System.Data;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Published;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ContentApi.Editorial;

/// <summary>
/// A release in the making: one transaction that holds the publication lock, so that whoever publishes next sees this release
/// and numbers are handed out in commit order. Disposed without <see cref="CommitAsync"/>, it leaves nothing behind.
/// </summary>
public sealed class Publication : IAsyncDisposable
{
    private readonly EditorialContext context;
    private readonly TimeProvider clock;
    private readonly IDbContextTransaction transaction;

    private Publication(EditorialContext context, TimeProvider clock, IDbContextTransaction transaction) =>
        (this.context, this.clock, this.transaction) = (context, clock, transaction);

    public static async Task<Publication> BeginAsync(EditorialContext context, TimeProvider clock, CancellationToken cancellation)
    {
        // READ COMMITTED: what is read after the lock was waited for includes what its last holder committed.
        var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        try
        {
            await context.Database.ExecuteSqlAsync($"set local lock_timeout = '20s'", cancellation);
            await context.Database.ExecuteSqlAsync($"select content.lock_publication()", cancellation);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            await transaction.DisposeAsync();
            throw new RefusedException(
                "Another import or publication has been running for 20 seconds; nothing was written: try again when it has ended.");
        }

        return new Publication(context, clock, transaction);
    }

    /// <summary>The documents of these topics in the current release, gone ones included.</summary>
    public Task<ImmutableArray<WholeDocument>> ReadAsync(IReadOnlyCollection<Guid> topics, CancellationToken cancellation) =>
        ReleaseReader.ReadTopicsAsync((NpgsqlConnection)context.Database.GetDbConnection(), topics, cancellation);

    /// <summary>
    /// What a release of these proposals would change. What would become public is read from what is stored, and checked as a whole.
    /// </summary>
    public async Task<ImmutableArray<Difference>> CompareAsync(
        ImmutableArray<WholeDocument> current, IReadOnlyCollection<Proposal> proposals, CancellationToken cancellation)
    {
        var next = new Release(0, default, default, null);
        var before = current.ToDictionary(state => state.Document);
        var after = new Dictionary<Guid, WholeDocument>(before);
        foreach (var gone in proposals.Where(proposal => proposal.Edition is null))
        {
            var state = before[gone.Document];
            var change = new Change(next, Edition: 0, Slug: null, default, gone.Reason, gone.Replacement);
            after[gone.Document] = state with { Edition = null, Changes = [.. state.Changes, change] };
        }

        var appearing = proposals
            .Where(proposal => proposal.Edition is { } edition && before.GetValueOrDefault(proposal.Document)?.EditionNumber != edition.Number)
            .Select(proposal => proposal.Edition!.Id).ToArray();
        foreach (var row in await context.WholeEditions.Where(row => appearing.Contains(row.Id)).ToListAsync(cancellation))
        {
            after[row.DocumentId] = new WholeDocument(
                row.DocumentId, row.Kind, row.Document.Locale, row.Document.Topic, row.ToEdition(),
                [.. before.GetValueOrDefault(row.DocumentId)?.Changes ?? [], new Change(next, row.Number, row.Slug, default)]);
        }

        var shownBefore = Fingerprint(before.Values);
        var shownAfter = Fingerprint(after.Values);
        return
        [
            .. after.Values.Select(state =>
            {
                var earlier = before.GetValueOrDefault(state.Document);
                return new Difference(OutcomeOf(earlier, state, shownBefore, shownAfter), earlier, state);
            }),
        ];
    }

    private static Outcome OutcomeOf(
        WholeDocument? before, WholeDocument after, Dictionary<Guid, Fingerprints> shownBefore, Dictionary<Guid, Fingerprints> shownAfter)
    {
        if (before is null) return Outcome.New;
        if (after.Edition is null) return before.Edition is null ? Outcome.Unchanged : Outcome.Gone;
        if (before.Edition is null) return Outcome.Restored;
        if (before.EditionNumber != after.EditionNumber) return Outcome.Changed;
        return shownBefore[after.Topic].Of(after.Document) == shownAfter[after.Topic].Of(after.Document) ? Outcome.Unchanged : Outcome.Affected;
    }

    private static Dictionary<Guid, Fingerprints> Fingerprint(IEnumerable<WholeDocument> states) => states
        .GroupBy(state => state.Topic)
        .ToDictionary(topic => topic.Key, topic => new Fingerprints(Topic.Build([.. topic])));

    /// <summary>Writes the release. Null: nothing differs, so there is none.</summary>
    public async Task<Release?> WriteAsync(
        IReadOnlyCollection<Difference> differences, Severity severity, string? note, CancellationToken cancellation)
    {
        var changes = differences.Where(difference => difference.Outcome != Outcome.Unchanged).ToArray();
        if (changes.Length == 0) return null;

        await Slugs.RefuseTakenAsync(context, [.. changes.Select(change => change.After.Edition).OfType<Edition>()], cancellation);
        var release = await NextAsync(severity, note, cancellation);
        context.Releases.Add(new ReleaseRow
        {
            Number = release.Number,
            PublishedAt = release.PublishedAt,
            Severity = severity,
            Note = note,
        });
        var documents = changes.Select(change => change.Document).ToArray();
        var editions = await context.Editions
            .Where(row => documents.Contains(row.DocumentId))
            .ToDictionaryAsync(row => (row.DocumentId, row.Number), row => row.Id, cancellation);
        context.Changes.AddRange(changes.Select(change => new ReleaseChangeRow
        {
            Release = release.Number,
            Document = change.Document,
            Edition = change.After.Edition is null ? null : editions[(change.Document, change.After.EditionNumber)],
            Severity = severity,
            Reason = change.After.Reason,
            Replacement = change.After.Replacement,
        }));
        await context.SaveChangesAsync(cancellation);
        return release;
    }

    public async Task CommitAsync(string action, JsonObject detail, CancellationToken cancellation)
    {
        context.Audit.Add(new AuditRow { Action = action, Detail = detail.ToJsonString() });
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public ValueTask DisposeAsync() => transaction.DisposeAsync();

    private async Task<Release> NextAsync(Severity severity, string? note, CancellationToken cancellation)
    {
        var latest = await context.Releases.AsNoTracking().OrderByDescending(release => release.Number).FirstOrDefaultAsync(cancellation);
        var now = clock.GetUtcNow();
        // HTTP dates have whole seconds, and must tell two releases apart.
        var instant = new DateTimeOffset(now.Ticks - now.Ticks % TimeSpan.TicksPerSecond, TimeSpan.Zero);
        if (latest is not null && instant <= latest.PublishedAt) instant = latest.PublishedAt.AddSeconds(1);
        return new Release((latest?.Number ?? 0) + 1, instant, severity, note);
    }
}
