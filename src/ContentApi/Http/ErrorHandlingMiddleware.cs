using System.Text;

namespace ContentApi.Http;

/// <summary>
/// The outermost middleware: standing headers on the way in; on the way out every failure, thrown or a bare status, becomes a problem.
/// </summary>
public sealed class ErrorHandlingMiddleware(RequestDelegate next, ILogger<ErrorHandlingMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var response = context.Response;
        CommonHeaders.Apply(response.Headers);
        if (CommonHeaders.IsPreflight(context.Request))
        {
            CommonHeaders.AllowPreflight(context.Request.Path, response);
            return;
        }

        try
        {
            await next(context);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // The client has left: nobody failed, and nobody is there to be told.
            response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }
        catch (Exception exception)
        {
            await Fail(context, exception);
            return;
        }

        if (response.StatusCode >= 400 && !response.HasStarted && response.Headers.ContentType.Count == 0) await ExplainStatus(context);
    }

    private async Task Fail(HttpContext context, Exception exception)
    {
        var problem = exception switch
        {
            ProblemException told => told.Problem,
            BadHttpRequestException bad => new Problem(Errors.OfStatus(bad.StatusCode)),
            // Kestrel's report of a chunk whose size does not fit into 31 bits: the only broken body that is not a BadHttpRequestException.
            IOException { InnerException: OverflowException } => new Problem(Errors.BadRequest),
            _ => new Problem(Errors.InternalError),
        };
        if (problem.Error == Errors.InternalError)
        {
            log.LogError("{Method} {Path} failed: {Fault}", context.Request.Method, context.Request.Path, WithoutWords(exception));
            log.LogDebug(exception, "{Method} {Path} failed.", context.Request.Method, context.Request.Path);
        }

        if (context.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
            return;
        }

        CommonHeaders.Reset(context.Response);
        await ProblemWriter.WriteAsync(context, problem);
    }

    /// <summary>What failed and where. The words of an exception may quote a query: they are told at the level Debug alone.</summary>
    private static string WithoutWords(Exception? exception)
    {
        var told = new StringBuilder();
        for (; exception is not null; exception = exception.InnerException) told.AppendLine(exception.GetType().FullName).AppendLine(exception.StackTrace);
        return told.ToString();
    }

    private static Task ExplainStatus(HttpContext context)
    {
        var response = context.Response;
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed && response.Headers.Allow.Count > 0)
        {
            // Routing has found what the address answers to; OPTIONS is the question that it just answered.
            response.Headers.Allow = $"{response.Headers.Allow}, OPTIONS";
            if (HttpMethods.IsOptions(context.Request.Method))
            {
                response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
            }
        }

        return ProblemWriter.WriteAsync(context, new Problem(Errors.OfStatus(response.StatusCode)));
    }
}
