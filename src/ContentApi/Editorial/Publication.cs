using System.Collections.Immutable;
using System.Data;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Published;
using ContentApi.Signing;
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
    private readonly Publisher publisher;
    private readonly IDbContextTransaction transaction;
    private readonly ReleaseReader reader;
    private readonly ReleaseChain chain;
    private readonly KeyRing keys;
    private readonly Release next;

    private Publication(
        EditorialContext context, Publisher publisher, IDbContextTransaction transaction, ReleaseReader reader, ReleaseChain chain, KeyRing keys, Release next) =>
        (this.context, this.publisher, this.transaction, this.reader, this.chain, this.keys, this.next) = (context, publisher, transaction, reader, chain, keys, next);

    public static async Task<Publication> BeginAsync(EditorialContext context, TimeProvider clock, Publisher publisher, CancellationToken cancellation)
    {
        // READ COMMITTED: what is read after the lock was waited for includes what its last holder committed.
        var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        try
        {
            await context.Database.ExecuteSqlAsync($"set local lock_timeout = '20s'", cancellation);
            var number = await context.Database.SqlQuery<int>($"select content.lock_publication() as \"Value\"").SingleAsync(cancellation);
            var reader = new ReleaseReader(publisher.Pins);
            var (chain, keys) = await reader.ReadChainAsync((NpgsqlConnection)context.Database.GetDbConnection(), cancellation);
            var next = new Release(number, NextTime(clock, chain), default, Note: null);
            return new Publication(context, publisher, transaction, reader, chain, keys, next);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            await transaction.DisposeAsync();
            throw new RefusedException(
                "Another import or publication has been running for 20 seconds; nothing was written: try again when it has ended.");
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    private NpgsqlConnection Connection => (NpgsqlConnection)context.Database.GetDbConnection();

    /// <summary>The documents of these topics in the current release, gone ones included.</summary>
    public Task<ImmutableArray<WholeDocument>> ReadAsync(IReadOnlyCollection<Guid> topics, CancellationToken cancellation) =>
        reader.ReadTopicsAsync(Connection, chain, keys, topics, cancellation);

    /// <summary>
    /// What a release of these proposals would change. What would become public is read from what is stored, and checked as a whole.
    /// </summary>
    public async Task<ImmutableArray<ImportDifference>> CompareAsync(
        ImmutableArray<WholeDocument> current, IReadOnlyCollection<Proposal> proposals, CancellationToken cancellation)
    {
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

        // Acts that were recorded since the topic changed last: this release tells them.
        foreach (var (document, acts) in await ReadActsAsync(after.Values, cancellation)) after[document] = after[document] with { Acts = acts };

        var shownBefore = Shown(before.Values);
        var shownAfter = Shown(after.Values);
        return
        [
            .. after.Values.Select(state =>
            {
                var earlier = before.GetValueOrDefault(state.Document);
                return new ImportDifference(OutcomeOf(earlier, state, shownBefore, shownAfter), earlier, state);
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

    private Outcome OutcomeOf(WholeDocument? before, WholeDocument after, Dictionary<Guid, Topic> shownBefore, Dictionary<Guid, Topic> shownAfter)
    {
        if (before is null) return Outcome.New;
        if (after.Edition is null) return before.Edition is null ? Outcome.Unchanged : Outcome.Gone;
        if (before.Edition is null) return Outcome.Restored;
        if (before.EditionNumber != after.EditionNumber) return Outcome.Changed;
        return publisher.Digest(shownBefore[after.Topic], before) == publisher.Digest(shownAfter[after.Topic], after) ? Outcome.Unchanged : Outcome.Affected;
    }

    private static Dictionary<Guid, Topic> Shown(IEnumerable<WholeDocument> states) =>
        states.GroupBy(state => state.Topic).ToDictionary(topic => topic.Key, topic => Topic.Build([.. topic]));

    /// <summary>Writes the release. Null: nothing differs, so there is none.</summary>
    public async Task<Release?> WriteAsync(
        IReadOnlyCollection<ImportDifference> differences, Severity severity, string? note, CancellationToken cancellation)
    {
        var changes = differences.Where(difference => difference.Outcome != Outcome.Unchanged).ToArray();
        if (changes.Length == 0) return null;
        var key = RequireKey();
        await Slugs.RefuseTakenAsync(context, [.. changes.Select(change => change.After.Edition).OfType<Edition>()], cancellation);
        var release = next with { Severity = severity, Note = note };
        var proofs = Sign(key, release, changes, differences);
        release = release with { Proof = key.Sign(await RecordOfAsync(release, changes, proofs, cancellation)) };
        context.Releases.Add(new ReleaseRow
        {
            Number = release.Number,
            PublishedAt = release.PublishedAt,
            Severity = severity,
            Note = note,
            Previous = chain.Releases.LastOrDefault()?.Number,
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
            Proof = proofs[change.Document],
        }));
        await context.SaveChangesAsync(cancellation);
        return release;
    }

    private SigningKey RequireKey()
    {
        var key = publisher.Key ?? throw new RefusedException(
            "There is no key to sign a release with: name its file in Signing:KeyFile (keys new makes one). Nothing was written.");
        return keys.Find(key.Public.Id) switch
        {
            { Purpose: KeyPurpose.Release, Revoked: null } => key,
            { Purpose: KeyPurpose.Release } => throw new RefusedException($"The key {key.Public.Id} was revoked: sign with another one. Nothing was written."),
            _ => throw new RefusedException(
                $"The key {key.Public.Id} is not announced, so nobody would believe the release: have the database's owner run keys announce. Nothing was written."),
        };
    }

    /// <summary>Of each document that the release changes, its record or tombstone.</summary>
    private Dictionary<Guid, string> Sign(
        SigningKey key, Release release, IEnumerable<ImportDifference> changes, IEnumerable<ImportDifference> differences)
    {
        var topics = Shown(differences.Select(difference => difference.After));
        var signed = DocumentProof.SignedRelease(release);
        return changes.ToDictionary(change => change.Document, change => change.After.Edition is null
            ? key.Sign(TombstoneOf(change, signed, release.Severity))
            : key.Sign(ResourceRecord.Of(change.Document, signed, publisher.Digest(topics[change.After.Topic], change.After))));
    }

    private static Tombstone TombstoneOf(ImportDifference change, SignedRelease release, Severity severity) => new(
        ISignedRecord.CurrentSchema,
        change.Document,
        change.After.Kind.Word(),
        change.After.Locale,
        change.After.Slug,
        change.Edition!.Title,
        change.After.Topic,
        release,
        severity.Word(),
        change.After.Reason!,
        change.After.Replacement);

    private async Task<ReleaseRecord> RecordOfAsync(
        Release release, IEnumerable<ImportDifference> changes, Dictionary<Guid, string> proofs, CancellationToken cancellation)
    {
        var documents = (await ReleaseReader.ReadListedAsync(Connection, chain, cancellation)).ToDictionary(document => document.Document);
        foreach (var change in changes)
        {
            documents[change.Document] = new ListedDocument(
                change.Document, change.After.Locale, change.After.Edition is not null, RecordDigest.Of(proofs[change.Document]));
        }

        var lists = SignedLists.Of(documents.Values);
        return new ReleaseRecord(
            ISignedRecord.CurrentSchema,
            release.Number,
            release.PublishedAt.UtcDateTime,
            release.Severity.Word(),
            release.Note,
            chain.Releases.LastOrDefault()?.Proof is { } before ? RecordDigest.Of(before).ToString() : null,
            RecordList.Of(proofs.Select(proof => (proof.Key, RecordDigest.Of(proof.Value)))),
            lists.Live,
            lists.Gone,
            lists.Locales);
    }

    public async Task CommitAsync(string action, JsonObject detail, CancellationToken cancellation)
    {
        context.Audit.Add(new AuditRow { Action = action, Detail = detail.ToJsonString() });
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public ValueTask DisposeAsync() => transaction.DisposeAsync();

    private static DateTimeOffset NextTime(TimeProvider clock, ReleaseChain chain)
    {
        var now = clock.GetUtcNow();
        // HTTP dates have whole seconds, and must tell two releases apart.
        var instant = new DateTimeOffset(now.Ticks - now.Ticks % TimeSpan.TicksPerSecond, TimeSpan.Zero);
        return chain.Releases.LastOrDefault() is { } latest && instant <= latest.PublishedAt ? latest.PublishedAt.AddSeconds(1) : instant;
    }
}
