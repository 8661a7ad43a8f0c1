using ContentApi.Editorial;
using ContentApi.Published;
using ContentApi.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ContentApi.Tests.Editorial;

public sealed class PublicationTests(PostgresServer server) : EditorialTest(server)
{
    private readonly Sample sample = new();

    [Fact]
    public async Task Releases_of_one_second_are_a_second_apart()
    {
        var first = await PublishAsync(sample);
        var second = await PublishAsync(sample.With("jamais", "N’arrêtez pas."));

        second.Release!.PublishedAt.Should().Be(first.Release!.PublishedAt.AddSeconds(1));
    }

    [Fact]
    public async Task Clock_that_was_set_back_does_not_turn_releases_round()
    {
        var first = await PublishAsync(sample);
        Clock.AdjustTime(Clock.GetUtcNow().AddDays(-1));
        var second = await PublishAsync(sample.With("jamais", "N’arrêtez pas."));

        second.Release!.PublishedAt.Should().Be(first.Release!.PublishedAt.AddSeconds(1));
    }

    [Fact]
    public async Task Publisher_waits_for_the_one_before_and_follows_it()
    {
        await PublishAsync(sample);
        await using var context = Open();
        await using var first = await Publication.BeginAsync(context, Clock, TestKey.Publisher, Stop);

        var second = PublishAsync(new Sample("autre"));
        await WaitForAsync("select count(*) from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())");
        await ReleaseAsync(context, first, "quand");
        await first.CommitAsync("test", [], Stop);

        (await second).Release!.Number.Should().Be(3);
        (await ReadAsync()).Releases.Select(release => release.Number).Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task Two_nodes_that_import_the_same_package_at_once_make_one_release()
    {
        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PublishAsync(sample)));

        reports.Count(report => report.Release is not null).Should().Be(1);
        (await AskAsync<long>("select count(*) from content.edition")).Should().Be(10);
    }

    [Fact]
    public async Task Publishers_of_different_topics_at_once_all_succeed_in_turn()
    {
        var reports = await Task.WhenAll(Enumerable.Range(1, 5).Select(number => PublishAsync(new Sample($"sujet-{number}"))));

        reports.Select(report => report.Release!.Number).Should().BeEquivalentTo([1, 2, 3, 4, 5]);
        (await ReadAsync()).Live.Should().HaveCount(5);
    }

    [Fact]
    public async Task Publication_that_is_killed_before_its_commit_leaves_nothing()
    {
        await PublishAsync(sample);
        await using (var context = Open())
        {
            var publication = await Publication.BeginAsync(context, Clock, TestKey.Publisher, Stop);
            await ReleaseAsync(context, publication, "quand");
            var backend = ((NpgsqlConnection)context.Database.GetDbConnection()).ProcessID;
            (await AskAsync<bool>($"select pg_terminate_backend({backend}, 10000)")).Should().BeTrue();

            await publication.Awaiting(killed => killed.CommitAsync("test", [], Stop)).Should().ThrowAsync<Exception>();
            await publication.DisposeAsync();
        }

        (await ReadAsync()).Release.Number.Should().Be(1);
        (await ImportAsync(new ImportOrder(Severity.Editorial, Reason: "Doublon."), sample.Without("quand"))).Release!.Number.Should().Be(2);
    }

    private async Task ReleaseAsync(EditorialContext context, Publication publication, string gone)
    {
        var differences = await publication.CompareAsync(
            await publication.ReadAsync([sample.Id("")], Stop), [new Proposal(sample.Id(gone), Edition: null, "Doublon.")], Stop);
        (await publication.WriteAsync(differences, Severity.Editorial, note: null, Stop))!.Number.Should().Be(2);
        (await context.Releases.CountAsync(Stop)).Should().Be(2);
    }

    private async Task WaitForAsync(string count)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        deadline.CancelAfter(TimeSpan.FromSeconds(30));
        while (await AskAsync<long>(count) == 0) await Task.Delay(TimeSpan.FromMilliseconds(20), deadline.Token);
    }
}
