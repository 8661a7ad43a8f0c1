using System.Collections.Immutable;
using System.Data;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Proofs;
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
    private readonly SigningKey? key;
    private readonly IDbContextTransaction transaction;

    private Publication(EditorialContext context, TimeProvider clock, SigningKey? key, IDbContextTransaction transaction) =>
        (this.context, this.clock, this.key, this.transaction) = (context, clock, key, transaction);

    /// <param name="key">Null: nothing can be released.</param>
    public static async Task<Publication> BeginAsync(EditorialContext context, TimeProvider clock, SigningKey? key, CancellationToken cancellation)
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

        return new Publication(context, clock, key, transaction);
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

        // Acts that were recorded since the documents changed last: this release tells them.
        foreach (var (document, acts) in await ReadActsAsync(after.Values, cancellation)) after[document] = after[document] with { Acts = acts };

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

    private async Task<Dictionary<Guid, ImmutableArray<Act>>> ReadActsAsync(
        IReadOnlyCollection<WholeDocument> states, CancellationToken cancellation)
    {
        var live = states.Where(state => state.Edition is not null).ToDictionary(state => state.Document, state => state.Edition!.Digest);
        var rows = await context.Editions.AsNoTracking()
            .Where(row => live.Keys.Contains(row.DocumentId) && row.Acts.Count > 0)
            .Select(row => new { row.DocumentId, row.Digest, Acts = row.Acts.OrderBy(act => act.Id).ToList() })
            .ToListAsync(cancellation);
        return rows.Where(row => live[row.DocumentId] == row.Digest)
            .ToDictionary(row => row.DocumentId, row => row.Acts.Select(act => act.ToAct()).ToImmutableArray());
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
        if (key is null) throw new RefusedException("There is no key to sign a release with: name its file in Signing:KeyFile (keys new makes one). Nothing was written.");

        await Slugs.RefuseTakenAsync(context, [.. changes.Select(change => change.After.Edition).OfType<Edition>()], cancellation);
        var (next, previous) = await NextAsync(severity, note, cancellation);
        var proofs = Sign(key, next, differences);
        var release = next with { Proof = key.Sign(RecordOf(next, previous, changes, proofs)) };
        await context.AnnounceAsync(key.Public, cancellation);
        context.Releases.Add(new ReleaseRow
        {
            Number = release.Number,
            PublishedAt = release.PublishedAt,
            Severity = severity,
            Note = note,
            Proof = release.Proof,
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
            Proof = proofs.GetValueOrDefault(change.Document),
        }));
        await context.SaveChangesAsync(cancellation);
        return release;
    }

    /// <summary>Of each live document whose resource changes, its signed record.</summary>
    private static Dictionary<Guid, string> Sign(SigningKey key, Release release, IReadOnlyCollection<Difference> differences)
    {
        var proofs = new Dictionary<Guid, string>();
        foreach (var group in differences.GroupBy(difference => difference.After.Topic))
        {
            if (group.All(difference => difference.Outcome == Outcome.Unchanged)) continue;
            var topic = Topic.Build([.. group.Select(difference => difference.After)]);
            foreach (var difference in group.Where(difference => difference.Outcome != Outcome.Unchanged && difference.After.Edition is not null))
                proofs.Add(difference.Document, key.Sign(Recording.Of(topic, difference.After, release)));
        }

        return proofs;
    }

    private static ReleaseRecord RecordOf(Release release, Release? previous, IEnumerable<Difference> changes, Dictionary<Guid, string> proofs) => new(
        release.Number,
        release.PublishedAt.UtcDateTime,
        release.Severity.Word(),
        release.Note,
        previous?.Proof is { } before ? Jws.Digest(before) : null,
        ReleaseRecord.List.Of(changes.Select(change => KeyValuePair.Create(change.Document, proofs.GetValueOrDefault(change.Document)))));

    public async Task CommitAsync(string action, JsonObject detail, CancellationToken cancellation)
    {
        context.Audit.Add(new AuditRow { Action = action, Detail = detail.ToJsonString() });
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public ValueTask DisposeAsync() => transaction.DisposeAsync();

    private async Task<(Release Next, Release? Previous)> NextAsync(Severity severity, string? note, CancellationToken cancellation)
    {
        var latest = await context.Releases.AsNoTracking().OrderByDescending(release => release.Number)
            .Select(row => new Release(row.Number, row.PublishedAt, row.Severity, row.Note, row.Proof)).FirstOrDefaultAsync(cancellation);
        var now = clock.GetUtcNow();
        // HTTP dates have whole seconds, and must tell two releases apart.
        var instant = new DateTimeOffset(now.Ticks - now.Ticks % TimeSpan.TicksPerSecond, TimeSpan.Zero);
        if (latest is not null && instant <= latest.PublishedAt) instant = latest.PublishedAt.AddSeconds(1);
        return (new Release((latest?.Number ?? 0) + 1, instant, severity, note), latest);
    }
}
