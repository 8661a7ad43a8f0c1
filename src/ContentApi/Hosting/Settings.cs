using ContentApi.Http;

namespace ContentApi.Hosting;

/// <summary>The program's configuration: <c>appsettings.json</c> beside it, then the environment, then the command line.</summary>
public static class Settings
{
    public const string DefaultAddress = "http://localhost:5080";

    private const string BaseUrlName = $"{SiteOptions.Section}:{nameof(SiteOptions.BaseUrl)}";

    /// <summary>For verbs that are no server.</summary>
    public static IConfiguration Load() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build();

    /// <summary>Fills in what follows from the rest: the address, and from it the base of every absolute URL.</summary>
    /// <param name="baseUrl">What the addresses in a bundle begin with; null: no bundle is served.</param>
    public static void Complete(WebApplicationBuilder builder, string? baseUrl)
    {
        var configuration = builder.Configuration;
        if (configuration["urls"] is null && Ports(configuration) is null && !configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        configuration[BaseUrlName] = BaseUrl(configuration, baseUrl);
    }

    /// <summary>What every absolute URL begins with, if it is set.</summary>
    public static string? GivenBaseUrl(IConfiguration configuration) => configuration[BaseUrlName];

    /// <summary>What every absolute URL begins with: as set, else as in the bundle that is served, else where this program listens.</summary>
    public static string BaseUrl(IConfiguration configuration, string? ofBundle)
    {
        if ((GivenBaseUrl(configuration) ?? ofBundle) is { } baseUrl) return baseUrl;
        if (configuration["urls"]?.Split(';')[0] is { } url && Uri.TryCreate(url, UriKind.Absolute, out var address)) return address.GetLeftPart(UriPartial.Authority);
        return Ports(configuration) is { } ports ? $"http://localhost:{ports.Split(';')[0]}" : DefaultAddress;
    }

    private static string? Ports(IConfiguration configuration) => configuration["http_ports"] ?? configuration["https_ports"];
}
