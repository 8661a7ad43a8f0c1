using ContentApi.Database;
using ContentApi.Delivery;
using ContentApi.Delivery.V1;
using ContentApi.Editorial;
using ContentApi.Embedding;
using ContentApi.Embedding.Component;
using ContentApi.Http;
using ContentApi.OpenApi;
using ContentApi.Portal;
using ContentApi.Published;
using ContentApi.Signing;
using ContentApi.Verification;
using Microsoft.Extensions.Options;

namespace ContentApi.Hosting;

/// <summary>The verb <c>serve</c>.</summary>
public static class Serve
{
    public static async Task<int> RunAsync(string[] settings, CancellationToken stop)
    {
        try
        {
            await using var app = await BuildAsync(settings, configure: null, stop);
            await app.StartAsync(stop);
            await Announcement.WriteAsync(Console.Out, app);
            await app.WaitForShutdownAsync(stop);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception fault) when (DatabaseException.Of(fault) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence.Message);
            return 1;
        }
        catch (Exception fault) when (fault is OptionsValidationException or IOException or FormatException
            or InvalidOperationException { InnerException: FormatException } or ArgumentOutOfRangeException { ParamName: "port" })
        {
            // Settings that cannot be read or are out of their range; an address that is none, or that another process listens on.
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }

    /// <param name="settings">As on the command line: <c>--Name=value</c>.</param>
    /// <param name="configure">For tests: replaces services.</param>
    public static async Task<WebApplication> BuildAsync(string[] settings, Action<IServiceCollection>? configure, CancellationToken stop)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = settings,
            // Whose controllers are served, also when a test is what runs.
            ApplicationName = typeof(Serve).Assembly.GetName().Name,
            // Not the working directory: in a large one the host takes seconds to watch it.
            ContentRootPath = AppContext.BaseDirectory,
        });
        var bundle = Origin.ReadBundle(builder.Configuration);
        Settings.Complete(builder, bundle?.BaseUrl);
        builder.AddContentHttp();
        builder.Services.AddOptions<PublishedOptions>().BindConfiguration("Published").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(TrustedKeys.Read(builder.Configuration[TrustedKeys.Setting]));
        builder.Services.AddSingleton<ReleaseReader>();
        builder.Services.AddV1();
        builder.Services.AddSingleton<FormerTexts>();
        builder.Services.AddSingleton(_ => new Workers());
        builder.AddEmbedding();
        builder.AddPortal();
        builder.Services.AddSingleton<Current>();
        builder.Services.AddSingleton<ReleaseHistory>();
        builder.Services.AddSingleton<WarmUp>();
        builder.Services.AddHostedService(services => services.GetRequiredService<WarmUp>());
        builder.Services.KeepServing();

        var origin = await Origin.ChooseAsync(builder.Configuration, bundle, TimeProvider.System, stop);
        // Through a factory, so that the container disposes of it: last, after whoever reads from it.
        builder.Services.AddSingleton(_ => origin);
        builder.Services.AddSingleton(origin.Source);
        if (origin.Reader is { } reader)
        {
            builder.Services.AddSingleton(reader);
            builder.Services.AddSingleton(services => new LastGood.Place(
                services.GetRequiredService<IOptions<PublishedOptions>>().Value.LastGood ?? origin.LastGood!));
            builder.Services.AddSingleton<ReleaseWriter>(services => services.GetRequiredService<V1Renderer>().WriteBundleAsync);
            builder.Services.AddSingleton<ReleaseReading>(services => services.GetRequiredService<V1Renderer>().ReadBundle);
            builder.Services.AddSingleton<LastGood>();
            builder.Services.AddHostedService(services => services.GetRequiredService<LastGood>());
            builder.Services.AddHostedService<Refresher>();
            builder.Services.AddHostedService<FormerTextsReader>();
            if (origin.Cluster is { } own)
            {
                builder.Services.AddSingleton(services => new Confirmation(
                    own.ConnectionString(LocalCluster.Database, LocalCluster.Editor),
                    services.GetRequiredService<TimeProvider>(),
                    SigningKeys.Find(builder.Configuration, KeyPurpose.Freshness) ?? SigningKeys.Own(own.Folder, KeyPurpose.Freshness),
                    services.GetRequiredService<TrustedKeys>()));
                builder.Services.AddHostedService<FreshnessSigner>();
            }
        }

        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.LogFailures();
        _ = app.Services.GetRequiredService<Origin>();
        if (origin.Reader is null)
        {
            var content = origin.Load(app.Services.GetRequiredService<V1Renderer>());
            app.Services.GetRequiredService<Current>().Adopt(content, origin.Source, confirmedAt: null);
        }

        app.UseContentHttp();
        app.UseMiddleware<PrecomputedResponseMiddleware>();
        UseMvcPath(app);
        return app;
    }

    /// <summary>
    /// Handles every request that the fast path does not. It is built on its first request, at the latest by the warm-up, so a node that
    /// starts during an outage serves its content before it has discovered its controllers.
    /// </summary>
    private static void UseMvcPath(IApplicationBuilder app)
    {
        var way = new Lazy<RequestDelegate>(() =>
        {
            var branch = app.New();
            branch.UseMiddleware<CanonicalUrlMiddleware>(() => branch.ApplicationServices.GetRequiredService<Current>().Served?.Number);
            branch.UseMiddleware<JsonSuffix>();
            branch.UseApiReader();
            branch.UseRouting();
            branch.UseEndpoints(routes =>
            {
                routes.MapControllers();
                routes.MapHealth();
                routes.MapErrorPages();
                routes.MapApiDescription();
                routes.MapPortal();
                routes.MapComponent();
            });
            return branch.Build();
        });
        app.Run(context => way.Value(context));
    }
}
