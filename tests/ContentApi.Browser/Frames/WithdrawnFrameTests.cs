using ContentApi.Browser.Hosting;
using ContentApi.Content;
using ContentApi.Published;
using ContentApi.Tests.Hosting;
using Microsoft.Playwright;

namespace ContentApi.Browser.Frames;

public sealed class WithdrawnFrameTests(PostgresServer server, Chromium chromium) : IAsyncLifetime
{
    private readonly EmbeddedSite site = new(server, chromium);

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("light", 640)]
    [InlineData("dark", 320)]
    public async Task A_reader_is_told_of_a_withdrawal_in_the_frame(string theme, int width)
    {
        var page = await site.ReaderAsync(reader => reader.ViewportSize = new ViewportSize { Width = width, Height = 500 });
        await site.WithdrawAsync("anti-interleukines-voyage", Severity.Safety, "Rappel de lot.", instead: "anti-interleukines-suivi", Kind.Section);

        await page.GotoAsync(site.Partner.PutPage(
            "/frame", $"<iframe src=\"{site.Api}/embed/v1/fr/sections/anti-interleukines-voyage?theme={theme}\" title=\"Voyage\" width=\"{width - 60}\" sandbox=\"allow-scripts\"></iframe>", site.Api));

        var frame = page.FrameLocator("iframe");
        await Assertions.Expect(frame.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Retiré");
        await Assertions.Expect(frame.Locator("main")).ToContainTextAsync("Rappel de lot.");
        await page.ShouldBeAccessibleAsync();
        await page.GotoAsync($"{site.Api}/embed/v1/fr/sections/anti-interleukines-voyage?theme={theme}");
        await page.ShouldBeAccessibleAsync();
        await page.PictureAsync($"frame-withdrawn-{theme}");
    }
}
