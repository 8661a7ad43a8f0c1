using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ContentApi.Browser.Hosting;

/// <summary>
/// What stands between the browser and the API, and has its address: it passes everything on, until a test has it alter answers, give old ones again,
/// be slow, or be down.
/// </summary>
public sealed class Way : IAsyncDisposable
{
    private static readonly string[] OwnHeaders = ["transfer-encoding", "connection", "keep-alive", "content-length", "host"];

    private readonly HttpClient onwards = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, AllowAutoRedirect = false, UseCookies = false });
    private readonly List<Passed> passed = [];
    private WebApplication app = null!;

    private Way()
    {
    }

    /// <summary>The address that everybody knows the API by.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Where the API really is.</summary>
    public Uri? Api { get; set; }

    public bool IsDown { get; set; }

    /// <summary>What an answer waits for; null: nothing.</summary>
    public Task? Until { get; set; }

    /// <summary>From the path and the text of an answer to what is given instead. Answers come uncompressed then.</summary>
    public Func<string, string, string>? Alter { get; set; }

    /// <summary>What is answered without asking the API; null: ask it.</summary>
    public Func<HttpRequest, Recorded?>? Replay { get; set; }

    /// <summary>What came by, in order.</summary>
    public IReadOnlyList<Passed> Requests
    {
        get
        {
            lock (passed) return [.. passed];
        }
    }

    public static async Task<Way> StartAsync()
    {
        var way = new Way();
        (way.app, var port) = await Loopback.StartAsync(way.PassAsync);
        way.Address = $"http://localhost:{port}";
        return way;
    }

    public void Forget()
    {
        lock (passed) passed.Clear();
    }

    /// <summary>Whatever a test had it do.</summary>
    public void Reset() => (IsDown, Until, Alter, Replay) = (false, null, null, null);

    /// <summary>An answer as it is now, to be given again later.</summary>
    public async Task<Recorded> RecordAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Api!, path));
        using var answer = await onwards.SendAsync(request, TestContext.Current.CancellationToken);
        return await RecordAsync(answer);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        onwards.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var request = context.Request;
        var path = $"{request.Path}{request.QueryString}";
        var answer = 0;
        try
        {
            if (Until is { } until) await until.WaitAsync(context.RequestAborted);
            if (IsDown)
            {
                context.Abort();
                return;
            }

            var recorded = Replay?.Invoke(request) ?? await AskAsync(request, path);
            answer = recorded.Status;
            await WriteAsync(context.Response, recorded, HttpMethods.IsHead(request.Method));
        }
        finally
        {
            lock (passed) passed.Add(new Passed(request.Method, path, answer, request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        }
    }

    private async Task<Recorded> AskAsync(HttpRequest request, string path)
    {
        using var asked = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(Api!, path));
        if (request.ContentLength is > 0) asked.Content = new StreamContent(request.Body);
        foreach (var (name, value) in request.Headers)
        {
            if (OwnHeaders.Contains(name.ToLowerInvariant()) || (Alter is not null && name is "Accept-Encoding" or "If-None-Match" or "If-Modified-Since")) continue;
            if (!asked.Headers.TryAddWithoutValidation(name, value.ToArray())) asked.Content?.Headers.TryAddWithoutValidation(name, value.ToArray());
        }

        using var answer = await onwards.SendAsync(asked, request.HttpContext.RequestAborted);
        var recorded = await RecordAsync(answer);
        return Alter is null || recorded.Body.Length == 0 ? recorded : recorded with { Body = System.Text.Encoding.UTF8.GetBytes(Alter(path, recorded.Text)) };
    }

    private static async Task<Recorded> RecordAsync(HttpResponseMessage answer) => new(
        (int)answer.StatusCode,
        [.. answer.Headers.Concat(answer.Content.Headers).Where(header => !OwnHeaders.Contains(header.Key.ToLowerInvariant())).Select(header => (header.Key, header.Value.ToArray()))],
        await answer.Content.ReadAsByteArrayAsync());

    private static async Task WriteAsync(HttpResponse response, Recorded recorded, bool isHead)
    {
        response.StatusCode = recorded.Status;
        foreach (var (name, values) in recorded.Headers) response.Headers[name] = values;
        if (isHead || recorded.Body.Length == 0) return;
        response.ContentLength = recorded.Body.Length;
        await response.Body.WriteAsync(recorded.Body);
    }
}

/// <summary>An answer of the API.</summary>
public sealed record Recorded(int Status, (string Name, string?[] Values)[] Headers, byte[] Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}

/// <param name="Answer">Its status; 0: none was given.</param>
public sealed record Passed(string Method, string Path, int Answer, IReadOnlyDictionary<string, string> Headers);
