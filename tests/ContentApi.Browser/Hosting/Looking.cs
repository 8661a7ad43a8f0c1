using ContentApi.Tests.Hosting;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ContentApi.Browser.Hosting;

/// <summary>How a page is looked at: by axe, and by whoever opens the pictures.</summary>
internal static class Looking
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string Folder = Directory.CreateDirectory(
        Environment.GetEnvironmentVariable("CONTENTAPI_SCREENS") is { Length: > 0 } given ? given : Path.Combine(AppContext.BaseDirectory, "screens")).FullName;

    /// <summary>No rule of WCAG 2.2 A and AA, and no best practice, is violated. It takes a page that may run scripts: axe is one.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] }).WaitAsync(Patience);
        result.Violations.Select(violation => $"{violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Select(node => node.Html))}").Should().BeEmpty();
    }

    /// <summary>A picture of the whole page, among the files of the run.</summary>
    public static Task<byte[]> PictureAsync(this IPage page, string name) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}.png"), FullPage = true });

    /// <summary>Waits until something holds in the page. Asked from out here each time: a page under a strict policy may not evaluate it by itself.</summary>
    public static Task UntilAsync(this IPage page, string condition, object? argument = null) =>
        ContentHost.UntilAsync(() => page.EvaluateAsync<bool>(condition, argument));

    /// <summary>Whether anything has to be scrolled sideways to be read.</summary>
    public static async Task<bool> IsWiderThanItsWindowAsync(this IPage page) =>
        await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");
}
