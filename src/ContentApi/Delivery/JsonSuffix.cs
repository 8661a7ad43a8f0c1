using ContentApi.Delivery.V1.Elements;

namespace ContentApi.Delivery;

/// <summary>With `.json` at its end, an address of the API answers as it does without, as JSON whatever <c>Accept</c> says.</summary>
public sealed class JsonSuffix(RequestDelegate next)
{
    private const string Suffix = ".json";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.Value is { } path && path.StartsWith(Urls.Root + '/', StringComparison.Ordinal) && IsSuffixed(path))
        {
            request.Path = path[..^Suffix.Length];
            request.Headers.Accept = "application/json";
        }

        return next(context);
    }

    /// <summary>The last segment is a name and this suffix: <c>.csl.json</c> is another form.</summary>
    private static bool IsSuffixed(string path) =>
        path.EndsWith(Suffix, StringComparison.Ordinal) && path.IndexOf('.', path.LastIndexOf('/') + 2) == path.Length - Suffix.Length;
}
