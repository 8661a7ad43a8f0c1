using System.Net;
using ContentApi.Hosting;
using ContentApi.Published;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace ContentApi.Tests.Hosting;

/// <summary>The real host on a real socket, as <c>serve</c> builds it.</summary>
public sealed class ContentHost : IAsyncDisposable
{
    public const string BaseUrl = "https://content.example";

    /// <summary>How long a test waits for what must come. Only a failing test waits so long.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly WebApplication app;

    // What a host keeps for its next start, unless the test names a folder for it.
    private readonly string lastGood;

    private ContentHost(WebApplication app, string lastGood)
    {
        (this.app, this.lastGood) = (app, lastGood);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(addresses.First()),
            Timeout = Deadline,
        };
    }

    /// <summary>Follows no redirection and decodes nothing: what it shows is what was sent.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    public Current Current => app.Services.GetRequiredService<Current>();

    /// <param name="reader">The reader's connection string; null: the host chooses for itself.</param>
    public static async Task<ContentHost> StartAsync(string? reader, Action<IServiceCollection>? configure = null, params string[] settings)
    {
        var lastGood = Path.Combine(Path.GetTempPath(), $"contentapi-test-{Guid.NewGuid():N}");
        string[] all =
        [
            "--urls=http://127.0.0.1:0", $"--Site:BaseUrl={BaseUrl}", "--Logging:LogLevel:Default=None", $"--Published:LastGood={lastGood}",
            .. reader is null ? [] : new[] { $"--ConnectionStrings:Reader={reader}" },
            .. settings,
        ];
        var stop = TestContext.Current.CancellationToken;
        var app = await Serve.BuildAsync(all, configure, stop);
        await app.StartAsync(stop);
        return new ContentHost(app, lastGood);
    }

    public async Task<ContentHost> ReadyAsync()
    {
        await UntilAsync(async () => (await Client.GetAsync("/health/ready")).IsSuccessStatusCode);
        return this;
    }

    /// <summary>Waits until this node serves a release.</summary>
    public Task UntilReleaseAsync(int number) => UntilAsync(() => Task.FromResult(Current.Served?.Snapshot.Release.Number == number));

    /// <summary>Waits for what must come, until the deadline.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Deadline);
        while (!await condition()) await Task.Delay(TimeSpan.FromMilliseconds(20), deadline.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (Directory.Exists(lastGood)) Directory.Delete(lastGood, recursive: true);
    }
}
