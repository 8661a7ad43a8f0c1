using Asp.Versioning;
using Asp.Versioning.Conventions;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace ContentApi.Http;

/// <summary>Everything about HTTP that does not know what is served.</summary>
public static class ContentHttp
{
    public static WebApplicationBuilder AddContentHttp(this WebApplicationBuilder builder)
    {
        KeepQueriesUnlogged(builder.Logging);
        builder.WebHost.ConfigureKestrel(Limits.Apply);
        // It logs nothing that we want, and while it may log, each request gets an activity and a scope of its own. Who traces still gets them.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptions.Validation>();
        builder.Services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<SiteOptions>>().Value);

        builder.Services.AddSingleton<IValidateOptions<RateLimitOptions>, RateLimitOptions.Validation>();
        builder.Services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateOnStart();
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<RateLimitOptions>>((forwarded, limit) => limit.Value.Apply(forwarded));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Clients>();
        builder.Services.AddSingleton<RateLimit>();

        // Not AddControllers: its authentication and authorization would run ahead of every request, in a scope of services made for them.
        builder.Services
            .AddMvcCore(mvc => mvc.Conventions.Add(new HeadWhereverGetIs()))
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
        return builder;
    }

    /// <summary>
    /// What somebody searches for may tell of their health. The server writes whole addresses to these two categories when they are turned on,
    /// so nobody turns them on, be it with all the others.
    /// </summary>
    private static void KeepQueriesUnlogged(ILoggingBuilder logging) => logging
        .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.Server.Kestrel.BadRequests", LogLevel.Warning);

    /// <summary>Before anything that answers. <see cref="Addresses"/> comes before an explicit <c>UseRouting</c>.</summary>
    public static void UseContentHttp(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<IOptions<RateLimitOptions>>().Value.HasProxies) app.UseForwardedHeaders();
        app.UseMiddleware<Edge>();
    }
}
