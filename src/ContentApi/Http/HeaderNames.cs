namespace ContentApi.Http;

/// <summary>Headers that the framework has no name for.</summary>
public static class HeaderNames
{
    /// <summary>The number of the release that was current when the answer was given.</summary>
    public const string ContentRelease = "Content-Release";

    /// <summary>Of a record only: the number of the release whose record it is. Its presence says that this is not for display.</summary>
    public const string ContentRecord = "Content-Record";

    public const string RateLimit = "RateLimit";

    public const string RateLimitPolicy = "RateLimit-Policy";

    public const string ResourcePolicy = "Cross-Origin-Resource-Policy";

    public const string SupportedVersions = "api-supported-versions";
}
