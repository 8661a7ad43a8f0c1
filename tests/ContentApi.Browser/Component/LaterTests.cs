using System.Text.Json.Nodes;
using ContentApi.Browser.Hosting;
using ContentApi.Content;
using ContentApi.Packages;
using ContentApi.Published;
using ContentApi.Tests.Hosting;
using Microsoft.Playwright;

namespace ContentApi.Browser.Component;

/// <summary>What happens in a page that is left open while releases come. Each test publishes, so each has a site of its own.</summary>
public sealed class LaterTests(PostgresServer server, Chromium chromium) : IAsyncLifetime
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";

    /// <summary>A section that can be withdrawn: no safeguard is in it.</summary>
    private const string Travel = "/v1/fr/sections/anti-interleukines-voyage";

    private readonly EmbeddedSite site = new(server, chromium);

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_text_that_is_withdrawn_gives_way_to_its_notice_and_takes_the_focus_along()
    {
        var page = await site.OpenAsync(Travel);
        await page.SaysAsync("Identique à la version publiée 1");
        await page.Locator("vetted-content [part=marker]").First.FocusAsync();

        await site.WithdrawAsync("anti-interleukines-voyage", Severity.Safety, "Rappel de lot.", instead: "anti-interleukines-pour-qui", kind: Kind.Section);
        await TrustTests.LookAgainAsync(page);

        await page.SaysAsync("Retiré");
        var shown = await page.VisibleTextAsync();
        shown.Should().Contain("Retiré").And.Contain("Rappel de lot.").And.Contain("Texte à lire à la place").And.NotContain("Faites le point").And.NotContain(Pasted.OwnText);
        (await page.Locator("vetted-content").EvaluateAsync<string>("element => element.shadowRoot.activeElement.getAttribute('part')")).Should().Be("view");
        (await page.Status().GetAttributeAsync("role")).Should().Be("status");
        await page.ShouldBeAccessibleAsync();
        await page.PictureAsync("component-withdrawn");
    }

    [Fact]
    public async Task A_page_that_is_opened_after_a_withdrawal_does_not_show_its_own_copy_either()
    {
        Assert.SkipWhen(Chromium.Path is null, "There is no Chromium on this machine.");
        await site.WithdrawAsync("anti-interleukines-cabine", Severity.Editorial, "La réponse est donnée ailleurs.", kind: Kind.Faq);
        var page = await site.OpenAsync("/v1/fr/faqs/anti-interleukines-cabine");

        await page.SaysAsync("Retiré");
        (await page.VisibleTextAsync()).Should().NotContain(Pasted.OwnText);
    }

    [Fact]
    public async Task A_newer_text_is_offered_and_shown_when_the_reader_asks_for_it()
    {
        var page = await site.OpenAsync(Section);
        await page.SaysAsync("Identique à la version publiée 1");

        await site.PublishAsync(Changed());
        await TrustTests.LookAgainAsync(page);

        await page.SaysAsync("Version plus récente disponible");
        (await page.VisibleTextAsync()).Should().Contain("toutes les chances", "nothing moves under whoever reads");
        await page.PictureAsync("component-newer");
        await page.Locator("vetted-content [part=action]").ClickAsync();
        await page.SaysAsync("Identique à la version publiée 2");
        (await page.VisibleTextAsync()).Should().Contain("le plus de chances").And.NotContain("toutes les chances");
    }

    [Fact]
    public async Task A_release_that_changed_something_else_changes_nothing_here_and_costs_a_304()
    {
        var page = await site.OpenAsync("/v1/fr/faqs/anti-interleukines-avion");
        await page.SaysAsync("Identique à la version publiée 1");
        await site.PublishAsync(Changed());
        site.Way.Forget();

        await TrustTests.LookAgainAsync(page);

        await page.SaysAsync("Identique à la version publiée 1 (publication en cours : n° 2");
        site.Way.Requests.Should().ContainSingle(request => request.Path.EndsWith("/anti-interleukines-avion", StringComparison.Ordinal)).Which.Answer.Should().Be(304);
        site.Way.Requests.Should().HaveCount(3, "the keys and what is current are asked for too");
    }

    [Fact]
    public async Task An_old_release_that_was_rightly_signed_is_not_shown_to_whoever_has_seen_a_newer_one()
    {
        Assert.SkipWhen(Chromium.Path is null, "There is no Chromium on this machine.");
        var old = await site.Way.RecordAsync(Section);
        await site.PublishAsync(Changed());
        var page = await site.OpenAsync(Section);
        await page.SaysAsync("Identique à la version publiée 2");

        site.Way.Replay = request => request.Path == Section ? old : null;
        await TrustTests.LookAgainAsync(page);
        await page.SaysAsync("N’a pas pu être contrôlé");
        (await page.VisibleTextAsync()).Should().Contain("le plus de chances", "what was confirmed stays");

        await page.ReloadAsync();
        await page.SaysAsync("N’a pas pu être contrôlé");
        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText, "the browser remembers the number of the release, and nothing else");
    }

    [Fact]
    public async Task Several_texts_of_one_page_are_all_still_the_publishers_after_one_of_them_was_withdrawn()
    {
        string[] paths = ["/v1/fr/topics/anti-interleukines", Section, "/v1/fr/sections/anti-interleukines-pour-qui", "/v1/fr/faqs/anti-interleukines-arret", "/v1/fr/faqs?topic=anti-interleukines",
            "/v1/fr/eligibility-criteria?topic=anti-interleukines", "/v1/fr/citations/anti-interleukines-inserm", "/v1/fr/faqs/anti-interleukines-cabine"];
        var page = await site.ReaderAsync();
        await page.GotoAsync(site.Partner.PutPage("/several", string.Concat(paths.Select(path => site.Element(path))), site.Api));
        var statuses = page.Locator("vetted-content [part=status]");
        for (var i = 0; i < paths.Length; i++) await Assertions.Expect(statuses.Nth(i)).ToContainTextAsync("Identique à la version publiée 1");

        await site.WithdrawAsync("anti-interleukines-cabine", Severity.Safety, "Une erreur.", kind: Kind.Faq);
        for (var round = 0; round < 2; round++)
        {
            await TrustTests.LookAgainAsync(page);
            for (var i = 0; i < paths.Length; i++)
            {
                await Assertions.Expect(statuses.Nth(i)).ToContainTextAsync(i == paths.Length - 1 ? "Retiré" : "publication en cours : n° 2");
                (await statuses.Nth(i).TextContentAsync()).Should().NotContain("contrôlé", paths[i]);
            }
        }
    }

    [Fact]
    public async Task A_planned_review_that_is_overdue_is_said()
    {
        Assert.SkipWhen(Chromium.Path is null, "There is no Chromium on this machine.");
        var page = await site.ReaderAsync();
        site.Way.Alter = (asked, text) =>
        {
            if (asked != Section) return text;
            var section = JsonNode.Parse(text)!;
            section["provenance"]!["review"]!["nextReviewOn"] = "2025-06-30";
            return Signed.Resource(section);
        };
        await page.GotoAsync(site.Partner.PutPage("/overdue", site.Element(Section), site.Api));

        await page.SaysAsync("Identique à la version publiée 1 (publication en cours : n° 1");
        await page.SaysAsync(". Relecture prévue dépassée depuis le 30/06/2025");
    }

    [Fact]
    public async Task Another_address_is_followed_and_an_element_that_is_moved_goes_on()
    {
        var page = await site.OpenAsync(Section);
        await page.SaysAsync("Identique à la version publiée 1");

        await page.Locator("vetted-content").EvaluateAsync($"element => {{ document.querySelector('main').prepend(element); element.setAttribute('src', '{site.Api}/v1/fr/faqs/anti-interleukines-arret'); }}");

        await Assertions.Expect(page.Locator("vetted-content details")).ToHaveCountAsync(1);
        await page.SaysAsync("Identique à la version publiée 1");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_element_that_gets_another_address_while_it_is_out_of_the_page_has_nothing_left_of_the_one_before(bool isThere)
    {
        const string Other = "/v1/fr/faqs/anti-interleukines-arret";
        var page = await site.OpenAsync(Section);
        await page.SaysAsync("Identique à la version publiée 1");
        if (!isThere) site.Way.Replay = request => request.Path == Other ? throw new IOException("Down.") : null;

        await page.Locator("vetted-content").EvaluateAsync(
            $"element => {{ element.remove(); element.setAttribute('src', '{site.Api}{Other}'); document.querySelector('main').append(element); }}");

        await page.SaysAsync(isThere ? "Identique à la version publiée 1" : "N’a pas pu être contrôlé");
        if (isThere) await Assertions.Expect(page.Locator("vetted-content details")).ToHaveCountAsync(1);
        else (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);
        (await page.StatusAsync()).Should().NotContain("Retiré", "nothing was withdrawn");
    }

    [Fact]
    public async Task Whoever_is_about_to_show_a_newer_text_is_taken_to_the_notice_when_it_is_withdrawn()
    {
        var page = await site.OpenAsync(Travel);
        await page.SaysAsync("Identique à la version publiée 1");
        await site.PublishAsync(Changed("05-voyage.md", "Faites le point", "Parlez-en"));
        await TrustTests.LookAgainAsync(page);
        await page.SaysAsync("Version plus récente disponible");
        await page.Locator("vetted-content [part=action]").FocusAsync();

        await site.WithdrawAsync("anti-interleukines-voyage", Severity.Safety, "Rappel de lot.", kind: Kind.Section);
        await TrustTests.LookAgainAsync(page);

        await page.SaysAsync("Retiré");
        (await page.Locator("vetted-content").EvaluateAsync<string?>("element => element.shadowRoot.activeElement?.getAttribute('part')")).Should().Be("view");
    }

    [Fact]
    public async Task Why_a_text_was_withdrawn_stays_however_old_the_pages_copy_is_when_nobody_answers_any_more()
    {
        Assert.SkipWhen(Chromium.Path is null, "There is no Chromium on this machine.");
        await site.WithdrawAsync("anti-interleukines-voyage", Severity.Safety, "Rappel de lot.", kind: Kind.Section);
        var page = await site.OpenAsync(Travel, attributes: "retrieved=\"2020-01-01\"");
        await page.SaysAsync("Retiré");

        site.Way.Replay = request => request.Path == Travel ? throw new IOException("Down.") : null;
        await TrustTests.LookAgainAsync(page);

        await page.SaysAsync("N’a pas pu être contrôlé");
        (await page.VisibleTextAsync()).Should().Contain("Rappel de lot.").And.NotContain(Pasted.OwnText);
    }

    private static System.Collections.Immutable.ImmutableArray<Package> Changed(
        string file = "04-regularite.md", string from = "toutes les chances", string to = "le plus de chances") => new SeedFiles().Change(file, from, to).Read();
}
