using ContentApi.Delivery.V1.Elements;
using ContentApi.Http;
using ContentApi.Published;

namespace ContentApi.Delivery;

/// <summary>
/// The short way: a path that is a known address of the current release is answered here, by a look-up and a copy of bytes.
/// Everything else goes on to the controllers, which find the same answers. Whoever asks for too much goes no further than this,
/// but is told that what it holds is current.
/// </summary>
public sealed class PrecomputedResponseMiddleware(RequestDelegate next, Current current, RateLimit limit)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.Value is { } path
            && !request.QueryString.HasValue
            && request.ContentLength is null
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && current.Served is { } served
            && current.IsConfirmed
            && served.Find(path) is { } answer)
        {
            var selection = Selection.Of(request.Headers, answer);
            return (selection.IsNotModified ? null : limit.Refuse(context)) ?? RepresentationWriter.WriteAsync(context, answer, selection, served.Number);
        }

        return limit.Refuse(context) ?? (IsTooEarly(request) ? ProblemWriter.WriteAsync(context, new Problem(Errors.NotReady)) : next(context));
    }

    /// <summary>The controllers could say no more, and to set them up would take the processor from what is being loaded.</summary>
    private bool IsTooEarly(HttpRequest request) => current.Served is null && request.Path.StartsWithSegments(Urls.Root);
}
