using Microsoft.Extensions.Options;

namespace ContentApi.Http;

/// <summary>Settings section <c>Site</c>.</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>What every absolute URL of ours begins with, such as <c>https://content.example.org</c>.</summary>
    public string BaseUrl { get; init; } = "";

    /// <summary>The path in front of ours where a proxy publishes us below one; usually empty.</summary>
    public string BasePath => new Uri(BaseUrl).AbsolutePath.TrimEnd('/');

    public sealed class Validation : IValidateOptions<SiteOptions>
    {
        public ValidateOptionsResult Validate(string? name, SiteOptions options) =>
            Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var url)
                && url.Scheme is "http" or "https"
                && url is { Query: "", Fragment: "", UserInfo: "" }
                && !options.BaseUrl.EndsWith('/')
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(
                    $"Setting Site:BaseUrl must be an absolute http or https address without a slash at its end, such as https://content.example.org; it is '{options.BaseUrl}'.");
    }
}
