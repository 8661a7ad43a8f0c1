using Npgsql;

namespace ContentApi.Database;

/// <summary>The schema's version is the number of the last migration that was applied.</summary>
public static class SchemaVersion
{
    /// <summary>What this program reads and writes; a later schema serves it as well.</summary>
    public static int Required => Migration.All[^1].Number;

    /// <summary>Refuses a database that has not come as far as this program. A reader's rights are enough to ask.</summary>
    public static async Task RequireAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        var version = await ReadAsync(connection, stop);
        if (version < Required)
        {
            throw new DatabaseException(version == 0
                ? $"The database '{connection.Database}' has no schema yet: run migrate."
                : $"The schema of database '{connection.Database}' is at version {version} and {Required} is needed: run migrate.");
        }
    }

    private static async Task<int> ReadAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        try
        {
            await using var command = new NpgsqlCommand("select coalesce(number, 0) from published.schema_version", connection);
            return (int)(await command.ExecuteScalarAsync(stop))!;
        }
        catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return 0;
        }
    }
}
