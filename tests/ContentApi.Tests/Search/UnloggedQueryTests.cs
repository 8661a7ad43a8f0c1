using System.Collections.Concurrent;
using System.Net;
using ContentApi.Delivery.V1;
using ContentApi.Hosting;
using ContentApi.Published;
using ContentApi.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ContentApi.Tests.Search;

/// <summary>What somebody looks for may tell of their health: it is in no log, whatever is turned on and whatever fails.</summary>
public sealed class UnloggedQueryTests : ILoggerProvider, ILogger
{
    private const string Secret = "ciclosporine";

    private readonly ConcurrentQueue<string> written = [];

    [Theory]
    [InlineData(false, HttpStatusCode.OK)]
    [InlineData(true, HttpStatusCode.InternalServerError)]
    public async Task A_query_is_never_logged(bool fails, HttpStatusCode status)
    {
        await using var host = await ContentHost.StartAsync(
            "Host=127.0.0.1;Port=1;Username=nobody;Database=nothing",
            services =>
            {
                services.AddSingleton<ILoggerProvider>(this);
                if (fails) services.AddSingleton<Renderer>(WithoutQuestions);
            },
            "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace", "--Logging:Console:LogLevel:Default=None");
        host.Current.Advance(known: null, SeedRelease.Of(new SeedFiles().Read()), TestContext.Current.CancellationToken);
        host.Current.Confirm();

        (await host.Client.GetAsync(Asked.Address(Secret))).StatusCode.Should().Be(status);
        (await host.Client.GetAsync(Asked.Address(Secret, $"&kind={Secret}"))).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await host.Client.GetAsync(Asked.Address(Secret, $"&{Secret}=%00"))).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await host.Client.GetAsync(Asked.Address(Secret, locale: "de"))).StatusCode.Should().Be(HttpStatusCode.NotFound);

        written.Should().Contain(line => line.Contains("/v1/fr/search"), "this test would see one");
        if (fails) written.Should().Contain(line => line.Contains("GET /v1/fr/search failed"));
        written.Where(line => line.Contains(Secret, StringComparison.OrdinalIgnoreCase)).Should().BeEmpty();
    }

    private static Renderer WithoutQuestions(IServiceProvider services) => (snapshot, topics, previous) =>
    {
        var answers = services.GetRequiredService<V1Renderer>().Render(snapshot, topics, previous);
        var rest = answers.Edit();
        foreach (var path in answers.Keys.Where(path => path.Contains("/faqs/", StringComparison.Ordinal))) rest.Remove(path);
        return rest.Finish();
    };

    ILogger ILoggerProvider.CreateLogger(string categoryName) => this;

    IDisposable? ILogger.BeginScope<TState>(TState state)
    {
        written.Enqueue(Text(state));
        return null;
    }

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        written.Enqueue($"{formatter(state, exception)} {Text(state)} {exception}");

    void IDisposable.Dispose()
    {
    }

    private static string Text(object? state) => state is IEnumerable<KeyValuePair<string, object?>> members
        ? string.Join(' ', members.Select(member => $"{member.Key}={member.Value}"))
        : $"{state}";
}
