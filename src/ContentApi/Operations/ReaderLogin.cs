using System.Net.Sockets;
using ContentApi.Database;
using Npgsql;

namespace ContentApi.Operations;

/// <summary>Tells a connection string that can never work from a server that is away for now.</summary>
public static class ReaderLogin
{
    /// <returns>The database in words: server and name, never a login.</returns>
    public static async Task<string> CheckAsync(string reader, CancellationToken stop)
    {
        NpgsqlConnectionStringBuilder parts;
        try
        {
            parts = new NpgsqlConnectionStringBuilder(reader);
        }
        catch (ArgumentException)
        {
            // Its message quotes the string, which may hold a password.
            throw new DatabaseException("ConnectionStrings:Reader is not a connection string that Npgsql can read.");
        }

        var target = $"PostgreSQL database '{parts.Database}' on {parts.Host}";
        try
        {
            await using var connection = new NpgsqlConnection(parts.ConnectionString);
            await connection.OpenAsync(stop);
            await SchemaVersion.RequireAsync(connection, stop);
        }
        catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.InvalidCatalogName
            or PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            throw new DatabaseException($"ConnectionStrings:Reader does not work: {fault.MessageText}.", fault);
        }
        catch (NpgsqlException)
        {
            // Away, or not yet there: the refresher goes on trying, and readiness says so.
        }
        catch (SocketException)
        {
            // The same, as a name that does not resolve yet.
        }

        return target;
    }
}
