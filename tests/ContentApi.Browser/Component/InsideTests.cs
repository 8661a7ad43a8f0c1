using ContentApi.Browser.Hosting;
using ContentApi.Content;
using ContentApi.Packages;
using ContentApi.Published;
using ContentApi.Tests.Hosting;
using Microsoft.Playwright;

namespace ContentApi.Browser.Component;

/// <summary>What releases do to a part of what an open page shows. Each test publishes, so each has a site of its own.</summary>
public sealed class InsideTests(PostgresServer server, Chromium chromium) : IAsyncLifetime
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";

    private readonly EmbeddedSite site = new(server, chromium);

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_question_that_is_withdrawn_out_of_a_list_goes_at_once()
    {
        var page = await site.OpenAsync("/v1/fr/faqs?topic=anti-interleukines");
        await page.SaysAsync("Identique à la version publiée 1");
        const string Withdrawn = "Pourquoi garder mon traitement en cabine ?";
        (await page.VisibleTextAsync()).Should().Contain(Withdrawn);

        await site.WithdrawAsync("anti-interleukines-cabine", Severity.Safety, "Une erreur.", kind: Kind.Faq);
        await TrustTests.LookAgainAsync(page);

        await page.SaysAsync($"Retiré : {Withdrawn}");
        (await page.VisibleTextAsync()).Should().NotContain(Withdrawn).And.Contain("Que sont les interleukines ?");
    }

    [Fact]
    public async Task A_text_that_is_published_again_is_no_step_back()
    {
        var page = await site.OpenAsync(Section);
        await page.SaysAsync("Identique à la version publiée 1");

        await site.PublishAsync(Changed());
        await page.ReloadAsync();
        await page.SaysAsync("Identique à la version publiée 2");
        await site.PublishAsync(new SeedFiles().Read());
        await TrustTests.LookAgainAsync(page);

        await page.SaysAsync("Version plus récente disponible");
        await page.Locator("vetted-content [part=action]").ClickAsync();
        await page.SaysAsync("Identique à la version publiée 3");
        (await page.VisibleTextAsync()).Should().Contain("toutes les chances");
    }

    /// <summary>Whatever else the answer says: the release of an answer is signed by nobody.</summary>
    [Fact]
    public async Task An_old_section_is_not_shown_beside_a_topic_that_has_it_as_it_is_now()
    {
        Assert.SkipWhen(Chromium.Path is null, "There is no Chromium on this machine.");
        const string Child = "/v1/fr/sections/anti-interleukines-regularite";
        var old = await site.Way.RecordAsync(Child);
        await site.PublishAsync(Changed());
        var page = await site.OpenAsync("/v1/fr/topics/anti-interleukines");
        await page.SaysAsync("Identique à la version publiée 2");

        site.Way.Replay = request => request.Path == Child ? old with { Headers = [.. old.Headers.Where(header => header.Name != "Content-Release"), ("Content-Release", ["2"])] } : null;
        await page.Locator("vetted-content").EvaluateAsync($"element => element.after(Object.assign(document.createElement('vetted-content'), {{ id: 'child' }}))");
        await page.Locator("#child").EvaluateAsync($"element => element.setAttribute('src', '{site.Api}{Child}')");

        await Assertions.Expect(page.Locator("#child [part=status]")).ToContainTextAsync("N’a pas pu être contrôlé");
    }

    [Fact]
    public async Task What_was_withdrawn_does_not_come_back_out_of_an_old_answer()
    {
        Assert.SkipWhen(Chromium.Path is null, "There is no Chromium on this machine.");
        const string Travel = "/v1/fr/sections/anti-interleukines-voyage";
        var old = await site.Way.RecordAsync(Travel);
        await site.WithdrawAsync("anti-interleukines-voyage", Severity.Safety, "Rappel de lot.", kind: Kind.Section);
        var page = await site.OpenAsync(Travel);
        await page.SaysAsync("Retiré");

        site.Way.Replay = request => request.Path == Travel ? old : null;
        await TrustTests.LookAgainAsync(page);
        await page.SaysAsync("N’a pas pu être contrôlé");
        (await page.VisibleTextAsync()).Should().Contain("Rappel de lot.").And.NotContain(Pasted.OwnText);

        await page.ReloadAsync();
        await page.SaysAsync("N’a pas pu être contrôlé");
        (await page.VisibleTextAsync()).Should().NotContain("Faites le point");
    }

    [Fact]
    public async Task A_link_leads_where_the_text_that_was_signed_leads()
    {
        Assert.SkipWhen(Chromium.Path is null, "There is no Chromium on this machine.");
        await site.PublishAsync(new SeedFiles().Change("04-regularite.md", "votre médecin.", "[votre médecin](https://annuaire.example/medecins).").Read());
        var page = await site.OpenAsync(Section);
        await page.SaysAsync("Identique à la version publiée 2");
        var link = page.Locator("vetted-content [part=paragraph] a").GetByText("votre médecin");
        (await link.GetAttributeAsync("href")).Should().Be("https://annuaire.example/medecins");
        (await link.GetAttributeAsync("rel")).Should().Be("noopener noreferrer");

        site.Way.Alter = (asked, text) => asked == Section ? text.Replace("annuaire.example", "annuaires.example", StringComparison.Ordinal) : text;
        await page.ReloadAsync();

        await page.SaysAsync("N’a pas pu être contrôlé");
        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);
    }

    private static System.Collections.Immutable.ImmutableArray<Package> Changed() =>
        new SeedFiles().Change("04-regularite.md", "toutes les chances", "le plus de chances").Read();
}
