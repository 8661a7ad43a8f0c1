using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Http;

/// <summary>A redirection that caches as content does: what moved may be withdrawn next.</summary>
public sealed class RedirectionResult(int status, string location, string contentRelease) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = status;
        response.Headers.Location = location;
        response.Headers.CacheControl = CacheControl.Content;
        response.Headers[HeaderNames.ContentRelease] = contentRelease;
        return Task.CompletedTask;
    }
}
