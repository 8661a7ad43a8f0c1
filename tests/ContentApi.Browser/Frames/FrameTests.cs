using System.Text.Json;
using ContentApi.Browser.Hosting;
using Microsoft.Playwright;

namespace ContentApi.Browser.Frames;

/// <summary>A text in a frame of a partner's page, as a reader finds it there.</summary>
public sealed class FrameTests(EmbeddedSite site) : IClassFixture<EmbeddedSite>
{
    private const string Section = "/embed/v1/fr/sections/anti-interleukines-suivi";

    private const string Sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

    public static TheoryData<string, string> Pages => new()
    {
        { "section", Section },
        { "topic", "/embed/v1/fr/topics/anti-interleukines" },
        { "block", $"{Section}/blocks/surveillance" },
        { "faq", "/embed/v1/fr/faqs/anti-interleukines-interleukines" },
        { "faqs", "/embed/v1/fr/faqs?topic=anti-interleukines" },
        { "criterion", "/embed/v1/fr/eligibility-criteria/anti-interleukines-contraception" },
        { "criteria", "/embed/v1/fr/eligibility-criteria?topic=anti-interleukines" },
        { "absent", "/embed/v1/fr/sections/absente" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_is_accessible_light_dark_and_narrow(string name, string path)
    {
        foreach (var theme in new[] { "light", "dark" })
        {
            var page = await site.ReaderAsync(reader => reader.ViewportSize = new ViewportSize { Width = theme == "light" ? 640 : 320, Height = 800 });
            await page.GotoAsync($"{site.Api}{path}{(path.Contains('?') ? '&' : '?')}theme={theme}");

            await page.ShouldBeAccessibleAsync();
            (await page.IsWiderThanItsWindowAsync()).Should().BeFalse();
            await page.PictureAsync($"frame-{name}-{theme}");
        }
    }

    [Theory]
    [InlineData(Sandbox)]
    [InlineData("allow-scripts")]
    [InlineData(null)]
    public async Task The_frame_tells_its_height_also_in_a_sandbox_and_again_when_it_changes(string? sandbox)
    {
        var page = await OpenAsync($"{site.Api}/embed/v1/fr/faqs?topic=anti-interleukines", sandbox);
        var folded = await HeightAsync(page, above: 100);

        await page.FrameLocator("iframe").Locator("summary").First.ClickAsync();

        var disclosed = await HeightAsync(page, above: folded);
        disclosed.Should().BeGreaterThan(folded);
        (await page.Locator("iframe").EvaluateAsync<int>("frame => frame.height")).Should().Be(disclosed);
    }

    [Fact]
    public async Task WordPress_is_told_in_its_own_words_within_its_bounds()
    {
        const string secret = "a1B2c3D4e5";
        var page = await OpenAsync($"{site.Api}/embed/v1/fr/topics/anti-interleukines#?secret={secret}", "allow-scripts");

        await page.UntilAsync("messages.some(told => told.message === 'height')");
        var height = await page.EvaluateAsync<JsonElement>("messages.find(told => told.message === 'height')");
        height.GetProperty("value").GetInt32().Should().Be(1000);
        height.GetProperty("secret").GetString().Should().Be(secret);

        // Who begins to listen late says that it is ready, and is told again.
        await page.EvaluateAsync($"() => {{ messages.length = 0; frames[0].postMessage({{ message: 'ready', secret: '{secret}' }}, '*'); }}");
        await page.UntilAsync("messages.some(told => told.message === 'height')");

        await page.FrameLocator("iframe").Locator("a[rel~=bookmark]").ClickAsync();
        await page.UntilAsync("messages.some(told => told.message === 'link')");
        (await page.EvaluateAsync<string>("messages.find(told => told.message === 'link').value")).Should().Be($"{site.Api}/v1/fr/topics/anti-interleukines");
    }

    [Fact]
    public async Task Nobody_is_told_anything_of_WordPress_who_is_not_WordPress()
    {
        var page = await OpenAsync(site.Api + Section, Sandbox);
        await HeightAsync(page, above: 100);

        (await page.EvaluateAsync<bool>("messages.every(told => told.type === 'vetted-content:height')")).Should().BeTrue();
    }

    [Fact]
    public async Task Without_script_all_of_it_is_there()
    {
        var page = await site.ReaderAsync(reader => reader.JavaScriptEnabled = false);
        await page.GotoAsync($"{site.Api}/embed/v1/fr/faqs?topic=anti-interleukines");
        var answer = page.Locator("details").First.Locator("p").First;
        await Assertions.Expect(answer).ToBeHiddenAsync();

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(answer).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_paper_every_answer_is_shown()
    {
        var page = await site.ReaderAsync();
        await page.GotoAsync($"{site.Api}/embed/v1/fr/faqs?topic=anti-interleukines");

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        await Assertions.Expect(page.Locator("details").First.Locator("p").First).ToBeVisibleAsync();
    }

    /// <summary>A partner's page with a frame, which keeps all that the frame tells and listens to its height as docs/embedding.md says.</summary>
    private async Task<IPage> OpenAsync(string address, string? sandbox)
    {
        var page = await site.ReaderAsync();
        var told = site.Partner.Put("/told.js", "window.messages = []; addEventListener('message', (event) => messages.push(event.data));", "", "text/javascript");
        var listener = site.Partner.Put("/height.js", PartnerFiles.Read("plain", "height.js"), "", "text/javascript");
        var attribute = sandbox is null ? "" : $" sandbox=\"{sandbox}\"";
        await page.GotoAsync(site.Partner.Put(
            "/frame",
            $"<!doctype html><html lang=\"fr\"><title>Un partenaire</title><script src=\"{told}\"></script><script src=\"{listener}\"></script><iframe src=\"{address}\" title=\"Suivi\" width=\"600\" height=\"480\"{attribute}></iframe>",
            $"default-src 'none'; script-src 'self'; frame-src {site.Api}"));
        return page;
    }

    private static async Task<int> HeightAsync(IPage page, int above)
    {
        await page.UntilAsync("above => messages.some(told => told.type === 'vetted-content:height' && told.height > above)", above);
        return await page.EvaluateAsync<int>("messages.filter(told => told.type === 'vetted-content:height').at(-1).height");
    }
}
