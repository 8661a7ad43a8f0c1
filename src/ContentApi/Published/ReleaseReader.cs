using System.Collections.Immutable;
using System.Data;
using ContentApi.Content;
using ContentApi.Proofs;
using Npgsql;

namespace ContentApi.Published;

/// <summary>Reads releases from the views of schema <c>published</c>: plain SQL, one consistent view of one moment.</summary>
public static class ReleaseReader
{
    // All that happened to some documents (null: to all) up to a release. Each view is told of them by itself: a condition on one
    // does not reach through the security barrier of another, and all of that would be read.
    private const string ChangesSql =
        """
        select c.document, d.kind, d.locale, d.topic, c.release, c.edition, e.number, e.slug, c.severity, c.reason, c.replacement,
               case when c.release = max(c.release) over (partition by c.document) then c.proof end
          from published.release_change c
          join published.document d on d.id = c.document and (@documents::uuid[] is null or d.id = any(@documents))
          left join published.edition e on e.id = c.edition and (@documents::uuid[] is null or e.document = any(@documents))
         where c.release <= @until and (@documents::uuid[] is null or c.document = any(@documents))
         order by c.document, c.release
        """;

    /// <summary>The number of the current release, 0 before the first, and how many keys are known: what tells whether there is more to read.</summary>
    public static async Task<(int Release, long Keys)> ReadNumbersAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "select (select coalesce(max(number), 0) from published.release), (select count(*) from published.signing_key)", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetInt32(0), reader.GetInt64(1));
    }

    /// <summary>All there is; null when nothing was released yet.</summary>
    /// <param name="known">Releases that must be among them; null: none is known.</param>
    /// <exception cref="InvalidDataException">What is stored is not what was approved.</exception>
    public static async Task<Increment?> ReadAllAsync(NpgsqlConnection connection, Snapshot? known, CancellationToken cancellation)
    {
        await using var transaction = await BeginAsync(connection, cancellation);
        var releases = await ReadReleasesAsync(connection, cancellation);
        if (known is not null) RequireSame(known, releases);
        if (releases.IsEmpty) return null;
        return new Increment(releases, Build(await ReadDocumentsAsync(connection, releases, documents: null, cancellation)))
        {
            Keys = await ReadKeysAsync(connection, cancellation),
        };
    }

    /// <summary>All that came after a known release; empty when nothing did.</summary>
    /// <exception cref="InvalidDataException">What is stored is not what was approved.</exception>
    public static async Task<Increment> ReadAfterAsync(NpgsqlConnection connection, Snapshot known, CancellationToken cancellation)
    {
        await using var transaction = await BeginAsync(connection, cancellation);
        var releases = await ReadReleasesAsync(connection, cancellation);
        RequireSame(known, releases);
        var keys = await ReadKeysAsync(connection, cancellation);
        if (releases.Length == known.Releases.Length) return new Increment([], []) { Keys = keys };
        var documents = await ReadIdsAsync(
            connection,
            """
            select id from published.document where topic = any(array(
              select topic from published.document
               where id = any(array(select document from published.release_change where release > @known))))
            """,
            "known",
            known.Release.Number,
            cancellation);
        return new Increment(releases[known.Releases.Length..], Build(await ReadDocumentsAsync(connection, releases, documents, cancellation)))
        {
            Keys = keys,
        };
    }

    /// <summary>
    /// As they were in release <paramref name="number"/>, the topics that changed since; all others are as in the later snapshot.
    /// </summary>
    /// <exception cref="InvalidDataException">What is stored is not what was approved.</exception>
    public static async Task<ImmutableArray<Topic>> ReadAsOfAsync(NpgsqlConnection connection, Snapshot later, int number, CancellationToken cancellation)
    {
        await using var transaction = await BeginAsync(connection, cancellation);
        RequireSame(later, await ReadReleasesAsync(connection, cancellation));
        var documents = await ReadIdsAsync(connection, [.. later.ChangedAfter(number)], cancellation);
        return Build(await ReadDocumentsAsync(connection, later.Releases[..number], documents, cancellation));
    }

    /// <summary>The current states of all documents of some topics, in the transaction that is open on the connection.</summary>
    public static async Task<ImmutableArray<WholeDocument>> ReadTopicsAsync(
        NpgsqlConnection connection, IReadOnlyCollection<Guid> topics, CancellationToken cancellation) =>
        await ReadDocumentsAsync(
            connection,
            await ReadReleasesAsync(connection, cancellation),
            await ReadIdsAsync(connection, topics, cancellation),
            cancellation);

    public static async Task<ImmutableArray<Release>> ReadReleasesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "select number, published_at, severity, note, proof from published.release order by number", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var releases = ImmutableArray.CreateBuilder<Release>();
        while (await reader.ReadAsync(cancellation))
        {
            var release = new Release(
                reader.GetInt32(0), reader.GetFieldValue<DateTimeOffset>(1), Severities.Parse(reader.GetString(2)), reader.Text(3), reader.Text(4));
            releases.Add(release.Number == releases.Count + 1
                ? release
                : throw new InvalidDataException($"Release {releases.Count + 1} is missing."));
        }

        return releases.ToImmutable();
    }

    private static async Task<ImmutableArray<PublicKey>> ReadKeysAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select x, y from published.signing_key order by announced, id", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var keys = ImmutableArray.CreateBuilder<PublicKey>();
        while (await reader.ReadAsync(cancellation)) keys.Add(new PublicKey(reader.GetString(0), reader.GetString(1)));
        return keys.ToImmutable();
    }

    /// <summary>A database that knows fewer releases, or others, is not the one that was read before: never go backwards.</summary>
    private static void RequireSame(Snapshot known, ImmutableArray<Release> releases)
    {
        if (releases.Take(known.Releases.Length).SequenceEqual(known.Releases)) return;
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

    /// <param name="releases">Up to the one in which the documents are wanted.</param>
    private static async Task<ImmutableArray<WholeDocument>> ReadDocumentsAsync(
        NpgsqlConnection connection, ImmutableArray<Release> releases, Guid[]? documents, CancellationToken cancellation)
    {
        var states = new List<(WholeDocument State, long? Edition)>();
        await using (var command = new NpgsqlCommand(ChangesSql, connection))
        {
            command.Parameters.Add(new NpgsqlParameter<Guid[]?>("documents", documents));
            command.Parameters.AddWithValue("until", releases.Length);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                var document = reader.GetGuid(0);
                var change = new Change(
                    releases[reader.GetInt32(4) - 1],
                    Edition: reader.IsDBNull(6) ? 0 : reader.GetInt32(6),
                    Slug: reader.Text(7),
                    Severities.Parse(reader.GetString(8)),
                    Reason: reader.Text(9),
                    Replacement: reader.IsDBNull(10) ? null : reader.GetGuid(10));
                long? edition = reader.IsDBNull(5) ? null : reader.GetInt64(5);
                if (states.Count > 0 && states[^1].State is var earlier && earlier.Document == document)
                {
                    states[^1] = (earlier with { Changes = earlier.Changes.Add(change), Proof = reader.Text(11) }, edition);
                }
                else
                {
                    states.Add((
                        new WholeDocument(
                            document, Kinds.Parse(reader.GetString(1)), string.Intern(reader.GetString(2)), reader.GetGuid(3), Edition: null, [change])
                        {
                            Proof = reader.Text(11),
                        },
                        edition));
                }
            }
        }

        var editions = await EditionReader.ReadAsync(connection, [.. states.Select(state => state.Edition).OfType<long>()], cancellation);
        var changed = states.GroupBy(state => state.State.Topic).ToDictionary(topic => topic.Key, topic => topic.Max(state => state.State.Changed.Number));
        return [.. states.Select(state => state.Edition is { } id ? Live(state.State, editions[id].Edition, editions[id].Acts) : state.State)];

        // Whatever changes in a topic, all of its documents are compared: acts that were recorded later are told with its next change.
        WholeDocument Live(WholeDocument state, Edition edition, ImmutableArray<Act> acts) =>
            state with { Edition = edition, Acts = [.. acts.Where(act => act.Release <= changed[state.Topic])] };
    }

    internal static string? Text(this NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);
}
