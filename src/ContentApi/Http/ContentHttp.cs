using Asp.Versioning;
using Asp.Versioning.Conventions;
using Microsoft.Extensions.Options;

namespace ContentApi.Http;

/// <summary>Everything about HTTP that does not know what is served.</summary>
public static class ContentHttp
{
    public static WebApplicationBuilder AddContentHttp(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(Limits.Apply);
        // It logs nothing that we want, and while it may log, each request gets an activity and a scope of its own. Who traces still gets them.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptions.Validation>();
        builder.Services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<SiteOptions>>().Value);

        builder.Services
            .AddControllers(mvc => mvc.Conventions.Add(new HeadWhereverGetIs()))
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

    /// <summary>Before anything that answers; routing comes after, by an explicit <c>UseRouting</c>.</summary>
    public static void UseContentHttp(this IApplicationBuilder app)
    {
        app.UseMiddleware<Edge>();
        app.UseMiddleware<Addresses>();
    }
}
