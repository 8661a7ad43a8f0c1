using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using ContentApi.Content;
using Npgsql;

namespace ContentApi.Published;

/// <summary>Reads editions whole, and checks each against the digest under which it was approved.</summary>
internal static class EditionReader
{
    // Not joined with the ids: the views are security barriers, through which only an index condition passes.
    private const string Sql =
        """
        select edition, position, system, code, display from published.topic_coding where edition = any($1) order by edition, position;
        select edition, document, kind, parent from published.topic_member where edition = any($1) order by edition, position;
        select edition, id, type, requires, content, digest from published.block where edition = any($1) order by edition, position;
        select edition, key, document from published.section_citation where edition = any($1);
        select edition, document, block, focus, digest from published.quote where edition = any($1) order by edition, position;
        select edition, term, finds from published.topic_synonym where edition = any($1) order by edition, position;
        select edition, document, block, text, since from published.topic_concern where edition = any($1) order by edition, position;
        select edition, title, jurisdiction, audience, owner, licence, attribution, max_offline, notice
        from published.topic_edition where edition = any($1);
        select edition, title from published.section_edition where edition = any($1);
        select edition, question from published.faq_edition where edition = any($1);
        select edition, role, applies_to, as_of from published.criterion_edition where edition = any($1);
        select edition, key, csl, text from published.citation_edition where edition = any($1);
        """;

    public static async Task<Dictionary<long, (Edition Edition, int Number, ImmutableArray<Act> Acts)>> ReadAsync(
        NpgsqlConnection connection, long[] ids, CancellationToken cancellation)
    {
        var headers = new Dictionary<long, Header>(ids.Length);
        await using (var command = new NpgsqlCommand(
            """
            select id, document, locale, number, slug, digest from published.edition where id = any($1)
            """, connection))
        {
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = ids });
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                headers.Add(reader.GetInt64(0), new Header(
                    reader.GetGuid(1), reader.GetString(2), reader.GetInt32(3), reader.GetString(4), reader.GetString(5)));
            }
        }

        var acts = await ReadActsAsync(connection, ids, cancellation);
        var editions = new Dictionary<long, (Edition, int, ImmutableArray<Act>)>(ids.Length);
        await foreach (var (id, edition) in ReadTypedAsync(connection, ids, headers, cancellation))
        {
            var header = headers[id];
            editions.Add(id, edition.Digest == header.Digest
                ? (edition, header.Number, [.. acts[id]])
                : throw new InvalidDataException(
                    $"Edition {header.Number} of the {edition.Kind.Word()} {header.Document} does not have its approved digest: it was altered."));
        }

        return editions.Count == ids.Length ? editions : throw new InvalidDataException("A released edition is incomplete.");
    }

    private static async IAsyncEnumerable<(long, Edition)> ReadTypedAsync(
        NpgsqlConnection connection,
        long[] ids,
        Dictionary<long, Header> headers,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in Sql.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement)
            {
                Parameters = { new NpgsqlParameter<long[]> { TypedValue = ids } },
            });
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var codings = await GroupAsync(reader, row => new Coding(row.GetString(2), row.GetString(3), row.GetString(4)), cancellation);
        var members = await GroupAsync(
            reader, row => new Member(row.GetGuid(1), Kinds.Parse(row.GetString(2)), row.IsDBNull(3) ? null : row.GetGuid(3)), cancellation);
        var blocks = await GroupAsync(reader, ReadBlock, cancellation);
        var citations = await GroupAsync(reader, row => KeyValuePair.Create(row.GetString(1), row.GetGuid(2)), cancellation);
        var quotes = await GroupAsync(
            reader, row => new Quote(row.GetGuid(1), row.GetString(2), row.Text(3), row.GetString(4)), cancellation);
        var synonyms = await GroupAsync(
            reader, row => new Synonym(row.GetString(1), [.. row.GetFieldValue<string[]>(2)]), cancellation);
        var concerns = await GroupAsync(
            reader, row => new Concern(row.GetGuid(1), row.Text(2), row.GetString(3), row.GetFieldValue<DateOnly>(4)), cancellation);

        while (await reader.ReadAsync(cancellation))
        {
            var (id, header) = Head(reader, headers);
            yield return (id, new TopicEdition(
                header.Document, header.Slug, header.Locale, reader.GetString(1), reader.GetString(2), reader.GetString(3),
                [.. codings[id]],
                reader.Text(4), reader.Text(5), reader.Text(6),
                reader.GetString(7),
                reader.Text(8),
                [.. members[id]],
                [.. synonyms[id]],
                [.. concerns[id]]));
        }

        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var (id, header) = Head(reader, headers);
            yield return (id, new SectionEdition(
                header.Document, header.Slug, header.Locale, reader.GetString(1), [.. blocks[id]],
                citations[id].ToImmutableSortedDictionary(StringComparer.Ordinal)));
        }

        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var (id, header) = Head(reader, headers);
            yield return (id, new FaqEdition(header.Document, header.Slug, header.Locale, reader.GetString(1), [.. quotes[id]]));
        }

        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var (id, header) = Head(reader, headers);
            var role = CriterionRoles.TryParse(reader.GetString(1), out var known)
                ? known
                : throw new InvalidDataException($"'{reader.GetString(1)}' is no role of a criterion.");
            yield return (id, new CriterionEdition(
                header.Document, header.Slug, header.Locale, role, [.. quotes[id]], reader.Text(2), Date(reader, 3)));
        }

        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var (id, header) = Head(reader, headers);
            yield return (id, new CitationEdition(
                header.Document, header.Slug, header.Locale, reader.GetString(1), JsonNode.Parse(reader.GetString(2))!.AsObject(), reader.GetString(3)));
        }
    }

    private static async Task<ILookup<long, Act>> ReadActsAsync(NpgsqlConnection connection, long[] ids, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "select edition, kind, person, happened_on, next_on, release from published.act where edition = any($1) order by id", connection);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = ids });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await GroupAsync(
            reader, row => new Act(ActKinds.Parse(row.GetString(1)), row.GetString(2), row.GetFieldValue<DateOnly>(3), Date(row, 4), row.GetInt32(5)), cancellation);
    }

    private static Block ReadBlock(NpgsqlDataReader row)
    {
        var block = BlockJson.Read(
            row.GetString(1), row.GetString(2), [.. row.GetFieldValue<string[]>(3)], JsonNode.Parse(row.GetString(4))!.AsArray());
        return block.Digest == row.GetString(5)
            ? block
            : throw new InvalidDataException($"Block '{block.Id}' of edition row {row.GetInt64(0).ToString(CultureInfo.InvariantCulture)} does not have its approved digest: it was altered.");
    }

    private static async Task<ILookup<long, T>> GroupAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        var rows = new List<(long Edition, T Value)>();
        while (await reader.ReadAsync(cancellation)) rows.Add((reader.GetInt64(0), read(reader)));
        await reader.NextResultAsync(cancellation);
        return rows.ToLookup(row => row.Edition, row => row.Value);
    }

    private static (long, Header) Head(NpgsqlDataReader reader, Dictionary<long, Header> headers)
    {
        var id = reader.GetInt64(0);
        return (id, headers[id]);
    }

    internal static string? Text(this NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    private static DateOnly? Date(NpgsqlDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<DateOnly>(ordinal);

    private sealed record Header(Guid Document, string Locale, int Number, string Slug, string Digest);
}
