using System.Net;
using ContentApi.Published;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Delivery;

/// <summary>What happened to a document, and which release was current when.</summary>
public sealed class HistoryTests(PostgresServer server) : IAsyncLifetime
{
    private readonly ServedSeed seed = new(server);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => seed.InitializeAsync();

    public ValueTask DisposeAsync() => seed.DisposeAsync();

    [Fact]
    public async Task A_documents_history_is_told_newest_first()
    {
        var id = (await seed.Client.GetJsonAsync("/v1/fr/faqs/anti-interleukines-avion")).Text("id");
        await seed.PublishAsync(new SeedFiles().Change("faqs.yaml", "slug: avion", "slug: en-avion").Read());
        await seed.PublishAsync(new SeedFiles().Change("faqs.yaml", "slug: avion", "slug: en-avion").Change("04-regularite.md", "toutes les chances", "le plus de chances").Read());
        await seed.WithdrawAsync("anti-interleukines-en-avion", Severity.Safety, "Rappel de lot.", "anti-interleukines-arret");

        var history = await seed.Client.GetJsonAsync($"/v1/documents/{id}/history");

        var told = history.Objects("items").Select(change => (
            change["release"]!["number"]!.GetValue<int>(), change["edition"]?.GetValue<int>(), change["slug"]?.GetValue<string>(), change.Text("severity"),
            change["reason"]?.GetValue<string>(), change["note"]?.GetValue<string>()));
        told.Should().Equal(
            (4, null, null, "safety", "Rappel de lot.", "Rappel de lot."),
            (2, 2, "anti-interleukines-en-avion", "clinical", null, "A test's."),
            (1, 1, "anti-interleukines-avion", "clinical", null, "A test's."));
        history.Objects("items").First()["replacement"]!.Text("id").Should()
            .Be((await seed.Client.GetJsonAsync("/v1/fr/faqs/anti-interleukines-arret")).Text("id"));
        (await seed.Client.GetAllAsync($"/v1/documents/{id}/history?limit=1")).Should().HaveCount(3);
    }

    [Fact]
    public async Task A_document_that_never_was_has_no_history()
    {
        using var response = await seed.Client.GetAsync($"/v1/documents/{Guid.Empty}/history", Stop);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await response.JsonAsync()).Text("code").Should().Be("document-not-found");
    }

    [Fact]
    public async Task A_day_leads_to_the_release_that_was_current_at_its_end()
    {
        var today = DateOnly.FromDateTime((await seed.Client.GetJsonAsync("/v1/releases/1"))["publishedAt"]!.GetValue<DateTime>());
        await seed.PublishAsync(new SeedFiles().Change("faqs.yaml", "slug: avion", "slug: en-avion").Read());

        (await NumbersAsync($"{today.AddDays(1):O}")).Should().Equal(2);
        (await NumbersAsync("9999-12-31")).Should().Equal(2);
        using var before = await seed.Client.GetAsync($"/v1/releases?on={today.AddDays(-2):O}", Stop);
        before.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await before.JsonAsync()).Text("code").Should().Be("release-not-found");
    }

    [Theory]
    [InlineData("on=12/10/2026", "on", "malformed")]
    [InlineData("on=2026-02-30", "on", "malformed")]
    [InlineData("on=", "on", "empty")]
    [InlineData("on=2026-10-12&cursor=Li0x", "cursor", "invalid-cursor")]
    public async Task A_faulty_day_is_told(string query, string parameter, string code)
    {
        using var response = await seed.Client.GetAsync($"/v1/releases?{query}", Stop);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var fault = (await response.JsonAsync()).Objects("errors").Single();
        (fault.Text("parameter"), fault.Text("code")).Should().Be((parameter, code));
    }

    private async Task<IEnumerable<int>> NumbersAsync(string day) =>
        (await seed.Client.GetJsonAsync($"/v1/releases?on={day}")).Objects("items").Select(release => release["number"]!.GetValue<int>());
}
