using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Delivery.V1.Search;
using ContentApi.Delivery.V1.Verification;
using ContentApi.Http;
using ContentApi.Published;
using Microsoft.Extensions.Options;

namespace ContentApi.Delivery.V1;

/// <summary>Version 1 of the API, put together.</summary>
public static class V1Services
{
    public static void AddV1(this IServiceCollection services)
    {
        services.AddSingleton(provider => new Urls(provider.GetRequiredService<IOptions<SiteOptions>>().Value.BaseUrl));
        services.AddSingleton<DocumentReader>(V1Reader.Read);
        services.AddSingleton(provider => Formats(provider.GetRequiredService<Urls>()));
        services.AddSingleton<V1Renderer>();
        services.AddSingleton<Renderer>(provider => provider.GetRequiredService<V1Renderer>().Render);
        services.AddSingleton<SearchService>();
        services.AddSingleton<Verifier>();
    }

    public static FormatRenderer Formats(Urls urls) => new(urls, V1Reader.Read, V1Reader.ReadBlock);
}
