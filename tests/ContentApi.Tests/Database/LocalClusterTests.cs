using ContentApi.Database;
using ContentApi.Tests.Hosting;
using static ContentApi.Tests.Database.SampleRelease;

namespace ContentApi.Tests.Database;

public sealed class LocalClusterTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_each_role_a_login_and_opens_no_port()
    {
        await using var cluster = await PrivateCluster.StartAsync();

        (await AskAsync(At(cluster, LocalCluster.Owner), "select rolsuper from pg_roles where rolname = session_user")).Should().Be(true);
        (await AskAsync(At(cluster, LocalCluster.Reader), "select session_user::text")).Should().Be("contentapi_reader");
        (await AskAsync(At(cluster, LocalCluster.Editor), "show listen_addresses")).Should().Be("");
    }

    [Fact]
    public async Task Keeps_its_data_from_one_start_to_the_next()
    {
        await using var cluster = await PrivateCluster.StartAsync();
        await RunAsync(At(cluster), "create table kept ()");
        await cluster.StopAsync();

        await using var again = Sharing(cluster);
        await again.StartAsync(Stop);

        (await AskAsync(At(again), "select to_regclass('kept') is not null")).Should().Be(true);
    }

    [Fact]
    public async Task Is_adopted_by_a_second_process_and_stopped_by_the_last_to_leave()
    {
        await using var first = await PrivateCluster.StartAsync();
        var started = await AskAsync(At(first), "select pg_postmaster_start_time()");
        var second = Sharing(first);
        await second.StartAsync(Stop);

        await second.DisposeAsync();
        (await AskAsync(At(first), "select pg_postmaster_start_time()")).Should().Be(started);
    }

    [Fact]
    public async Task Two_that_start_at_once_share_one_server()
    {
        await using var parent = await PrivateCluster.StartAsync();
        await parent.StopAsync();
        await using var first = Sharing(parent);
        await using var second = Sharing(parent);

        await Task.WhenAll(first.StartAsync(Stop), second.StartAsync(Stop));

        (await AskAsync(At(first), "select pg_postmaster_start_time()")).Should()
            .Be(await AskAsync(At(second), "select pg_postmaster_start_time()"));
    }

    [Fact]
    public async Task Recovers_after_it_was_killed()
    {
        await using var cluster = await PrivateCluster.StartAsync();
        await RunAsync(At(cluster), "create table kept ()");
        PrivateCluster.Kill(cluster);

        await cluster.StartAsync(Stop);

        (await AskAsync(At(cluster), "select to_regclass('kept') is not null")).Should().Be(true);
    }

    [Fact]
    public async Task Is_not_in_our_terminals_process_group()
    {
        await using var cluster = await PrivateCluster.StartAsync();
        var server = (await File.ReadAllLinesAsync(Path.Combine(cluster.Folder, "data", "postmaster.pid"), Stop))[0];

        // proc(5): the fifth field is the process group; Ctrl+C reaches all of ours.
        (await File.ReadAllTextAsync($"/proc/{server}/stat", Stop)).Split(' ')[4].Should().Be(server);
    }

    [Fact]
    public async Task Refuses_data_of_another_version_in_a_sentence()
    {
        await using var cluster = await PrivateCluster.StartAsync();
        await cluster.StopAsync();
        var version = Path.Combine(cluster.Folder, "data", "PG_VERSION");
        var ours = await File.ReadAllTextAsync(version, Stop);
        await File.WriteAllTextAsync(version, "9\n", Stop);

        await FluentActions.Awaiting(() => cluster.StartAsync(Stop)).Should().ThrowAsync<DatabaseException>().WithMessage("* was made by PostgreSQL 9 *");
        await File.WriteAllTextAsync(version, ours, Stop);
    }

    [Fact]
    public async Task Is_reached_however_long_its_path()
    {
        await using var shorter = await PrivateCluster.StartAsync();
        var parent = $"{shorter.Folder}-long";
        await using (var cluster = LocalCluster.Find(bin: null, Path.Combine(parent, new string('d', 120)))!)
        {
            await cluster.StartAsync(Stop);

            (await AskAsync(At(cluster), "select 1")).Should().Be(1);
        }

        Directory.Delete(parent, recursive: true);
    }

    [Fact]
    public void Programs_that_are_not_where_the_setting_says_are_a_fault() =>
        FluentActions.Invoking(() => LocalCluster.Find("/nowhere", data: null)).Should().Throw<DatabaseException>().WithMessage("Postgres:Bin is '/nowhere'*");

    [Fact]
    public void A_dangling_link_is_no_program()
    {
        var folder = Directory.CreateTempSubdirectory("contentapi-");
        foreach (var program in new[] { "initdb", "pg_ctl", "postgres" })
        {
            File.CreateSymbolicLink(Path.Combine(folder.FullName, program), Path.Combine(folder.FullName, "removed", program));
        }

        FluentActions.Invoking(() => PostgresPrograms.Find(folder.FullName)).Should().Throw<DatabaseException>().WithMessage("Postgres:Bin is *");
        folder.Delete(recursive: true);
    }

    /// <summary>What another process that finds this cluster has in hand.</summary>
    private static LocalCluster Sharing(LocalCluster cluster) => LocalCluster.Find(bin: null, cluster.Folder)!;

    private static string At(LocalCluster cluster, string role = LocalCluster.Owner) =>
        cluster.ConnectionString(LocalCluster.Database, role) + ";Pooling=false";
}
