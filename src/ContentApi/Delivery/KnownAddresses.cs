using ContentApi.Http;
using ContentApi.Published;

namespace ContentApi.Delivery;

/// <summary>
/// The short way: a path that is a known address of the current release is answered here, by a look-up and a copy of bytes.
/// Everything else goes on to the controllers, which find the same answers.
/// </summary>
public sealed class KnownAddresses(RequestDelegate next, Current current)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        return request.Path.Value is { } path
            && !request.QueryString.HasValue
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && current.Served is { } served
            && current.IsConfirmed
            && served.Find(path) is { } answer
                ? AnswerWriter.WriteAsync(context, answer, served.Number)
                : next(context);
    }
}
