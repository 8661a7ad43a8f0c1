using System.Net.Sockets;
using ContentApi.Database;
using Npgsql;

namespace ContentApi.Operations;

/// <summary>Tells a login that can never work from a server that is away for now.</summary>
internal static class ReaderLogin
{
    /// <exception cref="DatabaseException">Only a change of settings, or <c>migrate</c>, can help.</exception>
    public static async Task CheckAsync(string reader, CancellationToken stop)
    {
        try
        {
            await using var connection = new NpgsqlConnection(reader);
            await connection.OpenAsync(stop);
            await SchemaVersion.RequireAsync(connection, stop);
        }
        catch (Exception fault) when (DatabaseException.OfSettings(fault) is { } hopeless)
        {
            throw hopeless;
        }
        catch (Exception fault) when (fault is NpgsqlException or SocketException or TimeoutException)
        {
            // Away, or not yet there: the refresher goes on trying, and readiness says so.
        }
    }
}
