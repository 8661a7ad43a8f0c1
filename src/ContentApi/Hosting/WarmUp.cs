using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Http;
using ContentApi.Published;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ContentApi.Hosting;

/// <summary>Asks this node for its own content before it says that it is ready, so that no reader pays for the first compilation.</summary>
public sealed class WarmUp(Current current, IServer server, IHostApplicationLifetime lifetime, ClientQuotas clients, ILogger<WarmUp> log) : BackgroundService
{
    private const int Addresses = 64;
    private const int RoundLength = 64;
    private const int Rounds = 5;

    // The runtime compiles a method again, and well, when it is called 30 times after a tenth of a second in which nothing was called
    // for the first time. Readers who come all at once grant a node of one core no such rest: it stays half as fast for twenty seconds.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(150);

    private volatile bool isDone;

    public bool IsDone => isDone;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        // Cancelled when the start fails: that is told by what failed, and not by us too.
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stoppingToken.IsCancellationRequested) return;
        var served = await current.First.WaitAsync(stoppingToken);
        try
        {
            // A list takes the MVC path, which is built on its first request.
            var lists = served.Snapshot.Locales.Take(1).Select(locale => Urls.Collection(locale, Kind.Section));
            await AskAsync([.. served.Answers.Keys.Take(Addresses), .. Forms(served), .. lists], stoppingToken);
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            // Such as an address that only others reach, or a certificate for another name. A node that is cold is still ready.
            log.LogDebug(fault, "The warm-up could not ask for all that it wanted.");
        }

        // What we asked for ourselves is on no reader's account.
        clients.ForgetAll();
        // What loading left behind is given back before readers come, and while a pause hurts nobody.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        isDone = true;
    }

    /// <summary>One resource in every form that it has: what writes them is compiled then, and the rest is made soon enough when it is asked for.</summary>
    private static IEnumerable<string> Forms(LoadedRelease served) =>
        served.Answers.FirstOrDefault(answer => answer.Value.OtherFormats is not null) is { Value: { } answer, Key: var path }
            ? answer.OtherFormats!.All.Select(form => path + form.Suffix)
            : [];

    private async Task AskAsync(string[] paths, CancellationToken stop)
    {
        if (LocalAddress() is not { } address) return;
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };
        for (var round = 0; round < Rounds; round++)
        {
            for (var turn = 0; turn < RoundLength; turn++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, paths[((round * RoundLength) + turn) % paths.Length]);
                request.Headers.AcceptEncoding.ParseAdd("br, gzip;q=0.5");
                using var response = await client.SendAsync(request, stop);
            }

            await Task.Delay(Rest, stop);
        }
    }

    private Uri? LocalAddress()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var plain = addresses.FirstOrDefault(address => address.StartsWith("http://", StringComparison.Ordinal));
        return plain is null ? null : new Uri(plain.Replace("[::]", "localhost").Replace("0.0.0.0", "localhost").Replace("//+", "//localhost").Replace("//*", "//localhost"));
    }
}
