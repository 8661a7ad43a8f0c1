using System.Net.Sockets;
using ContentApi.Database;
using Npgsql;

namespace ContentApi.Hosting;

/// <summary>Tells a login that can never work from a server that is away for now.</summary>
internal static class ReaderLogin
{
    /// <exception cref="DatabaseException">Only a change of settings, or <c>migrate</c>, can help.</exception>
    public static async Task CheckAsync(NpgsqlDataSource reader, CancellationToken stop)
    {
        try
        {
            await using var connection = await reader.OpenConnectionAsync(stop);
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

    /// <summary>One connection follows the releases, the other rebuilds old ones. A dead network is noticed by the keepalive, and by the poll's time-out.</summary>
    public static NpgsqlDataSource Source(string reader)
    {
        var builder = new NpgsqlDataSourceBuilder(reader);
        var parts = builder.ConnectionStringBuilder;
        (parts.ApplicationName, parts.MaxPoolSize, parts.Timeout) = ("contentapi serve", 2, 5);
        if (parts.KeepAlive == 0) parts.KeepAlive = 5;
        // The types that we read are PostgreSQL's own: the catalogue of all others would be asked for at every start.
        builder.ConfigureTypeLoading(loading => loading.EnableTypeLoading(false));
        return builder.Build();
    }
}
