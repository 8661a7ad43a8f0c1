using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;

namespace ContentApi.Http;

public sealed class AnswerResult(Answer answer, StringValues contentRelease = default, StringValues contentRecord = default) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context) =>
        AnswerWriter.WriteAsync(context.HttpContext, answer, contentRelease, contentRecord);
}
