using Microsoft.Extensions.Primitives;

namespace ContentApi.Http;

/// <summary>Headers of every response but a 304, errors and redirects included: any web page may read what we serve, without credentials.</summary>
public static class CommonHeaders
{
    private static readonly StringValues AnyOrigin = "*";
    private static readonly StringValues Exposed =
        "ETag, Last-Modified, Link, Location, Content-Language, Content-Release, Content-Record, RateLimit, RateLimit-Policy, "
        + "Retry-After, Allow, api-supported-versions";
    private static readonly StringValues CrossOrigin = "cross-origin";
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues Supported = ApiVersions.Header;

    // The asterisk allows what tracing adds; the names are for browsers that do not know it. It never covers Authorization.
    private static readonly StringValues AllowedHeaders =
        "*, Accept, Accept-Language, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since";
    private static readonly StringValues AllowedMethods = "GET, HEAD, OPTIONS";
    private static readonly StringValues MethodsWithBody = "POST, OPTIONS";
    private static readonly StringValues Day = "86400";

    public static void Apply(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = AnyOrigin;
        headers.AccessControlExposeHeaders = Exposed;
        headers.XContentTypeOptions = NoSniff;
        headers[HeaderNames.ResourcePolicy] = CrossOrigin;
        headers[HeaderNames.SupportedVersions] = Supported;
    }

    /// <summary>Takes back what a failed answer had set: what every response has stays, and so does what is left of the client's quota.</summary>
    public static void Reset(HttpResponse response)
    {
        var headers = response.Headers;
        var (policy, quota) = (headers[HeaderNames.RateLimitPolicy], headers[HeaderNames.RateLimit]);
        response.Clear();
        Apply(headers);
        headers[HeaderNames.RateLimitPolicy] = policy;
        headers[HeaderNames.RateLimit] = quota;
    }

    /// <summary>
    /// Leaves of them what a browser needs to take a 304: it keeps the others with the copy that it has (RFC 9111 §4.3.4), and they would
    /// be half of what goes over the wire.
    /// </summary>
    public static void Thin(IHeaderDictionary headers)
    {
        headers.AccessControlExposeHeaders = default;
        headers.XContentTypeOptions = default;
        headers.Remove(HeaderNames.ResourcePolicy);
        headers.Remove(HeaderNames.SupportedVersions);
    }

    public static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.AccessControlRequestMethod.Count > 0;

    /// <summary>Says yes for every address, so that a browser lets its page read the 404 too.</summary>
    public static void AllowPreflight(PathString path, HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        response.Headers.AccessControlAllowMethods = RequestBodyLimits.AreRead(path) ? MethodsWithBody : AllowedMethods;
        response.Headers.AccessControlAllowHeaders = AllowedHeaders;
        response.Headers.AccessControlMaxAge = Day;
        response.Headers.CacheControl = CacheControl.Day;
    }
}
