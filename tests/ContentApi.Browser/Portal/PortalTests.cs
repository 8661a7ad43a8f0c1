using ContentApi.Browser.Hosting;
using Microsoft.Playwright;

namespace ContentApi.Browser.Portal;

/// <summary>The portal as partners and editors find it, with and without what browsers add.</summary>
public sealed class PortalTests(EmbeddedSite site) : IClassFixture<EmbeddedSite>
{
    private const string Identical = "Identique à la version publiée";

    public static TheoryData<string, string> Pages => new()
    {
        { "start-fr", "/?text=fr/sections/anti-interleukines-suivi" },
        { "start-en", "/en" },
        { "questions", "/?text=fr/topics/anti-interleukines/faqs" },
        { "criteria", "/?text=fr/topics/anti-interleukines/eligibility-criteria" },
        { "check-fr", "/check" },
        { "check-en", "/en/check" },
        { "print", "/print/fr/topics/anti-interleukines" },
        { "privacy-fr", "/privacy" },
        { "privacy-en", "/en/privacy" },
        { "accessibility-fr", "/accessibility" },
        { "accessibility-en", "/en/accessibility" },
        { "docs", "/docs" },
        { "changelog", "/docs/changelog" },
        { "proof", "/docs/proof" },
        { "wrong", "/?text=x" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_is_accessible_light_and_dark_and_narrow(string name, string path)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await site.ReaderAsync(reader =>
            {
                reader.ColorScheme = scheme;
                reader.ViewportSize = new ViewportSize { Width = scheme == ColorScheme.Light ? 1024 : 320, Height = 800 };
            });
            // What stands there until the component has come has to be accessible too: some pages are looked at with it, some without.
            site.Way.Replay = name.StartsWith("start", StringComparison.Ordinal) ? null : request => request.Path.Value!.EndsWith(".js", StringComparison.Ordinal) ? new Recorded(404, [], []) : null;
            await page.GotoAsync(site.Api + path);
            if (name.StartsWith("start", StringComparison.Ordinal)) await page.Locator("vetted-content [part=status]").Filter(new LocatorFilterOptions { HasText = name.EndsWith("fr", StringComparison.Ordinal) ? Identical : "Identical" }).WaitForAsync();

            await page.ShouldBeAccessibleAsync();
            (await page.IsWiderThanItsWindowAsync()).Should().BeFalse();
            await page.PictureAsync($"portal-{name}-{scheme}");
        }
    }

    [Fact]
    public async Task By_keyboard_alone_a_text_is_chosen_and_its_code_copied()
    {
        var page = await site.ReaderAsync(reader => reader.Permissions = ["clipboard-read", "clipboard-write"]);
        await page.GotoAsync(site.Api + "/");
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.className")).Should().Be("skip");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "text");
        await page.Keyboard.TypeAsync("Voyage");
        await TabToAsync(page, "words");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("text=", StringComparison.Ordinal));
        await page.Locator("#code-component").WaitForAsync();

        await TabToAsync(page, "code-component");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#copied")).ToContainTextAsync("Copié.");
        (await page.EvaluateAsync<string>("document.activeElement.tagName")).Should().Be("BUTTON");
        (await page.EvaluateAsync<string>("navigator.clipboard.readText()")).Should().Be(await page.Locator("#code-component").InputValueAsync());
    }

    [Fact]
    public async Task What_is_copied_works_in_a_page_under_a_strict_policy()
    {
        var page = await site.ReaderAsync();
        await page.GotoAsync(site.Api + "/?text=fr/sections/anti-interleukines-regularite");
        var code = await page.Locator("#code-pinned").InputValueAsync();

        await page.GotoAsync(site.Partner.PutPage("/copied", code, site.Api));

        await Assertions.Expect(page.Locator("vetted-content [part=status]")).ToContainTextAsync(Identical);
    }

    [Fact]
    public async Task Without_script_a_text_is_chosen_and_read_and_a_page_is_checked()
    {
        var page = await site.ReaderAsync(reader => reader.JavaScriptEnabled = false);
        await page.GotoAsync(site.Api + "/");
        await page.Locator("#text").SelectOptionAsync("fr/sections/anti-interleukines-regularite");
        await page.Locator("button[type=submit]").ClickAsync();

        await Assertions.Expect(page.Locator(".preview p").First).ToContainTextAsync("Quel que soit le rythme d’injection");
        (await page.Locator("button:not([type=submit])").CountAsync()).Should().Be(0);

        await page.Locator("nav a[href$=check]").First.ClickAsync();
        await page.Locator("#text").FillAsync("Quel que soit le rythme d’injection de votre traitement, la régularité est inutile pour mettre toutes les chances de votre côté.");
        await page.Locator("button[type=submit]").ClickAsync();

        await Assertions.Expect(page.Locator(".found del")).ToContainTextAsync("inutile");
        await Assertions.Expect(page.Locator(".found ins").First).ToContainTextAsync("indispensable");
        await page.PictureAsync("portal-checked");
    }

    [Fact]
    public async Task A_result_is_accessible_and_the_differing_words_are_told_apart_without_colour()
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await site.ReaderAsync(reader =>
            {
                reader.ColorScheme = scheme;
                reader.ForcedColors = scheme == ColorScheme.Dark ? ForcedColors.Active : ForcedColors.None;
            });
            await page.GotoAsync(site.Api + "/en/check");
            await page.Locator("#text").FillAsync("Quel que soit le rythme d’injection de votre traitement, la régularité est inutile pour mettre toutes les chances de votre côté.\nBonjour à tous.");
            await page.Locator("button[type=submit]").ClickAsync();
            var deleted = page.Locator(".found del");
            await deleted.WaitForAsync();

            if (scheme == ColorScheme.Light) await page.ShouldBeAccessibleAsync();
            (await deleted.EvaluateAsync<string>("element => getComputedStyle(element).textDecorationLine")).Should().Be("line-through");
            (await page.Locator(".found ins").First.EvaluateAsync<string>("element => getComputedStyle(element).textDecorationLine")).Should().Be("underline");
            await page.PictureAsync($"portal-result-{scheme}");
        }
    }

    [Fact]
    public async Task In_forced_colours_and_at_twice_the_size_all_stays_in_reach()
    {
        var page = await site.ReaderAsync(reader =>
        {
            reader.ForcedColors = ForcedColors.Active;
            reader.ViewportSize = new ViewportSize { Width = 512, Height = 450 };
            reader.DeviceScaleFactor = 2;
        });
        await page.GotoAsync(site.Api + "/?text=fr/topics/anti-interleukines");
        await Assertions.Expect(page.Locator("vetted-content [part=status]")).ToContainTextAsync(Identical);

        (await page.IsWiderThanItsWindowAsync()).Should().BeFalse();
        foreach (var control in await page.Locator("select, form button, [data-snippet] button, body > header a, body > footer a").AllAsync())
        {
            var box = (await control.BoundingBoxAsync())!;
            box.Height.Should().BeGreaterThanOrEqualTo(24);
        }

        await page.PictureAsync("portal-forced");
    }

    [Fact]
    public async Task On_paper_the_text_stands_with_its_ids_and_without_what_is_for_screens()
    {
        var page = await site.ReaderAsync();
        await page.GotoAsync(site.Api + "/print/fr/topics/anti-interleukines");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        await Assertions.Expect(page.Locator("body > header nav")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".sign").First).ToBeVisibleAsync();
        (await page.Locator("[data-anchor]").First.EvaluateAsync<string>("element => getComputedStyle(element, '::before').content")).Should().Contain("interleukines");
        (await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true })).Length.Should().BeGreaterThan(10_000);
        await page.PictureAsync("portal-paper");
    }

    private static async Task TabToAsync(IPage page, string id)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            if (await page.EvaluateAsync<string>("document.activeElement.id") == id) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab never reaches #{id}.");
    }
}
