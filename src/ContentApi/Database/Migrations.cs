using Npgsql;

namespace ContentApi.Database;

/// <summary>Brings a database to this program's schema: <c>db/migrations</c> in order, each in a transaction of its own, one node at a time.</summary>
public static class Migrations
{
    // Any number will do, as long as it never changes: what migrates meanwhile waits for this advisory lock.
    private const long Lock = 0x6d_69_67_72_61_74_65;

    private const string Journal = """
        create schema if not exists migration;
        create table if not exists migration.script (
            number     integer primary key check (number > 0),
            name       text not null unique,
            digest     text not null,
            applied_at timestamptz not null default now()
        );
        comment on schema migration is 'What was applied to this database, kept by the verb migrate.';
        """;

    public static Task<MigrationResult> ApplyAsync(string owner, CancellationToken stop) => ApplyAsync(owner, Migration.All, stop);

    public static async Task<MigrationResult> ApplyAsync(string owner, IReadOnlyList<Migration> scripts, CancellationToken stop)
    {
        // Not pooled: the lock must end with the connection, whatever happens.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync(stop);
        await ExecuteAsync(connection, $"select pg_advisory_lock({Lock})", stop);
        await ExecuteAsync(connection, Journal, stop);

        var applied = await ReadJournalAsync(connection, stop);
        var fresh = RefuseChanged(scripts, applied);
        foreach (var script in fresh) await ApplyAsync(connection, script, stop);

        return new MigrationResult(
            [.. fresh.Select(script => script.Name)],
            [.. applied.Where(row => row.Key > scripts[^1].Number).Select(row => row.Value.Name)]);
    }

    private static List<Migration> RefuseChanged(IReadOnlyList<Migration> scripts, SortedDictionary<int, (string Name, string Digest)> applied)
    {
        foreach (var (number, row) in applied.TakeWhile(row => row.Key <= scripts[^1].Number))
        {
            var script = scripts.FirstOrDefault(script => script.Number == number)
                ?? throw new DatabaseException($"{row.Name} was applied to this database and is missing from this program: restore the file.");
            if (script.Digest != row.Digest)
                throw new DatabaseException($"{row.Name} was changed after it was applied to this database: restore the file and put the change in a new one.");
        }

        var fresh = scripts.Where(script => !applied.ContainsKey(script.Number)).ToList();
        if (fresh.Count > 0 && applied.Count > 0 && fresh[0].Number < applied.Keys.Max())
            throw new DatabaseException($"{fresh[0].Name} is older than what was applied to this database last: give it the next number.");
        return fresh;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Migration script, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(stop);
        try
        {
            await ExecuteAsync(connection, script.Sql, stop);
        }
        catch (PostgresException fault)
        {
            throw new DatabaseException($"{script.Name} failed and was rolled back: {fault.MessageText} ({fault.SqlState}).", fault);
        }

        await using var record = new NpgsqlCommand("insert into migration.script (number, name, digest) values ($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = script.Number }, new() { Value = script.Name }, new() { Value = script.Digest } },
        };
        await record.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
    }

    private static async Task<SortedDictionary<int, (string Name, string Digest)>> ReadJournalAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        var rows = new SortedDictionary<int, (string, string)>();
        await using var command = new NpgsqlCommand("select number, name, digest from migration.script", connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) rows.Add(reader.GetInt32(0), (reader.GetString(1), reader.GetString(2)));
        return rows;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}

/// <param name="Applied">Scripts that were applied now.</param>
/// <param name="Newer">Scripts of a later program that were already here: the schema is expanded before it is contracted, so this is fine.</param>
public sealed record MigrationResult(IReadOnlyList<string> Applied, IReadOnlyList<string> Newer);
