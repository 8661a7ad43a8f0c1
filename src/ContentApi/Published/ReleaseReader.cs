using System.Collections.Immutable;
using System.Data;
using ContentApi.Content;
using Npgsql;

namespace ContentApi.Published;

/// <summary>Reads releases from the views of schema <c>published</c>: plain SQL, one consistent view of one moment.</summary>
public static class ReleaseReader
{
    // Of each document that changed after @after: its latest row, and since when it has had that edition (or none).
    private const string StatesSql =
        """
        select d.id, d.kind, d.locale, d.topic, l.edition, l.severity, l.reason, l.replacement, l.release as changed,
               (select min(a.release) from published.release_change a
                 where a.document = d.id and a.release > coalesce((
                   select max(o.release) from published.release_change o
                    where o.document = d.id and o.edition is distinct from l.edition), 0)) as appeared
          from (select distinct on (document) document, release, edition, severity, reason, replacement
                  from published.release_change
                 order by document, release desc) l
          join published.document d on d.id = l.document
         where l.release > @after and (@topics::uuid[] is null or d.topic = any(@topics))
        """;

    private const string AddressesSql =
        """
        select s.locale, s.kind, s.slug, s.document
          from published.slug s
         where s.document in (select c.document from published.release_change c where c.release > @after)
        """;

    public static async Task<int> ReadNumberAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select coalesce(max(number), 0) from published.release", connection);
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>All that came after release <paramref name="after"/> (0: everything); null when nothing did.</summary>
    /// <exception cref="InvalidDataException">What is stored is not what was approved.</exception>
    public static async Task<Increment?> ReadAsync(NpgsqlConnection connection, Snapshot? after, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await using (var readOnly = new NpgsqlCommand("set transaction read only", connection, transaction))
        {
            await readOnly.ExecuteNonQueryAsync(cancellation);
        }

        var number = after?.Release.Number ?? 0;
        var releases = await ReadReleasesAsync(connection, cancellation);
        // A database that knows fewer releases, or others, is not the one that was read before: never go backwards.
        if (after is not null && !releases.Take(after.Releases.Length).SequenceEqual(after.Releases))
        {
            throw new InvalidDataException($"The database no longer holds the releases up to {number} as they were read.");
        }

        if (releases.Length == (after?.Releases.Length ?? 0)) return null;
        var states = await ReadStatesAsync(connection, releases, number, topics: null, cancellation);
        var addresses = await ReadAddressesAsync(connection, number, cancellation);
        return new Increment([.. releases.Skip(after?.Releases.Length ?? 0)], states, addresses);
    }

    /// <summary>The current states of all documents of some topics, in the transaction that is open on the connection.</summary>
    public static async Task<ImmutableArray<DocumentState>> ReadTopicsAsync(
        NpgsqlConnection connection, IReadOnlyCollection<Guid> topics, CancellationToken cancellation) =>
        await ReadStatesAsync(connection, await ReadReleasesAsync(connection, cancellation), after: 0, [.. topics], cancellation);

    public static async Task<ImmutableArray<Release>> ReadReleasesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "select number, published_at, severity, note from published.release order by number", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var releases = ImmutableArray.CreateBuilder<Release>();
        while (await reader.ReadAsync(cancellation))
        {
            var release = new Release(
                reader.GetInt32(0), reader.GetFieldValue<DateTimeOffset>(1), Severities.Parse(reader.GetString(2)), reader.Text(3));
            releases.Add(release.Number == releases.Count + 1
                ? release
                : throw new InvalidDataException($"Release {releases.Count + 1} is missing."));
        }

        return releases.ToImmutable();
    }

    private static async Task<ImmutableArray<DocumentState>> ReadStatesAsync(
        NpgsqlConnection connection, ImmutableArray<Release> releases, int after, Guid[]? topics, CancellationToken cancellation)
    {
        var rows = new List<(DocumentState State, long? Edition)>();
        await using (var command = new NpgsqlCommand(StatesSql, connection))
        {
            command.Parameters.AddWithValue("after", after);
            command.Parameters.Add(new NpgsqlParameter<Guid[]?>("topics", topics));
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add((new DocumentState(
                    Document: reader.GetGuid(0),
                    Kind: Kinds.Parse(reader.GetString(1)),
                    Locale: reader.GetString(2),
                    Topic: reader.GetGuid(3),
                    Edition: null,
                    EditionNumber: 0,
                    Appeared: releases[reader.GetInt32(9) - 1],
                    Changed: releases[reader.GetInt32(8) - 1],
                    Severity: Severities.Parse(reader.GetString(5)),
                    Reason: reader.Text(6),
                    Replacement: reader.IsDBNull(7) ? null : reader.GetGuid(7)), reader.IsDBNull(4) ? null : reader.GetInt64(4)));
            }
        }

        var editions = await EditionReader.ReadAsync(connection, [.. rows.Select(row => row.Edition).OfType<long>()], cancellation);
        return
        [
            .. rows.Select(row => row.Edition is { } id
                ? row.State with { Edition = editions[id].Edition, EditionNumber = editions[id].Number }
                : row.State),
        ];
    }

    private static async Task<ImmutableArray<KeyValuePair<Address, Guid>>> ReadAddressesAsync(
        NpgsqlConnection connection, int after, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(AddressesSql, connection);
        command.Parameters.AddWithValue("after", after);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var addresses = ImmutableArray.CreateBuilder<KeyValuePair<Address, Guid>>();
        while (await reader.ReadAsync(cancellation))
        {
            addresses.Add(new(new Address(reader.GetString(0), Kinds.Parse(reader.GetString(1)), reader.GetString(2)), reader.GetGuid(3)));
        }

        return addresses.ToImmutable();
    }

    internal static string? Text(this NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);
}
