namespace ContentApi.Http;

/// <summary>Headers that the framework has no name for.</summary>
public static class HeaderNames
{
    /// <summary>The number of the release that was current when the answer was given.</summary>
    public const string ContentRelease = "Content-Release";

    public const string ResourcePolicy = "Cross-Origin-Resource-Policy";

    public const string SupportedVersions = "api-supported-versions";
}
