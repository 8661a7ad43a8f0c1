using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;

namespace ContentApi.Http;

public sealed class RepresentationResult(Representation answer, StringValues contentRelease = default, StringValues contentRecord = default) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context) =>
        RepresentationWriter.WriteAsync(context.HttpContext, answer, contentRelease, contentRecord);
}
