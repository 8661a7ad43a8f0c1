using System.Collections.Immutable;
using System.Data;
using ContentApi.Signing;
using Npgsql;

namespace ContentApi.Published;

/// <summary>
/// Reads releases from the views of schema <c>published</c>: plain SQL, one consistent view of one moment. Every release, record and tombstone
/// is verified before it is used; a release that is not signed is passed over with all its rows.
/// </summary>
/// <param name="pins">The keys to believe of those in the database.</param>
public sealed class ReleaseReader(TrustedKeys pins)
{
    /// <summary>What tells whether there is more to read: it differs after every release, key, revocation and statement of freshness.</summary>
    public static async Task<Position> ReadPositionAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            select (select coalesce(max(number), 0) from published.release),
                   (select count(*) + count(revoked) from published.signing_key),
                   (select coalesce(max(id), 0) from published.freshness)
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new Position(reader.GetInt32(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    /// <summary>All there is; without releases when nothing was released yet.</summary>
    /// <param name="known">Releases that must be among them; null: none is known.</param>
    /// <exception cref="InvalidDataException">What is stored is not what was approved and signed.</exception>
    public async Task<Increment> ReadAllAsync(NpgsqlConnection connection, Snapshot? known, CancellationToken cancellation)
    {
        await using var transaction = await BeginAsync(connection, cancellation);
        var (chain, keys) = await ReadChainAsync(connection, cancellation);
        if (known is not null) RequireSame(known, chain, keys);
        return await IncrementAsync(connection, chain, keys, chain.Releases, documents: null, cancellation);
    }

    /// <summary>All that came after a known release; without releases when nothing did.</summary>
    /// <exception cref="InvalidDataException">What is stored is not what was approved and signed.</exception>
    public async Task<Increment> ReadAfterAsync(NpgsqlConnection connection, Snapshot known, CancellationToken cancellation)
    {
        await using var transaction = await BeginAsync(connection, cancellation);
        var (chain, keys) = await ReadChainAsync(connection, cancellation);
        if (!RequireSame(known, chain, keys)) return await IncrementAsync(connection, chain, keys, chain.Releases, documents: null, cancellation);
        var next = chain.Releases[known.Releases.Length..];
        var documents = await ReadIdsAsync(
            connection,
            """
            select id from published.document where topic = any(array(
              select topic from published.document
               where id = any(array(select document from published.release_change where release = any(@releases)))))
            """,
            "releases",
            next.Select(release => release.Number).ToArray(),
            cancellation);
        return await IncrementAsync(connection, chain, keys, next, documents, cancellation) with { Follows = true };
    }

    /// <summary>
    /// As they were in release <paramref name="number"/>, the topics that changed since; all others are as in the later snapshot.
    /// </summary>
    /// <exception cref="InvalidDataException">What is stored is not what was approved and signed.</exception>
    public async Task<ImmutableArray<Topic>> ReadAsOfAsync(NpgsqlConnection connection, Snapshot later, int number, CancellationToken cancellation)
    {
        await using var transaction = await BeginAsync(connection, cancellation);
        var (chain, keys) = await ReadChainAsync(connection, cancellation);
        if (!RequireSame(later, chain, keys)) throw new InvalidDataException("The releases were signed anew meanwhile.");
        var documents = await ReadIdsAsync(connection, [.. later.ChangedAfter(number)], cancellation);
        var then = later.Releases.TakeWhile(release => release.Number <= number);
        return Build(await WholeDocumentReader.ReadAsync(connection, [.. then], documents, keys, cancellation));
    }

    /// <summary>The current states of all documents of some topics, in the transaction that is open on the connection.</summary>
    public async Task<ImmutableArray<WholeDocument>> ReadTopicsAsync(
        NpgsqlConnection connection, ReleaseChain chain, KeyRing keys, IReadOnlyCollection<Guid> topics, CancellationToken cancellation) =>
        await WholeDocumentReader.ReadAsync(connection, chain.Releases, await ReadIdsAsync(connection, topics, cancellation), keys, cancellation);

    /// <summary>Every document that is live or gone in the last release of a chain, as its lists name it.</summary>
    public static async Task<List<ListedDocument>> ReadListedAsync(NpgsqlConnection connection, ReleaseChain chain, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            select distinct on (c.document) c.document, d.locale, c.edition is not null, c.proof
              from published.release_change c join published.document d on d.id = c.document
             where c.release = any(@releases)
             order by c.document, c.release desc
            """, connection);
        command.Parameters.AddWithValue("releases", Numbers(chain.Releases));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var documents = new List<ListedDocument>();
        while (await reader.ReadAsync(cancellation))
            documents.Add(new ListedDocument(reader.GetGuid(0), reader.GetString(1), reader.GetBoolean(2), RecordDigest.Of(reader.GetString(3))));
        return documents;
    }

    public async Task<(ReleaseChain Chain, KeyRing Keys)> ReadChainAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var announced = await ReadKeysAsync(connection, cancellation);
        var keys = new KeyRing(pins.Believed(announced));
        await using var command = new NpgsqlCommand(
            "select number, published_at, severity, note, proof from published.release order by number", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<Release>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new Release(
                reader.GetInt32(0), reader.GetFieldValue<DateTimeOffset>(1), Severities.Parse(reader.GetString(2)), reader.Text(3), reader.Text(4)));
        }

        var chain = ReleaseChain.Verify(rows, keys);
        return (chain with { IsCurrent = pins.Ids.IsEmpty || chain.Releases.SequenceEqual(ReleaseChain.Verify(rows, new KeyRing(announced)).Releases) }, keys);
    }

    /// <summary>Keys that are not points of the curve are not believed; whatever they signed is void.</summary>
    private static async Task<ImmutableArray<PublicKey>> ReadKeysAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select x, y, purpose, revoked from published.signing_key order by announced, id", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var keys = ImmutableArray.CreateBuilder<PublicKey>();
        while (await reader.ReadAsync(cancellation))
        {
            try
            {
                keys.Add(new PublicKey(
                    reader.GetString(0), reader.GetString(1), KeyPurposes.Parse(reader.GetString(2)),
                    reader.IsDBNull(3) ? null : reader.GetDateTime(3)));
            }
            catch (InvalidDataException)
            {
                // Only the owner writes keys, and a verb checks them; whatever else is here signs nothing.
            }
        }

        return keys.ToImmutable();
    }

    /// <summary>The latest statement that a release of the chain is current.</summary>
    private static async Task<string?> ReadFreshnessAsync(NpgsqlConnection connection, ReleaseChain chain, KeyRing keys, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select proof from published.freshness order by id desc limit 100", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var (latest, saidAt) = ((string?)null, DateTime.MinValue);
        while (await reader.ReadAsync(cancellation))
        {
            var proof = reader.GetString(0);
            if (chain.Freshness(proof, keys) is not { } said || said.SaidAt <= saidAt) continue;
            (latest, saidAt) = (proof, said.SaidAt);
        }

        return latest;
    }

    private static async Task<Increment> IncrementAsync(
        NpgsqlConnection connection, ReleaseChain chain, KeyRing keys, ImmutableArray<Release> next, Guid[]? documents, CancellationToken cancellation) => new(
            next,
            next.IsEmpty ? [] : Build(await WholeDocumentReader.ReadAsync(connection, chain.Releases, documents, keys, cancellation)))
        {
            Keys = keys,
            Chain = chain,
            Freshness = await ReadFreshnessAsync(connection, chain, keys, cancellation),
        };

    /// <summary>
    /// A database that knows fewer releases, or others, is not the one that was read before: never go backwards. The one exception is a release
    /// whose key was revoked since, once a later one was published instead of it.
    /// </summary>
    /// <returns>False: the known releases are not among them any more, and all is to be read anew.</returns>
    private static bool RequireSame(Snapshot known, ReleaseChain chain, KeyRing keys)
    {
        if (chain.Releases.Take(known.Releases.Length).SequenceEqual(known.Releases)) return true;
        var lost = known.Releases.Except(chain.Releases).ToArray();
        if (lost.Length > 0 && lost.All(release => release.Proof is { } proof && keys.IsRevoked<ReleaseRecord>(proof)))
        {
            if (chain.Releases.LastOrDefault()?.Number > known.Release.Number) return false;
            throw new InvalidDataException($"The key that signed release {known.Release.Number} was revoked: publish with another key.");
        }

        throw new InvalidDataException($"The database no longer holds the releases up to {known.Release.Number} as they were read.");
    }

    private static async Task<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await using var readOnly = new NpgsqlCommand("set transaction read only", connection, transaction);
        await readOnly.ExecuteNonQueryAsync(cancellation);
        return transaction;
    }

    private static ImmutableArray<Topic> Build(IEnumerable<WholeDocument> documents) =>
        [.. documents.GroupBy(document => document.Topic).Select(topic => Topic.Build([.. topic]))];

    private static Task<Guid[]> ReadIdsAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> topics, CancellationToken cancellation) =>
        ReadIdsAsync(connection, "select id from published.document where topic = any(@topics)", "topics", topics.ToArray(), cancellation);

    private static async Task<Guid[]> ReadIdsAsync(
        NpgsqlConnection connection, string sql, string name, object value, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue(name, value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(cancellation)) ids.Add(reader.GetGuid(0));
        return [.. ids];
    }

    private static int[] Numbers(ImmutableArray<Release> releases) => [.. releases.Select(release => release.Number)];
}
