namespace ContentApi.Operations;

/// <summary>The program's configuration: <c>appsettings.json</c> beside it, then the environment, then the command line.</summary>
public static class Settings
{
    public const string DefaultAddress = "http://localhost:5080";

    /// <summary>For verbs that are no server.</summary>
    public static IConfiguration Load() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build();

    /// <summary>Fills in what follows from the rest: the address, and from it the base of every absolute URL.</summary>
    public static void Complete(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var ports = configuration["http_ports"] ?? configuration["https_ports"];
        if (configuration["urls"] is null && ports is null && !configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        configuration[$"{Http.SiteOptions.Section}:BaseUrl"] ??= configuration["urls"]?.Split(';')[0] is { } url
            && Uri.TryCreate(url, UriKind.Absolute, out var address)
                ? address.GetLeftPart(UriPartial.Authority)
                : ports is null ? DefaultAddress : $"http://localhost:{ports.Split(';')[0]}";
    }
}
