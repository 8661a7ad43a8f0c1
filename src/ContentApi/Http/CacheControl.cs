using Microsoft.Extensions.Primitives;

namespace ContentApi.Http;

/// <summary>How long a copy may be reused. The reasons for the numbers stand in the decision record on staleness.</summary>
public static class CacheControl
{
    /// <summary>
    /// Fresh for a minute, then four more while a cache fetches anew: a withdrawal is gone everywhere in five minutes.
    /// When we are down a cache may go on for an hour, and no longer.
    /// </summary>
    public static readonly StringValues Content = "public, max-age=60, stale-while-revalidate=240, stale-if-error=3600";

    /// <summary>What is not there may be published the next minute; what is gone may come back.</summary>
    public static readonly StringValues Absent = "public, max-age=60";

    /// <summary>
    /// Redirects to canonical addresses, and preflights: neither changes within a version. Records too: their bytes never change,
    /// but a document that is withdrawn for safety is taken out of them.
    /// </summary>
    public static readonly StringValues Day = "public, max-age=86400";

    /// <summary>What has its version in its address.</summary>
    public static readonly StringValues Immutable = "public, max-age=31536000, immutable";

    /// <summary>The caller's mistakes and our own troubles: the next try may fare better.</summary>
    public static readonly StringValues Never = "no-store";
}
