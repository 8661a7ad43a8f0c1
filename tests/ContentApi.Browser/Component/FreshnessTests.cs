using System.Globalization;
using System.Text.Json.Nodes;
using ContentApi.Browser.Hosting;
using Microsoft.Playwright;

namespace ContentApi.Browser.Component;

/// <summary>What a reader is told of which release is current, and what is remembered of it.</summary>
public sealed class FreshnessTests(EmbeddedSite site) : IClassFixture<EmbeddedSite>
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";
    private const string Freshness = "/v1/freshness";
    private const string Keys = "/.well-known/jwks.json";
    private const string Identical = "Identique à la version publiée 1";
    private const string Unconfirmed = Identical + ". La publication en cours n’a pas pu être confirmée";
    private const string Unchecked = "N’a pas pu être contrôlé";

    private static string Today => TimeProvider.System.GetUtcNow().ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Which_release_is_current_is_said_when_the_publisher_has_said_it_and_costs_one_question_for_all_of_a_page()
    {
        var page = await site.ReaderAsync();
        var elements = string.Concat(Enumerable.Repeat(site.Element(Section), 3));
        await page.GotoAsync(site.Partner.PutPage("/several", elements, site.Api));

        await page.SaysAsync($"{Identical} (publication en cours : n° 1, le {Today})");
        foreach (var status in await page.Locator("vetted-content [part=status]").AllAsync()) await Assertions.Expect(status).ToContainTextAsync(Identical);
        site.Way.Requests.Where(request => request.Path == Freshness).Should().ContainSingle();
        site.Way.Requests.Where(request => request.Path == Keys).Should().ContainSingle();
    }

    [Theory]
    [InlineData("there is none")]
    [InlineData("nobody answers")]
    [InlineData("no signature")]
    [InlineData("another kind of record")]
    [InlineData("a schema that is not known")]
    [InlineData("signed with a key for releases")]
    [InlineData("signed with a stranger's key")]
    [InlineData("signed after the key was revoked")]
    [InlineData("no longer good")]
    public async Task A_statement_that_proves_nothing_is_not_believed_and_what_is_proven_is_still_shown(string fault)
    {
        var page = await site.ReaderAsync();
        // Were it believed, what comes would be older than what is current.
        var proof = fault switch
        {
            "no signature" => null,
            "another kind of record" => Signed.Statement(2, type: "contentapi-release"),
            "a schema that is not known" => Signed.Statement(2, schema: 2),
            "signed with a key for releases" => Signed.Statement(2, key: Signed.PublisherKey),
            "signed with a stranger's key" => Signed.Statement(2, key: Signed.StrangersKey),
            "no longer good" => Signed.Statement(2, age: TimeSpan.FromDays(2), good: TimeSpan.FromSeconds(-1)),
            _ => Signed.Statement(2),
        };
        site.State(proof, revoked: fault == "signed after the key was revoked" ? TimeProvider.System.GetUtcNow().AddMinutes(-1) : null);
        var state = site.Way.Replay!;
        site.Way.Replay = request => request.Path != Freshness ? state(request) : fault switch
        {
            "there is none" => Signed.Answer(404, "{}"),
            "nobody answers" => throw new IOException("Down."),
            _ => state(request),
        };
        await page.GotoAsync(site.Partner.PutPage("/stated", site.Element(Section), site.Api));

        await page.SaysAsync(Unconfirmed);
        (await page.VisibleTextAsync()).Should().Contain("N’arrêtez jamais votre traitement");
    }

    [Fact]
    public async Task An_answer_that_is_older_than_what_the_publisher_says_is_current_is_not_shown()
    {
        var page = await site.ReaderAsync();
        site.State(Signed.Statement(2));
        await page.GotoAsync(site.Partner.PutPage("/older", site.Element(Section), site.Api));

        await page.SaysAsync(Unchecked);
        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);

        // And it is remembered.
        site.State(Signed.Statement(1));
        await page.ReloadAsync();
        await page.SaysAsync(Unchecked);
        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);
    }

    [Fact]
    public async Task A_number_that_nobody_signed_is_not_remembered()
    {
        var page = await site.ReaderAsync();
        var recorded = await site.Way.RecordAsync(Section);
        var forged = recorded with { Headers = [.. recorded.Headers.Where(header => header.Name != "Content-Release"), ("Content-Release", ["999999"])] };
        site.Way.Replay = request => request.Path == Section ? forged : null;
        await page.GotoAsync(site.Partner.PutPage("/forged", site.Element(Section), site.Api));
        await page.SaysAsync(Unconfirmed);

        site.Way.Replay = null;
        await TrustTests.LookAgainAsync(page);
        await page.SaysAsync($"{Identical} (publication en cours : n° 1");
        await page.ReloadAsync();
        await page.SaysAsync($"{Identical} (publication en cours : n° 1");
        (await page.EvaluateAsync<string[]>("Object.values(localStorage)")).Should().Equal("1");
    }

    [Fact]
    public async Task An_answer_that_says_that_it_is_older_than_its_own_record_is_not_shown()
    {
        var page = await site.ReaderAsync();
        site.Way.Alter = (asked, text) => asked == Section
            ? Signed.Resource(JsonNode.Parse(text)!, record => record["release"]!["number"] = 2)
            : text;
        await page.GotoAsync(site.Partner.PutPage("/record", site.Element(Section), site.Api));

        await page.SaysAsync(Unchecked);
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(31, false)]
    public async Task How_long_a_text_may_be_shown_counts_from_when_the_publisher_said_that_it_is_current(int days, bool isShown)
    {
        var page = await site.ReaderAsync();
        site.State(Signed.Statement(1, age: TimeSpan.FromDays(days)));
        await page.GotoAsync(site.Partner.PutPage("/late", site.Element(Section), site.Api));

        await page.SaysAsync(isShown ? Identical : Unchecked);
        if (!isShown) (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);
    }

    [Fact]
    public async Task A_text_does_not_stay_for_ever_because_somebody_keeps_the_statements_back()
    {
        var page = await site.OpenAsync(Section);
        await page.SaysAsync($"{Identical} (publication en cours");
        site.Way.Replay = request => request.Path == Freshness ? Signed.Answer(404, "{}") : null;

        await TrustTests.LookAgainAsync(page);
        await page.SaysAsync($"{Identical} (publication en cours : n° 1");
        await TrustTests.LookAgainAsync(page, days: 31);

        await page.SaysAsync(Unchecked);
        (await page.VisibleTextAsync()).Should().Contain("trop longtemps").And.NotContain("N’arrêtez jamais").And.NotContain(Pasted.OwnText);
    }

    [Fact]
    public async Task A_statement_whose_time_has_passed_in_an_open_page_says_no_longer_what_is_current()
    {
        var page = await site.OpenAsync(Section);
        await page.SaysAsync($"{Identical} (publication en cours");
        site.Way.Replay = request => request.Path == Freshness ? Signed.Answer(404, "{}") : null;

        await TrustTests.LookAgainAsync(page, days: 20);

        await page.SaysAsync(Unconfirmed);
    }

    [Theory]
    [InlineData(Keys)]
    [InlineData(Section)]
    public async Task Nobody_else_is_believed_for_being_where_the_publisher_leads(string path)
    {
        var page = await site.ReaderAsync();
        var there = site.Way.Api!.GetLeftPart(UriPartial.Authority);
        site.Way.Replay = request => request.Path == path
            ? new Recorded(302, [("Access-Control-Allow-Origin", ["*"]), ("Location", [there + path])], [])
            : null;
        await page.GotoAsync(site.Partner.Put("/redirected", $"<!doctype html><html lang=\"fr\"><title>Un partenaire</title>{site.Element(Section)}", policy: ""));

        await page.SaysAsync(Unchecked);
        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);
    }

    [Fact]
    public async Task A_list_does_not_go_on_elsewhere()
    {
        const string Faqs = "/v1/fr/faqs?topic=anti-interleukines&limit=2";
        var page = await site.ReaderAsync();
        var elsewhere = new List<string>();
        var there = site.Way.Api!.GetLeftPart(UriPartial.Authority);
        page.Request += (_, request) =>
        {
            if (request.Url.StartsWith(there, StringComparison.Ordinal)) elsewhere.Add(request.Url);
        };
        await page.GotoAsync(site.Partner.Put("/pages", $"<!doctype html><html lang=\"fr\"><title>Un partenaire</title>{site.Element(Faqs)}", policy: ""));
        await page.SaysAsync(Identical);

        site.Way.Alter = (asked, text) => asked == Faqs ? text.Replace($"\"next\":\"{site.Api}", $"\"next\":\"{there}", StringComparison.Ordinal) : text;
        await page.ReloadAsync();

        await page.SaysAsync(Unchecked);
        elsewhere.Should().BeEmpty();
    }
}
