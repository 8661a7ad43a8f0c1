using Asp.Versioning;
using Asp.Versioning.Conventions;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ContentApi.Http;

/// <summary>Everything about HTTP that does not know what is served.</summary>
public static class ContentHttp
{
    public static WebApplicationBuilder AddContentHttp(this WebApplicationBuilder builder)
    {
        KeepQueriesUnlogged(builder.Logging);
        builder.WebHost.ConfigureKestrel(Limits.Apply);
        builder.Services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptions.Validation>();
        builder.Services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<SiteOptions>>().Value);

        builder.Services.AddSingleton<IValidateOptions<RateLimitOptions>, RateLimitOptions.Validation>();
        builder.Services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateOnStart();
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<RateLimitOptions>>((forwarded, limit) => limit.Value.Apply(forwarded));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ClientQuotas>();
        builder.Services.AddSingleton<RateLimit>();

        // Not AddControllers: its authentication and authorization would run ahead of every request, in a scope of services made for them.
        builder.Services
            .AddMvcCore(mvc =>
            {
                mvc.Conventions.Add(new HeadWhereverGetIs());
                mvc.ModelMetadataDetailsProviders.Add(new BlankIsText());
            })
            .AddApiExplorer()
            .ConfigureApiBehaviorOptions(api =>
            {
                // A bare status stays bare until the edge explains it.
                api.SuppressMapClientErrors = true;
                api.InvalidModelStateResponseFactory = _ => new ProblemResult(new Problem(Errors.BadRequest));
            })
            .AddJsonOptions(json => json.AllowInputFormatterExceptionMessages = false);
        // api-supported-versions is a standing header, so that no path can miss it.
        builder.Services
            .AddApiVersioning(versioning => versioning.ApiVersionReader = new UrlSegmentApiVersionReader())
            .AddMvc(mvc => mvc.Conventions.Add(new VersionByNamespaceConvention()))
            .AddApiExplorer(explorer =>
            {
                explorer.GroupNameFormat = "'v'V";
                explorer.SubstituteApiVersionInUrl = true;
            });
        UseContextsAgain(builder.Services);
        return builder;
    }

    /// <summary>
    /// The versioning hides members of other versions in what MVC serialises, which is nothing of ours. For that it wants each request's
    /// context to be found from anywhere, and then the host makes a new one every time instead of using the connection's again.
    /// </summary>
    private static void UseContextsAgain(IServiceCollection services)
    {
        foreach (var hiding in services.Where(service => service.ImplementationType?.Namespace == "Asp.Versioning.Json").ToArray()) services.Remove(hiding);
        services.RemoveAll<IHttpContextAccessor>();
    }

    /// <summary>
    /// What somebody searches for may tell of their health. The server writes whole addresses to these two categories when they are turned on,
    /// so nobody turns them on, be it with all the others. The first is off whole: while it may log anything, each request gets an activity
    /// and a scope of its own. Who traces still gets them.
    /// </summary>
    private static void KeepQueriesUnlogged(ILoggingBuilder logging) => logging
        .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
        .AddFilter("Microsoft.AspNetCore.Server.Kestrel.BadRequests", LogLevel.Warning);

    /// <summary>Before anything that answers. <see cref="CanonicalUrlMiddleware"/> comes before an explicit <c>UseRouting</c>.</summary>
    public static void UseContentHttp(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<IOptions<RateLimitOptions>>().Value.HasProxies) app.UseForwardedHeaders();
        app.UseMiddleware<ErrorHandlingMiddleware>();
    }
}
