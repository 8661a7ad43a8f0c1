using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using System.Threading.Channels;
using ContentApi.Http;
using ContentApi.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ContentApi.Tests.Http;

/// <summary>The real middleware on a real socket, in front of the small controllers of <see cref="V1.SamplesController"/>.</summary>
public sealed class HttpSite : IAsyncLifetime
{
    public const string BaseUrl = "https://content.test";

    private readonly RecordedLog log = new(LogLevel.Error);
    private WebApplication? app;

    public HttpClient Client { get; private set; } = null!;

    public ConcurrentQueue<string> Errors => log.Lines;

    /// <summary>The address of every request that is over, in the order in which they ended.</summary>
    public Channel<string> Ended { get; } = Channel.CreateUnbounded<string>();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection([new("Site:BaseUrl", BaseUrl)]);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.AddContentHttp();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddControllers().ConfigureApplicationPartManager(parts =>
        {
            parts.ApplicationParts.Clear();
            parts.ApplicationParts.Add(new AssemblyPart(typeof(HttpSite).Assembly));
            parts.FeatureProviders.Clear();
            parts.FeatureProviders.Add(new OnlySamples());
        });

        app = builder.Build();
        app.Use(async (context, next) =>
        {
            await next(context);
            Ended.Writer.TryWrite(context.Request.Path + context.Request.QueryString);
        });
        app.UseContentHttp();
        app.UseMiddleware<CanonicalUrlMiddleware>();
        app.UseRouting();
        app.MapControllers();
        app.MapErrorPages();
        await app.StartAsync();

        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = new Uri(address),
        };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app!.DisposeAsync();
    }

    public Task<HttpResponseMessage> Send(string method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers) => Send("GET", path, headers);

    /// <summary>Exactly these bytes, and all that comes back until the server closes.</summary>
    public async Task<string> Raw(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The internal controllers of the tests, which no other host discovers.</summary>
    private sealed class OnlySamples : ControllerFeatureProvider
    {
        protected override bool IsController(TypeInfo typeInfo) => typeInfo == typeof(SamplesController).GetTypeInfo();
    }
}
