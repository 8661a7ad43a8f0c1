using System.Net;
using ContentApi.Tests.Faults;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Published;

/// <summary>What was released is checked where it is read: a row that was altered past PostgreSQL's checks changes nothing for readers.</summary>
public sealed class AlteredDatabaseTests(PostgresServer server) : IAsyncLifetime
{
    private const string Section = "/v1/fr/sections/anti-interleukines-regularite";

    private readonly PublishedSeed seed = new(server);

    public ValueTask InitializeAsync() => seed.InitializeAsync();

    public ValueTask DisposeAsync() => seed.DisposeAsync();

    [Theory]
    [InlineData("update content.topic_edition set title = title || ' bis'")]
    [InlineData("update content.topic_edition set licence = 'CC-BY-4.0'")]
    [InlineData("update content.topic_edition set owner = 'Quelqu’un'")]
    [InlineData("update content.topic_edition set max_offline = 'P900D'")]
    [InlineData("update content.topic_coding set code = 'L40.5'")]
    [InlineData("update content.topic_member set position = 1000 - position")]
    [InlineData("update content.topic_synonym set finds = array['peau']")]
    [InlineData("update content.section_edition set title = title || ' bis'")]
    [InlineData("update content.block set requires = array[]::text[]")]
    [InlineData("update content.block set content = '{}'")]
    [InlineData("update content.faq_edition set question = question || ' Vraiment ?'")]
    [InlineData("update content.criterion_edition set role = 'indication'")]
    [InlineData("update content.criterion_edition set applies_to = 'si vous le voulez'")]
    [InlineData("update content.citation_edition set text = text || ' bis'")]
    [InlineData("update content.citation_edition set csl = csl || '{\"title\": \"Autre\"}'")]
    [InlineData("update content.citation_edition set csl = '[]'")]
    [InlineData("update content.edition set slug = slug || '-bis'")]
    [InlineData("update content.quote set focus = null")]
    [InlineData("delete from content.quote where position = 2")]
    [InlineData("delete from content.section_citation")]
    public async Task A_release_of_which_a_row_was_altered_is_refused(string alteration)
    {
        await seed.AlterAsync(alteration);

        await using var host = await seed.StartAsync();
        await ContentHost.UntilAsync(() => Task.FromResult(host.Current.Failure?.Code is not null));

        host.Current.Failure?.Code.Should().Be("release-refused");
        using var answer = await host.Client.GetAsync(Section, TestContext.Current.CancellationToken);
        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_node_that_serves_keeps_the_release_before_the_altered_one()
    {
        await using var host = await (await seed.StartAsync("--Published:Poll=01:00:00")).ReadyAsync();
        var before = await host.Client.GetStringAsync(Section, TestContext.Current.CancellationToken);

        // Published as ever, but not yet heard of when its title is altered.
        await seed.AlterAsync("alter table content.release disable trigger user");
        await seed.PublishAsync(NodeOnItsOwn.Changed());
        await seed.AlterAsync("update content.section_edition set title = 'Autre' where edition = (select max(id) from content.edition where kind = 'section')");
        await seed.AlterAsync("notify contentapi_release");
        await ContentHost.UntilAsync(() => Task.FromResult(host.Current.Failure?.Code is not null));

        host.Current.Failure?.Code.Should().Be("release-refused");
        (await host.Client.GetStringAsync(Section, TestContext.Current.CancellationToken)).Should().Be(before);
        var readiness = await host.Client.GetJsonAsync("/health/ready");
        (readiness.Text("status"), readiness.Text("fault"), readiness["release"]!.GetValue<int>()).Should().Be(("degraded", "release-refused", 1));
    }
}
