using ContentApi.Http;
using ContentApi.Published;

namespace ContentApi.Hosting;

/// <summary>What is said at start: what is served, from where, and the addresses to open.</summary>
public static class Announcement
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task WriteAsync(TextWriter output, WebApplication app)
    {
        var current = app.Services.GetRequiredService<Current>();
        var site = app.Services.GetRequiredService<SiteOptions>();
        await Task.WhenAny(current.First, Task.Delay(Patience));
        var what = current.Served is { } served
            ? $"release {served.Number}: {string.Join(", ", served.Snapshot.Live.Select(topic => $"{topic.Slug} ({topic.Locale})"))}"
            : "nothing yet, and goes on trying";
        var elsewhere = app.Urls.Contains(site.BaseUrl) ? "" : $"{Environment.NewLine}  listening on {string.Join(", ", app.Urls)}";
        await output.WriteLineAsync(
            $"""
            ContentApi serves {what}
              from {current.Source.Description}{elsewhere}
              {site.BaseUrl}/           what this is
              {site.BaseUrl}/docs/api   the API, to read and try
              {site.BaseUrl}/v1         where clients start
            Ctrl+C stops it.
            """);
    }
}
