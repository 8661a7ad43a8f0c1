using ContentApi.Tests.Hosting;
using Npgsql;

namespace ContentApi.Tests.Delivery;

/// <summary>What provenance claims of a text, and where it has it from.</summary>
public sealed class ClaimTests(PostgresServer server) : IAsyncLifetime
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";
    private const string Faq = "/v1/fr/faqs/anti-interleukines-consultations";

    private readonly ServedSeed seed = new(server);

    public ValueTask InitializeAsync() => seed.InitializeAsync();

    public ValueTask DisposeAsync() => seed.DisposeAsync();

    [Fact]
    public async Task Without_an_act_there_is_no_claim()
    {
        await ClaimsAsync(Section, "supplied", null, null, null, null);
        await ClaimsAsync(Faq, "supplied", "unreviewed", null, null, null);
        await ClaimsAsync("/v1/fr/topics/anti-interleukines", "supplied", "unreviewed", null, null, null);
    }

    [Fact]
    public async Task An_act_is_told_from_the_next_release_on_and_of_nothing_before()
    {
        await ActAsync("approval", "Anna", "2026-11-01", null, "%-suivi", "%-regularite");
        await ActAsync("review", "Dr Bruno", "2026-11-02", "2027-11-02", "%-suivi", "%-regularite");
        await ClaimsAsync(Section, "supplied", null, null, null, null);

        (await seed.PublishAsync(new SeedFiles().Read()))!.Number.Should().Be(2);

        await ClaimsAsync(Section, "four-eyes", null, "Dr Bruno", "2026-11-02", "2027-11-02");
        await ClaimsAsync(Faq, "four-eyes", "unreviewed", "Dr Bruno", "2026-11-02", "2027-11-02");
        await ClaimsAsync(Section + "?release=1", "supplied", null, null, null, null);
        await ClaimsAsync("/v1/fr/topics/anti-interleukines", "supplied", "unreviewed", null, null, null);
        (await seed.PublishAsync(new SeedFiles().Read())).Should().BeNull("the act is told already");
    }

    [Fact]
    public async Task A_section_is_not_reviewed_while_one_inside_it_is_not()
    {
        await ActAsync("approval", "Anna", "2026-11-01", null, "%-suivi");
        await ActAsync("review", "Dr Bruno", "2026-11-02", null, "%-suivi");
        await seed.PublishAsync(new SeedFiles().Read());

        await ClaimsAsync(Section, "supplied", null, null, null, null);
        await ClaimsAsync(Faq, "four-eyes", "unreviewed", "Dr Bruno", "2026-11-02", null);
    }

    [Fact]
    public async Task Another_wording_needs_acts_of_its_own()
    {
        await ActAsync("approval", "Anna", "2026-11-01", null, "%-suivi", "%-regularite");
        await seed.PublishAsync(new SeedFiles().Change("03-suivi.md", "Suivi de votre", "Le suivi de votre").Read());

        await ClaimsAsync(Section, "supplied", null, null, null, null);
        await ClaimsAsync("/v1/fr/sections/anti-interleukines-regularite", "four-eyes", null, null, null, null);
    }

    [Fact]
    public async Task An_editor_records_no_act()
    {
        await using var connection = new NpgsqlConnection(seed.Database.Editor);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(
            "insert into content.act (edition, kind, person, happened_on) select id, 'approval', 'me', now() from content.edition", connection);

        (await command.Invoking(one => one.ExecuteNonQueryAsync(Stop)).Should().ThrowAsync<PostgresException>())
            .Which.MessageText.Should().Be("permission denied for table act");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task ClaimsAsync(string path, string text, string? arrangement, string? reviewer, string? on, string? next)
    {
        var provenance = (await seed.Client.GetJsonAsync(path))["provenance"]!;
        var (vetting, review) = (provenance["vetting"]!, provenance["review"]!);
        (vetting["text"]?.ToString(), vetting["arrangement"]?.ToString(),
            review["reviewer"]?.ToString(), review["reviewedOn"]?.ToString(), review["nextReviewOn"]?.ToString())
            .Should().Be((text, arrangement, reviewer, on, next), path);
    }

    private Task ActAsync(string kind, string person, string on, string? next, params string[] slugs) =>
        Acts.RecordAsync(seed.Database, kind, person, on, next, slugs);
}
