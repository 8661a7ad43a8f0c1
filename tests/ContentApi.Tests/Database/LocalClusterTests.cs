using ContentApi.Database;
using ContentApi.Tests.Hosting;
using Npgsql;

namespace ContentApi.Tests.Database;

public sealed class LocalClusterTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Starts_and_gives_each_role_its_own_login()
    {
        await using var cluster = await PrivateCluster.StartAsync();

        (await AskAsync(cluster, LocalCluster.Owner, "select rolsuper from pg_roles where rolname = session_user")).Should().Be(true);
        (await AskAsync(cluster, LocalCluster.Reader, "select session_user::text")).Should().Be("contentapi_reader");
        (await AskAsync(cluster, LocalCluster.Editor, "show listen_addresses")).Should().Be("");
    }

    private static async Task<object?> AskAsync(LocalCluster cluster, string role, string question)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString(LocalCluster.Database, role) + ";Pooling=false");
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(question, connection);
        return await command.ExecuteScalarAsync(Stop);
    }
}
