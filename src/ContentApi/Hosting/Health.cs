using ContentApi.Http;
using ContentApi.Published;

namespace ContentApi.Hosting;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: content is served; <c>degraded</c> is still ready,
/// so that a database's outage does not take every node out of its load balancer.
/// </summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        string[] methods = ["GET", "HEAD"];
        routes.MapMethods("/health/live", methods, (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = CacheControl.Never;
            return Results.Json(new { status = "live" });
        }).ExcludeFromDescription();
        routes.MapMethods("/health/ready", methods, (HttpContext context, Current current, WarmUp warmUp) =>
        {
            var readiness = Readiness.Of(current, warmUp);
            context.Response.Headers.CacheControl = CacheControl.Never;
            return Results.Json(readiness, statusCode: readiness.Status == "unavailable" ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        }).ExcludeFromDescription();
    }
}

/// <param name="Status"><c>ready</c>, <c>degraded</c> (content is served, but the source is away or refused) or <c>unavailable</c>.</param>
/// <param name="Why">The fault in one sentence, where there is more to say.</param>
/// <param name="Fault">Why it is not <c>ready</c>: <c>database-unreachable</c>, <c>release-refused</c>, <c>content-unconfirmed</c>, <c>nothing-published</c> or <c>warming-up</c>.</param>
public sealed record Readiness(string Status, string? Fault, string? Why, string Source, int? Release, DateTimeOffset? ConfirmedAt)
{
    public static Readiness Of(Current current, WarmUp warmUp)
    {
        var served = current.Served;
        var fault = served is null ? current.Failure?.Code ?? "nothing-published"
            : !current.IsConfirmed ? "content-unconfirmed"
            : !warmUp.IsDone ? "warming-up"
            : current.Failure?.Code;
        var status = fault is null ? "ready" : served is null || !current.IsConfirmed || !warmUp.IsDone ? "unavailable" : "degraded";
        return new Readiness(status, fault, fault == current.Failure?.Code ? current.Failure?.Why : null, current.Source.Word, served?.Snapshot.Release.Number, current.ConfirmedAt);
    }
}
