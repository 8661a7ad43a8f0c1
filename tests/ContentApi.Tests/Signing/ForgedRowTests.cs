using System.Net;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Editorial;
using ContentApi.Packages;
using ContentApi.Published;
using ContentApi.Signing;
using ContentApi.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ContentApi.Tests.Signing;

/// <summary>Rows that nobody signed: written by the editor's login, or by somebody whom PostgreSQL's promises do not bind.</summary>
public sealed class ForgedRowTests(PostgresServer server) : IAsyncLifetime
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";
    private const string Faq = "/v1/fr/faqs/anti-interleukines-cabine";
    private const string FaqId = "(select document from content.slug where kind = 'faq' and slug = 'anti-interleukines-cabine')";

    private readonly ServedSeed seed = new(server);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => seed.InitializeAsync();

    public ValueTask DisposeAsync() => seed.DisposeAsync();

    public static TheoryData<string, string> Forgeries => new()
    {
        { "'x'", "*is not a signed record*" },
        { "'..'", "*is not a signed record*" },
        { "(select proof from content.release where number = 1)", "*is not what was signed*" },
        { "(select regexp_replace(proof, '[^.]*$', 'AAAA') from content.release where number = 1)", "*Its signature is not that*" },
        { "(select regexp_replace(proof, '[^.]*$', '') from content.release where number = 1)", "*Its signature is not that*" },
        { "(select proof from content.release_change limit 1)", "*is not a signed record of the type contentapi-release*" },
        { "'stranger'", "*not among those that are believed*" },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_release_that_is_not_signed_changes_nothing_and_stands_in_nobodys_way(string proof, string why)
    {
        await WithdrawBySqlAsync(2, proof == "'stranger'" ? $"'{SignedByStranger(2)}'" : proof);

        await UntilRefusedAsync(seed.Client, why);
        (await seed.Client.GetAsync(Faq, Stop)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await seed.Client.GetAsync(Section, Stop)).Headers.GetValues("Content-Release").Should().Equal("1");
        await using (var another = await ContentHost.StartAsync(seed.Database.Reader))
        {
            await UntilRefusedAsync(another.Client, why);
            (await another.Client.GetAsync(Faq, Stop)).StatusCode.Should().Be(HttpStatusCode.OK, "a node that starts now passes over it too");
        }

        (await seed.PublishAsync(Changed()))!.Number.Should().Be(3);
        await ContentHost.UntilAsync(async () => (await seed.Client.GetJsonAsync("/health/ready")).Text("status") == "ready");
        (await seed.Client.GetAsync(Faq, Stop)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await seed.Client.GetAsync("/v1/releases/2", Stop)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await seed.Client.GetAsync(Section + "?release=2", Stop)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await seed.Client.GetAllAsync("/v1/releases")).Select(release => release["number"]!.GetValue<int>()).Should().Equal(3, 1);
        await using var anew = await (await ContentHost.StartAsync(seed.Database.Reader)).ReadyAsync();
        (await anew.Client.GetStringAsync(Section, Stop)).Should().Be(await seed.Client.GetStringAsync(Section, Stop));
    }

    [Fact]
    public async Task A_document_that_only_a_void_release_took_away_can_be_withdrawn_and_published_as_ever()
    {
        await WithdrawBySqlAsync(2, "'x'");

        (await seed.WithdrawAsync("anti-interleukines-cabine", Severity.Safety, "Rappel.", kind: Kind.Faq))!.Number.Should().Be(3);

        (await seed.Client.GetAsync(Faq, Stop)).StatusCode.Should().Be(HttpStatusCode.Gone);
        (await seed.PublishAsync(new SeedFiles().Read(), restore: true))!.Number.Should().Be(4);
        (await seed.Client.GetAsync(Faq, Stop)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Other_words_under_the_digest_of_the_next_wording_are_not_published()
    {
        var changed = new SeedFiles().Change("faqs.yaml", "Pourquoi garder mon traitement en cabine ?", "Pourquoi garder le traitement en cabine ?").Read();
        var edition = changed.Single().Editions.Single(edition => edition.Slug == "anti-interleukines-cabine");
        await ExecuteAsync(seed.Database.Editor, $"""
            with forged as (
                insert into content.edition (document, kind, number, slug, digest) values ('{edition.Document}', 'faq', 2147483647, '{edition.Slug}', '{edition.Digest}')
                returning id)
            insert into content.faq_edition (edition, question) select id, 'Faut-il arrêter le traitement ?' from forged
            """);

        await seed.PublishAsync(changed);

        (await seed.Client.GetJsonAsync(Faq)).Text("question").Should().Be("Pourquoi garder le traitement en cabine ?");
        (await seed.Client.GetJsonAsync("/health/ready")).Text("status").Should().Be("ready");
    }

    [Theory]
    [InlineData("update content.release_change set proof = regexp_replace(proof, '[^.]*$', 'AAAA')")]
    [InlineData($"update content.release_change set proof = (select proof from content.release_change where document <> {FaqId} and edition is not null limit 1) where document = {FaqId}")]
    [InlineData($"delete from content.release_change where document = {FaqId}")]
    [InlineData($"update content.release_change set edition = null, reason = 'Retirée.' where document = {FaqId}")]
    [InlineData("update content.release set note = 'Relu par un médecin.'")]
    [InlineData("update content.release set published_at = published_at + interval '1 second'")]
    [InlineData("update content.signing_key set y = x")]
    public async Task A_node_starts_with_nothing_that_was_altered_below_the_signature(string statement)
    {
        await ForgeAsync(statement);

        await using var another = await ContentHost.StartAsync(seed.Database.Reader);

        await ContentHost.UntilAsync(async () => (await ReadyAsync(another.Client))["fault"]?.GetValue<string>() == "release-refused");
        (await another.Client.GetAsync(Section, Stop)).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await seed.Client.GetAsync(Section, Stop)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_release_whose_record_is_altered_is_refused_by_a_node_that_runs_and_the_one_before_stays()
    {
        // The release arrives altered: its notification is sent by the same transaction.
        await ForgeAsync("""
            create function content.spoil() returns trigger language plpgsql as $$
            begin new.proof := regexp_replace(new.proof, '[^.]*$', 'AAAA'); return new; end $$;
            create trigger spoil before insert on content.release_change for each row execute function content.spoil()
            """);
        await using (var context = new EditorialContext(seed.Database.Editor))
            await new Import(context, TimeProvider.System, TestKey.Publisher).RunAsync(Changed(), new ImportOrder(Severity.Editorial), Stop);

        await UntilRefusedAsync(seed.Client, "*Its signature is not that*");
        (await seed.Client.GetAsync(Section, Stop)).Headers.GetValues("Content-Release").Should().Equal("1");
    }

    private static System.Collections.Immutable.ImmutableArray<Package> Changed() =>
        new SeedFiles().Change("04-regularite.md", "toutes les chances", "le plus de chances").Read();

    private static string SignedByStranger(int number)
    {
        var none = RecordList.Of([]);
        return TestKey.Other.Sign(new ReleaseRecord(
            1, number, DateTime.UnixEpoch, "safety", null, null, none, none, none, new Dictionary<string, LocaleLists>()));
    }

    /// <summary>A closed release, as the editor's login may write it.</summary>
    private Task WithdrawBySqlAsync(int number, string proof) => ExecuteAsync(seed.Database.Editor, $"""
        insert into content.release (number, previous, published_at, severity, proof)
            select {number}, {number - 1}, timestamptz '9999-12-31', 'safety', {proof};
        insert into content.release_change (release, document, severity, reason, proof) select {number}, {FaqId}, 'safety', 'Withdrawn.', 'x'
        """);

    private static async Task UntilRefusedAsync(HttpClient client, string why)
    {
        await ContentHost.UntilAsync(async () => (await ReadyAsync(client))["fault"]?.GetValue<string>() == "release-refused");
        (await ReadyAsync(client)).Text("why").Should().Match(why);
    }

    private static async Task<JsonObject> ReadyAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/health/ready", Stop);
        return await answer.JsonAsync();
    }

    /// <summary>As a superuser to whom no trigger applies.</summary>
    private Task ForgeAsync(string statement) => ExecuteAsync(seed.Database.Owner, $"set session_replication_role = replica; {statement}; reset session_replication_role");

    private static async Task ExecuteAsync(string login, string sql)
    {
        await using var connection = new NpgsqlConnection(login);
        await connection.OpenAsync(Stop);
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync(Stop);
        await transaction.CommitAsync(Stop);
    }
}
