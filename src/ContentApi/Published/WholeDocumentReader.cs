using System.Collections.Immutable;
using ContentApi.Content;
using ContentApi.Signing;
using Npgsql;

namespace ContentApi.Published;

/// <summary>Reads documents with their history and text as they are in one release, and verifies what was signed of each.</summary>
internal static class WholeDocumentReader
{
    // All that happened to some documents (null: to all) in some releases. Each view gets its own condition: a condition on one
    // does not reach through the security barrier of another, and all of that would be read.
    private const string Sql =
        """
        select c.document, d.kind, d.locale, d.topic, c.release, c.edition, e.number, e.slug, c.severity, c.reason, c.replacement,
               case when c.release = max(c.release) over (partition by c.document) then c.proof end
          from published.release_change c
          join published.document d on d.id = c.document and (@documents::uuid[] is null or d.id = any(@documents))
          left join published.edition e on e.id = c.edition and (@documents::uuid[] is null or e.document = any(@documents))
         where c.release = any(@releases) and (@documents::uuid[] is null or c.document = any(@documents))
         order by c.document, c.release
        """;

    /// <param name="releases">Up to the one in which the documents are wanted.</param>
    public static async Task<ImmutableArray<WholeDocument>> ReadAsync(
        NpgsqlConnection connection, ImmutableArray<Release> releases, Guid[]? documents, KeyRing keys, CancellationToken cancellation)
    {
        var byNumber = releases.ToDictionary(release => release.Number);
        var states = new List<(WholeDocument State, long? Edition)>();
        await using (var command = new NpgsqlCommand(Sql, connection))
        {
            command.Parameters.Add(new NpgsqlParameter<Guid[]?>("documents", documents));
            command.Parameters.AddWithValue("releases", releases.Select(release => release.Number).ToArray());
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                var document = reader.GetGuid(0);
                var change = new Change(
                    byNumber[reader.GetInt32(4)],
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
        return Verify([.. states.Select(state => state.Edition is { } id ? Live(state.State, editions[id].Edition, editions[id].Acts) : state.State)], keys);

        // Whatever changes in a topic, all of its documents are compared: acts that were recorded later are told with its next change.
        WholeDocument Live(WholeDocument state, Edition edition, ImmutableArray<Act> acts) =>
            state with { Edition = edition, Acts = [.. acts.Where(act => act.Release <= changed[state.Topic])] };
    }

    /// <summary>A signature takes a tenth of a millisecond to verify, and there may be tens of thousands.</summary>
    private static ImmutableArray<WholeDocument> Verify(WholeDocument[] documents, KeyRing keys)
    {
        try
        {
            return [.. documents.AsParallel().AsOrdered().Select(document => DocumentProof.Verify(document, keys))];
        }
        catch (AggregateException faults)
        {
            throw faults.InnerExceptions[0];
        }
    }
}
