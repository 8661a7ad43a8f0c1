using ContentApi.Benchmarks.Load;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ContentApi.Benchmarks.References;

/// <summary>
/// The measure of the limit: Kestrel, and one function that sets the headers and writes the bytes. No middleware, no routing, no logging;
/// nothing that serves these bytes through Kestrel can be faster.
/// </summary>
internal static class BareKestrel
{
    public static void Run(int port, Recorded recorded)
    {
        var prepared = new Prepared(recorded);
        Run(port, context => prepared.WriteAsync(context.Response));
    }

    /// <summary>All of a folder's answers, in memory by their address; clients that take brotli get it.</summary>
    public static void RunHolding(int port, string folder)
    {
        var held = Directory.EnumerateFiles(folder).ToDictionary(
            file => Path.GetFileName(file).Replace('!', '/'), file => new Prepared(Recorded.Load(file)), StringComparer.Ordinal);
        var identity = held.Where(entry => !entry.Key.EndsWith(".br", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        var brotli = held.Where(entry => entry.Key.EndsWith(".br", StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key[..^3], entry => entry.Value, StringComparer.Ordinal);
        Run(port, context =>
        {
            var answers = context.Request.Headers.AcceptEncoding.Count > 0 ? brotli : identity;
            return answers.TryGetValue(context.Request.Path.Value!, out var prepared)
                ? prepared.WriteAsync(context.Response)
                : NotFound(context.Response);
        });
    }

    private static Task NotFound(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static void Run(int port, RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Reference.Listen(kestrel, port));
        var app = builder.Build();
        app.Run(answer);
        app.Run();
    }
}
