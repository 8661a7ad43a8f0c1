using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace ContentApi.Http;

/// <summary>
/// Lets one spelling of an address through: broken ones are refused, other spellings of ours redirected (308).
/// A canonical address costs one scan.
/// </summary>
/// <param name="contentRelease">The number of the current release, for redirections; null: there is none.</param>
public sealed class CanonicalUrlMiddleware(RequestDelegate next, IOptions<SiteOptions> site, Func<string?>? contentRelease = null)
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-./");

    private const int CaseBit = 0x20;

    private readonly string basePath = site.Value.BasePath;

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.ContentLength > RequestBodyLimits.Limit(context.Request.Path)) return ProblemWriter.WriteAsync(context, new Problem(Errors.ContentTooLarge));

        var path = context.Request.Path.Value ?? "";
        if (path.AsSpan().ContainsAnyExcept(Plain) && IsBroken(path, context)) return ProblemWriter.WriteAsync(context, new Problem(Errors.BadRequest));
        if (path.Contains("//", StringComparison.Ordinal)) return ProblemWriter.WriteAsync(context, new Problem(Errors.NotFound));

        var version = FirstSegment(path);
        if (!IsVersion(version)) return next(context);

        var canonical = path.Length <= 512 ? stackalloc char[path.Length] : new char[path.Length];
        canonical = Canonical(path, canonical);
        if (!IsSupported(FirstSegment(canonical))) return ProblemWriter.WriteAsync(context, Problems.UnsupportedApiVersion());
        if (canonical.SequenceEqual(path)) return next(context);

        // Relative to the host, which is the caller's to name; below the path at which a proxy publishes us.
        context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        context.Response.Headers.CacheControl = CacheControl.Day;
        if (contentRelease?.Invoke() is { } release) context.Response.Headers[HeaderNames.ContentRelease] = release;
        context.Response.Headers.Location = basePath + new PathString(canonical.ToString()).ToUriComponent() + context.Request.QueryString.Value;
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    /// <summary>Kestrel decodes what it can and leaves the rest as it stands: only the raw target tells the two apart.</summary>
    private static bool IsBroken(string path, HttpContext context)
    {
        if (PercentEncoding.HasControls(path)) return true;
        if (!path.Contains('%')) return false;
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var query = target.IndexOf('?');
        return PercentEncoding.Decode(query < 0 ? target : target.AsSpan(0, query)) is null;
    }

    private static ReadOnlySpan<char> FirstSegment(ReadOnlySpan<char> path)
    {
        if (path.IsEmpty) return path;
        var end = path[1..].IndexOf('/');
        return end < 0 ? path[1..] : path[1..(end + 1)];
    }

    /// <summary>A v and a digit, or a v and one other character: what somebody means as a version.</summary>
    private static bool IsVersion(ReadOnlySpan<char> segment) =>
        segment.Length >= 2 && segment[0] is 'v' or 'V' && (segment.Length == 2 || char.IsAsciiDigit(segment[1]));

    private static bool IsSupported(ReadOnlySpan<char> version)
    {
        foreach (var supported in ApiVersions.Supported)
        {
            if (version.SequenceEqual(supported)) return true;
        }

        return false;
    }

    /// <summary>Lower case, without a slash at the end; the region of a locale in upper case.</summary>
    private static Span<char> Canonical(ReadOnlySpan<char> path, Span<char> canonical)
    {
        if (path[^1] == '/') path = path[..^1];
        canonical = canonical[..path.Length];
        for (var i = 0; i < path.Length; i++) canonical[i] = char.IsAsciiLetterUpper(path[i]) ? (char)(path[i] | CaseBit) : path[i];

        var second = 1 + FirstSegment(canonical).Length;
        var end = second + 1 + FirstSegment(canonical[second..]).Length;
        if (second < path.Length && IsLocaleWithRegion(canonical[(second + 1)..end]))
        {
            canonical[end - 2] ^= (char)CaseBit;
            canonical[end - 1] ^= (char)CaseBit;
        }

        return canonical;
    }

    /// <summary>In lower case: two or three letters, a hyphen, two letters.</summary>
    private static bool IsLocaleWithRegion(ReadOnlySpan<char> segment)
    {
        if (segment.Length is not (5 or 6)) return false;
        for (var i = 0; i < segment.Length; i++)
        {
            if (i == segment.Length - 3 ? segment[i] != '-' : !char.IsAsciiLetterLower(segment[i])) return false;
        }

        return true;
    }
}
