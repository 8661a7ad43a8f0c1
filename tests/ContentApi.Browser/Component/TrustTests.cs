using System.Text.Json.Nodes;
using ContentApi.Browser.Hosting;
using Microsoft.Playwright;

namespace ContentApi.Browser.Component;

/// <summary>What a reader is shown when something is wrong on the way: the page's own text, and that it could not be checked.</summary>
public sealed class TrustTests(EmbeddedSite site) : IClassFixture<EmbeddedSite>
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";
    private const string Criteria = "/v1/fr/eligibility-criteria?topic=anti-interleukines";
    private const string Unchecked = "N’a pas pu être contrôlé";
    private const string Identical = "Identique à la version publiée ";

    [Theory]
    [InlineData("title", Section, "\"title\":\"La régularité", "\"title\":\"La regularité")]
    [InlineData("words", Section, "surveillance", "surveillanse")]
    [InlineData("words of a child", Section, "N’arrêtez jamais", "N’arrêtez pas")]
    [InlineData("marker", Section, "\"text\":\"(5)\",\"numbers\":[5]", "\"text\":\"(7)\",\"numbers\":[7]")]
    [InlineData("marker's numbers", Section, "\"numbers\":[5]", "\"numbers\":[7]")]
    [InlineData("reference", Section, "Ameli. Psoriasis.", "Ameli. Psoriasiss.")]
    [InlineData("reference's address", Section, "\"url\":\"https://www.ameli.fr", "\"url\":\"https://www.ameli.example")]
    [InlineData("single block", "/v1/fr/sections/anti-interleukines-pour-qui/blocks/verifications-liste", "si vous êtes une femme", "si vous êtes un homme")]
    [InlineData("question", "/v1/fr/faqs/anti-interleukines-avion", "\"question\":\"", "\"question\":\"Jamais ")]
    [InlineData("role", Criteria, "\"role\":\"safeguard\"", "\"role\":\"indication\"")]
    [InlineData("focus", Criteria, "\"focus\":\"", "\"focus\":\"autre-")]
    [InlineData("signature", Section, "\"proof\":\"eyJ", "\"proof\":\"fyJ")]
    [InlineData("no signature", Section, "\"proof\":\"", "\"evidence\":\"")]
    public async Task One_letter_altered_on_the_way_is_not_shown(string what, string path, string from, string to)
    {
        var page = await site.ReaderAsync();
        var altered = 0;
        site.Way.Alter = (asked, text) =>
        {
            // A block comes out of its section.
            if (asked != path.Split("/blocks/")[0] || !text.Contains(from, StringComparison.Ordinal)) return text;
            altered++;
            return text.Replace(from, to, StringComparison.Ordinal);
        };
        await page.GotoAsync(site.Partner.PutPage("/altered", site.Element(path), site.Api));

        await page.SaysAsync(Unchecked);
        altered.Should().Be(1, what);
        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);
    }

    [Theory]
    [InlineData("a child left out", "children")]
    [InlineData("a citation left out", "citations")]
    [InlineData("a block left out", "blocks")]
    public async Task What_was_left_out_on_the_way_is_missed(string what, string list)
    {
        var page = await site.ReaderAsync();
        site.Way.Alter = (asked, text) =>
        {
            if (asked != Section) return text;
            var resource = JsonNode.Parse(text)!;
            resource[list]!.AsArray().RemoveAt(0);
            return resource.ToJsonString();
        };
        await page.GotoAsync(site.Partner.PutPage("/less", site.Element(Section), site.Api));

        await page.SaysAsync(Unchecked);
        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText, what);
    }

    [Fact]
    public async Task Another_texts_record_is_no_proof_of_this_one()
    {
        var page = await site.ReaderAsync();
        var other = JsonNode.Parse((await site.Way.RecordAsync("/v1/fr/sections/anti-interleukines-pour-qui")).Text)!["provenance"]!["proof"]!.GetValue<string>();
        site.Way.Alter = (asked, text) =>
        {
            if (asked != Section) return text;
            var resource = JsonNode.Parse(text)!;
            resource["provenance"]!["proof"] = other;
            return resource.ToJsonString();
        };
        await page.GotoAsync(site.Partner.PutPage("/other", site.Element(Section), site.Api));

        await page.SaysAsync(Unchecked);
        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);
    }

    [Theory]
    [InlineData("down")]
    [InlineData("failing")]
    [InlineData("somebody else's page")]
    public async Task When_the_publisher_cannot_be_asked_the_pages_own_text_stays(string trouble)
    {
        var page = await site.ReaderAsync();
        var address = site.Partner.PutPage("/down", site.Element(Section), site.Api);
        site.Way.Replay = request => request.Path == Section
            ? trouble switch
            {
                "down" => throw new IOException("Down."),
                "failing" => new Recorded(500, [("Access-Control-Allow-Origin", ["*"])], []),
                _ => new Recorded(200, [("Access-Control-Allow-Origin", ["*"]), ("Content-Type", ["text/html"])], "<p>Wi-Fi</p>"u8.ToArray()),
            }
            : null;
        await page.GotoAsync(address);

        await page.SaysAsync(Unchecked);
        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);
        await page.ShouldBeAccessibleAsync();
        await page.PictureAsync("component-unchecked");

        // And the next time that somebody looks, it is there.
        site.Way.Reset();
        await LookAgainAsync(page);
        await page.SaysAsync(Identical + "1");
    }

    [Fact]
    public async Task Whoever_is_slow_does_not_keep_a_reader_from_the_pages_own_text()
    {
        var page = await site.ReaderAsync();
        await page.Clock.InstallAsync();
        var slow = new TaskCompletionSource();
        site.Way.Until = null;
        site.Way.Replay = request => request.Path == Section ? Wait(slow.Task) : null;
        await page.GotoAsync(site.Partner.PutPage("/slow", site.Element(Section), site.Api));

        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);
        slow.SetResult();
        await page.SaysAsync(Unchecked);

        static Recorded? Wait(Task task)
        {
            task.Wait(TimeSpan.FromSeconds(20));
            return new Recorded(503, [("Access-Control-Allow-Origin", ["*"])], []);
        }
    }

    [Fact]
    public async Task Whoever_never_answers_is_waited_for_ten_seconds_and_no_longer()
    {
        var page = await site.ReaderAsync();
        // The page's clock is in the test's hand: what is asked to end after a time ends when the test says so.
        await page.AddInitScriptAsync(
            """
            AbortSignal.timeout = milliseconds => {
                const controller = new AbortController();
                (window.waits ??= []).push({ milliseconds, end: () => controller.abort(new DOMException("", "TimeoutError")) });
                return controller.signal;
            };
            """);
        var never = new TaskCompletionSource();
        var address = site.Partner.PutPage("/never", site.Element(Section), site.Api);
        site.Way.Replay = request => request.Path == Section ? Wait(never.Task) : null;
        await page.GotoAsync(address);
        await page.UntilAsync("window.waits?.length === 3");
        (await page.EvaluateAsync<int[]>("window.waits.map(wait => wait.milliseconds)")).Should().AllBeEquivalentTo(10_000);
        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);

        await page.EvaluateAsync("for (const wait of window.waits) wait.end()");

        await page.SaysAsync(Unchecked);
        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);
        never.SetResult();

        static Recorded? Wait(Task task)
        {
            task.Wait(TimeSpan.FromSeconds(20));
            return null;
        }
    }

    [Theory]
    [InlineData("/v1/fr/sections/anti-interleukines-suivi?release=1")]
    [InlineData("/v1/fr/faqs")]
    [InlineData("/docs")]
    public async Task What_is_no_current_text_is_not_even_asked_for(string path)
    {
        var page = await site.OpenAsync(path);

        await page.SaysAsync(Unchecked);
        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);
        site.Way.Requests.Should().NotContain(request => request.Path == path);
    }

    [Fact]
    public async Task Other_words_of_ours_do_not_say_of_a_text_that_it_was_checked_again()
    {
        var page = await site.OpenAsync(Section);
        await page.SaysAsync(Identical + "1");
        site.Way.Replay = request => request.Path == Section ? throw new IOException("Down.") : null;
        await LookAgainAsync(page);
        await page.SaysAsync(Unchecked);

        await page.EvaluateAsync("window.said = []; addEventListener('vetted-content:status', event => window.said.push(event.detail))");
        await page.Locator("vetted-content").EvaluateAsync("element => element.lang = 'en'");

        await page.SaysAsync("Could not be checked");
        (await page.EvaluateAsync<string[]>("window.said")).Should().Equal("Could not be checked");
        (await page.Locator("vetted-content [part=provenance]").GetAttributeAsync("lang")).Should().Be("en");
        (await page.VisibleTextAsync()).Should().Contain("N’arrêtez jamais votre traitement");
    }

    [Fact]
    public async Task Without_a_secure_context_the_current_text_is_shown_plainly_and_said_to_be_unchecked()
    {
        var page = await site.ReaderAsync();
        site.Partner.PutPage("/insecure", site.Element(Section), site.Api);
        await page.GotoAsync(site.Partner.InsecureAddress + "/insecure");

        await page.SaysAsync(Unchecked);
        (await page.VisibleTextAsync()).Should().Contain("N’arrêtez jamais votre traitement").And.NotContain(Pasted.OwnText);
    }

    [Fact]
    public async Task An_element_without_text_of_its_own_links_to_the_current_version_when_it_cannot_be_checked()
    {
        var page = await site.ReaderAsync();
        site.Way.Alter = (asked, text) => asked == Section ? text.Replace("surveillance", "surveillanse", StringComparison.Ordinal) : text;
        await page.GotoAsync(site.Partner.PutPage("/empty", site.Element(Section, own: ""), site.Api));

        await page.SaysAsync(Unchecked);
        (await page.Locator("vetted-content a").GetAttributeAsync("href")).Should().Be(site.Api + Section);
    }

    [Theory]
    [InlineData("P1D", 2, false)]
    [InlineData("P30D", 2, true)]
    public async Task A_copy_that_could_not_be_confirmed_for_too_long_is_no_longer_shown(string maxOffline, int daysOld, bool isShown)
    {
        var page = await site.ReaderAsync();
        var retrieved = TimeProvider.System.GetUtcNow().AddDays(-daysOld).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        site.Way.Replay = request => request.Path == Section ? throw new IOException("Down.") : null;
        await page.GotoAsync(site.Partner.PutPage(
            "/old", site.Element(Section, $"<section data-max-offline=\"{maxOffline}\"><p>{Pasted.OwnText}</p></section>", $"retrieved=\"{retrieved}\""), site.Api));

        await page.SaysAsync(Unchecked);
        (await page.VisibleTextAsync()).Contains(Pasted.OwnText, StringComparison.Ordinal).Should().Be(isShown);
    }

    /// <summary>Of the same edition, what surrounds the words may have changed: a notice of concern, a review.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_copy_that_is_newer_than_the_answer_is_not_replaced_by_it(int edition)
    {
        var page = await site.OpenAsync(
            Section, $"<section data-document=\"cbcc6ba9-facf-4ce7-be9b-195446e8dc9b\" data-edition=\"{edition}\" data-release=\"7\"><p>{Pasted.OwnText}</p></section>");

        await page.SaysAsync(Unchecked);
        (await page.VisibleTextAsync()).Should().Be(Pasted.OwnText);
    }

    /// <summary>A minute later, or some days, the reader comes back to the page.</summary>
    internal static async Task LookAgainAsync(IPage page, int days = 0) => await page.EvaluateAsync(
        """
        days => {
            const now = Date.now;
            Date.now = () => now() + 61000 + days * 86400000;
            document.dispatchEvent(new Event('visibilitychange'));
        }
        """,
        days);
}
