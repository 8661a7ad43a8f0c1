using System.Globalization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace ContentApi.Http;

/// <summary>
/// How much one client may ask for, told as draft-ietf-httpapi-ratelimit-headers-11 writes it. Free is a 304, since asking with a tag is what we wish for;
/// health, which nobody reads; and a preflight, without which a page could not read its 429. A redirection counts as what it leads to does.
/// </summary>
public sealed class RateLimit(IOptions<RateLimitOptions> options, ClientQuotas clients)
{
    private readonly int limit = options.Value.PerMinute;

    private readonly StringValues policy = string.Create(
        CultureInfo.InvariantCulture, $"\"default\";q={options.Value.PerMinute};w={(int)ClientQuotas.Window.TotalSeconds}");

    /// <summary>Counts a request and says in its answer how many are left. Null when it may be answered; else the answer that there are none left.</summary>
    public Task? Refuse(HttpContext context)
    {
        // Who comes through a Unix socket has no address to be told apart by.
        if (limit == 0 || context.Request.Path.Value!.StartsWith("/health/", StringComparison.Ordinal) || context.Connection.RemoteIpAddress is not { } address) return null;

        var quota = clients.Take(address, limit);
        var headers = context.Response.Headers;
        headers[HeaderNames.RateLimitPolicy] = policy;
        headers[HeaderNames.RateLimit] = string.Create(CultureInfo.InvariantCulture, $"\"default\";r={quota.Remaining};t={quota.Seconds}");
        return quota.IsGranted ? null : ProblemWriter.WriteAsync(context, new Problem(Errors.RateLimited) { RetryAfter = quota.Seconds });
    }

    /// <summary>Of a request that turned out to be free: takes the count back, and what its answer would have said of it.</summary>
    public void GiveBack(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (!headers.Remove(HeaderNames.RateLimit)) return;
        headers.Remove(HeaderNames.RateLimitPolicy);
        clients.GiveBack(context.Connection.RemoteIpAddress!);
    }
}
