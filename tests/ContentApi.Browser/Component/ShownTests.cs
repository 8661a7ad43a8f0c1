using ContentApi.Browser.Hosting;
using Microsoft.Playwright;

namespace ContentApi.Browser.Component;

/// <summary>What a reader of a partner's page is shown, and how it can be read.</summary>
public sealed class ShownTests(EmbeddedSite site) : IClassFixture<EmbeddedSite>
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";
    private const string Identical = "Identique à la version publiée 1";

    [Theory]
    [InlineData("section", Section, "La régularité c’est la clé")]
    [InlineData("topic", "/v1/fr/topics/anti-interleukines", "N’arrêtez jamais votre traitement")]
    [InlineData("block", "/v1/fr/sections/anti-interleukines-pour-qui/blocks/verifications-liste", "si vous êtes une femme")]
    [InlineData("faq", "/v1/fr/faqs/anti-interleukines-arret", "N’arrêtez jamais votre traitement")]
    [InlineData("faqs", "/v1/fr/faqs?topic=anti-interleukines", "Relecture : date non communiquée")]
    [InlineData("criteria", "/v1/fr/eligibility-criteria?topic=anti-interleukines", "Conditions de prescription et vérifications")]
    [InlineData("criterion", "/v1/fr/eligibility-criteria/anti-interleukines-indication", "Votre spécialiste reste le seul juge")]
    [InlineData("citation", "/v1/fr/citations/anti-interleukines-inserm", "Référence")]
    public async Task Every_kind_of_text_is_shown_once_it_is_what_was_published(string name, string path, string shown)
    {
        var page = await site.OpenAsync(path);

        await page.SaysAsync(Identical);
        (await page.VisibleTextAsync()).Should().Contain(shown).And.Contain("Réutilisation : accord du propriétaire requis").And.NotContain(Pasted.OwnText);
        foreach (var word in new[] { "vérifié", "validé", "certifié", "✓", "✔" }) (await page.Locator("vetted-content").InnerTextAsync()).Should().NotContainEquivalentOf(word);
        await page.ShouldBeAccessibleAsync();
        await page.PictureAsync($"component-{name}");
    }

    [Fact]
    public async Task Every_line_of_the_text_is_shown_to_the_letter()
    {
        var page = await site.OpenAsync("/v1/fr/topics/anti-interleukines");
        await page.SaysAsync(Identical);

        var shown = await page.Locator("vetted-content").EvaluateAsync<string[]>(
            "element => [...element.shadowRoot.querySelectorAll('[part=paragraph], [part=item]')].map(line => line.textContent)");

        using var client = new HttpClient();
        var topic = System.Text.Json.Nodes.JsonNode.Parse(await client.GetStringAsync(site.Way.Api + "v1/fr/topics/anti-interleukines", TestContext.Current.CancellationToken))!;
        shown.Should().Equal(Lines(topic["sections"]!.AsArray()));

        static IEnumerable<string> Lines(System.Text.Json.Nodes.JsonArray sections) => sections.SelectMany(section =>
            section!["blocks"]!.AsArray()
                .SelectMany(block => block!["items"]?.AsArray().Select(item => item!["text"]!.GetValue<string>()) ?? [block["text"]!.GetValue<string>()])
                .Concat(Lines(section["children"]!.AsArray())));
    }

    [Fact]
    public async Task The_pages_own_elements_are_left_as_they_were_and_nothing_else_is_asked_of_anybody()
    {
        var page = await site.ReaderAsync();
        var foreign = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Api, StringComparison.Ordinal) && !request.Url.StartsWith(site.Partner.Address, StringComparison.Ordinal)) foreign.Add(request.Url);
        };
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") faults.Add(message.Text);
        };

        await page.GotoAsync(site.Partner.PutPage("/own", site.Element(Section, "<p id=\"own\">Le <em>texte</em> de la page.</p>"), site.Api));
        await page.SaysAsync(Identical);

        (await page.Locator("vetted-content").EvaluateAsync<string>("element => element.innerHTML")).Should().Be("<p id=\"own\">Le <em>texte</em> de la page.</p>");
        foreign.Should().BeEmpty();
        faults.Where(fault => !fault.Contains("favicon", StringComparison.Ordinal)).Should().BeEmpty();
        (await page.Context.CookiesAsync()).Should().BeEmpty();
        (await page.EvaluateAsync<string[]>("Object.entries(localStorage).flat()")).Should().Equal($"vetted-content {site.Api}", "1");
        var asked = site.Way.Requests.Where(request => request.Method == "GET").ToArray();
        asked.Select(request => request.Path).Should().BeEquivalentTo("/embed/v1/vetted-content.js", Section, "/.well-known/jwks.json", "/v1/freshness");
        asked.Where(request => request.Path != "/embed/v1/vetted-content.js").Should().AllSatisfy(request =>
            request.Headers.Keys.Should().NotContain(["Cookie", "Referer", "Authorization"]));
    }

    [Theory]
    [InlineData("/v1/fr/sections/anti-interleukines-pour-qui", "verifications-liste", "verifications verifications-liste", "6")]
    [InlineData(Section, "surveillance", "surveillance", "5")]
    [InlineData(Section, "rendez-vous", "rendez-vous", "7")]
    public async Task A_block_is_taken_from_its_section_with_what_it_requires_and_what_these_cite(string section, string block, string shown, string notes)
    {
        var page = await site.OpenAsync($"{section}/blocks/{block}");
        await page.SaysAsync(Identical);

        using var client = new HttpClient();
        var whole = System.Text.Json.Nodes.JsonNode.Parse(await client.GetStringAsync(site.Way.Api + section[1..], TestContext.Current.CancellationToken))!;
        var expected = whole["blocks"]!.AsArray().Where(one => shown.Split(' ').Contains(one!["id"]!.GetValue<string>()))
            .SelectMany(one => one!["items"]?.AsArray().Select(item => item!["text"]!.GetValue<string>()) ?? [one["text"]!.GetValue<string>()]);
        (await page.Locator("vetted-content [part=paragraph], vetted-content [part=item]").AllTextContentsAsync()).Should().Equal(expected);
        (await page.Locator("vetted-content [part=note]").EvaluateAllAsync<string[]>("notes => notes.map(note => note.getAttribute('value'))")).Should().Equal(notes.Split(' '));
        site.Way.Requests.Should().NotContain(request => request.Path.Contains("/blocks/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_on_a_page_ask_for_the_keys_once_and_do_not_mix_their_notes()
    {
        var page = await site.ReaderAsync();
        var body = site.Element(Section) + site.Element("/v1/fr/faqs?topic=anti-interleukines") + site.Element("/v1/fr/sections/anti-interleukines-pour-qui");
        await page.GotoAsync(site.Partner.PutPage("/several", body, site.Api));

        foreach (var element in await page.Locator("vetted-content").AllAsync()) await Assertions.Expect(element.Locator("[part=status]")).ToContainTextAsync(Identical);

        site.Way.Requests.Count(request => request.Path == "/.well-known/jwks.json").Should().Be(1);
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task A_note_is_reached_from_its_mention_and_back_by_keyboard()
    {
        var page = await site.OpenAsync(Section);
        await page.SaysAsync(Identical);
        var marker = page.Locator("vetted-content [part=marker]").First;

        await marker.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        (await FocusedAsync(page)).Should().StartWith("note-");
        await page.Keyboard.PressAsync("Tab");
        (await page.Locator("vetted-content").EvaluateAsync<string?>("element => element.shadowRoot.activeElement.getAttribute('role') ?? element.shadowRoot.activeElement.getAttribute('part')")).Should().BeOneOf("doc-backlink", "link");
        var back = page.Locator("vetted-content [part=back]").First;
        await back.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        (await FocusedAsync(page)).Should().StartWith("mention-");
        page.Url.Should().NotContain("#", "the page's address stays its own");
    }

    [Fact]
    public async Task Questions_open_and_close_by_keyboard()
    {
        var page = await site.OpenAsync("/v1/fr/faqs?topic=anti-interleukines");
        await page.SaysAsync(Identical);
        var first = page.Locator("vetted-content details").First;

        (await first.GetAttributeAsync("open")).Should().BeNull();
        await first.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        (await first.GetAttributeAsync("open")).Should().NotBeNull();
        await page.Keyboard.PressAsync("Space");
        (await first.GetAttributeAsync("open")).Should().BeNull();
    }

    [Theory]
    [InlineData("fr", "Sources consultées de ", "Relecture : date non communiquée")]
    [InlineData("en", "Sources consulted from ", "Review: date not told")]
    public async Task Words_of_ours_are_in_the_pages_language_and_the_text_in_its_own(string language, string sources, string review)
    {
        var page = await site.OpenAsync("/v1/fr/topics/anti-interleukines", attributes: $"lang=\"{language}\"");
        await page.Status().WaitForAsync();

        var text = await page.VisibleTextAsync();
        text.Should().Contain(sources).And.Contain(review);
        if (language == "fr") text.Should().Contain("Sources consultées de 07/2020 à 10/2022");
        (await page.Locator("vetted-content [part=content]").GetAttributeAsync("lang")).Should().Be("fr");
        (await page.Locator("vetted-content [part=provenance]").GetAttributeAsync("lang")).Should().Be(language);
        await page.PictureAsync($"component-words-{language}");
    }

    [Theory]
    [InlineData("dark", 1024, ColorScheme.Dark, ForcedColors.None)]
    [InlineData("forced", 1024, ColorScheme.Dark, ForcedColors.Active)]
    [InlineData("narrow", 320, ColorScheme.Light, ForcedColors.None)]
    public async Task It_is_read_in_the_dark_in_forced_colours_and_on_a_narrow_screen(string name, int width, ColorScheme scheme, ForcedColors forced)
    {
        var page = await site.ReaderAsync(options =>
        {
            (options.ColorScheme, options.ForcedColors) = (scheme, forced);
            options.ViewportSize = new ViewportSize { Width = width, Height = 800 };
        });
        var body = site.Element("/v1/fr/topics/anti-interleukines") + site.Element("/v1/fr/faqs?topic=anti-interleukines") + site.Element("/v1/fr/eligibility-criteria?topic=anti-interleukines");
        // A page that can be dark says so, and the component follows it. The colour is the canvas's anyway; axe has to be told.
        const string Head = "<meta name=\"viewport\" content=\"width=device-width\"><style>:root { color-scheme: light dark; background: Canvas }</style>";
        await page.GotoAsync(site.Partner.Put($"/{name}", $"<!doctype html><html lang=\"fr\"><title>Un partenaire</title>{Head}<main><h1>Un partenaire</h1>{body}</main>", policy: ""));
        await page.SaysAsync(Identical);

        (await page.IsWiderThanItsWindowAsync()).Should().BeFalse();
        await page.ShouldBeAccessibleAsync();
        await page.PictureAsync($"component-{name}");
    }

    [Fact]
    public async Task In_print_every_question_is_open_and_the_date_of_the_check_stands_there()
    {
        var page = await site.OpenAsync("/v1/fr/faqs?topic=anti-interleukines");
        await page.SaysAsync(Identical);

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");

        (await page.Locator("vetted-content details:not([open])").CountAsync()).Should().Be(0);
        (await page.Status().InnerTextAsync()).Should().Contain("Contrôle du ");
        await page.PictureAsync("component-print");
        await page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        (await page.Locator("vetted-content details[open]").CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task It_is_themed_by_custom_properties_and_parts()
    {
        var page = await site.ReaderAsync();
        const string Theme = "<style>vetted-content { --vetted-color: rgb(1, 2, 3) } vetted-content::part(heading) { color: rgb(4, 5, 6) }</style>";
        await page.GotoAsync(site.Partner.Put("/themed", $"<!doctype html><html lang=\"fr\"><title>Un partenaire</title>{Theme}{site.Element(Section)}", policy: ""));
        await page.SaysAsync(Identical);

        (await ColourAsync("[part=paragraph]")).Should().Be("rgb(1, 2, 3)");
        (await ColourAsync("[part=heading]")).Should().Be("rgb(4, 5, 6)");

        Task<string> ColourAsync(string part) => page.Locator($"vetted-content {part}").First.EvaluateAsync<string>("one => getComputedStyle(one).color");
    }

    private static Task<string> FocusedAsync(IPage page) =>
        page.Locator("vetted-content").First.EvaluateAsync<string>("element => element.shadowRoot.activeElement?.id ?? ''");
}
