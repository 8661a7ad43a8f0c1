using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Http;

/// <summary>A failed request as its caller is told of it (RFC 9457): nothing in it may come from a stack trace or a header.</summary>
/// <param name="Members">Extension members, beside the standard ones and <c>code</c>.</param>
public sealed record Problem(Error Error, string Detail, JsonObject? Members = null)
{
    public Problem(Error error)
        : this(error, error.Meaning)
    {
    }

    /// <summary>Seconds, where waiting helps.</summary>
    public int? RetryAfter { get; init; } = Error.RetryAfter;
}

/// <summary>What is wrong with one query parameter. The codes are explained at <see cref="Errors.InvalidParameters"/>.</summary>
public sealed record ParameterFault(string Parameter, string Code, string Detail);

/// <summary>What is wrong with one member of a body; null: with all of it. The codes are explained at <see cref="Errors.InvalidBody"/>.</summary>
public sealed record BodyFault(string? Member, string Code, string Detail);

public sealed class ProblemResult(Problem problem) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context) => ProblemWriter.WriteAsync(context.HttpContext, problem);
}

public sealed class ProblemException(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem { get; } = problem;
}
