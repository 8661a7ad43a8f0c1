using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Http;
using ContentApi.Published;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Delivery.V1.Freshness;

[Route("v{version:apiVersion}/freshness")]
public sealed class FreshnessController(Current current, ReleaseHistory records, FormatRenderer formats) : ContentController(current, records, formats)
{
    /// <summary>Gets the signed statement of which release is current.</summary>
    /// <remarks>
    /// Use it to know that what you hold is current, and to refuse an older release that somebody replays. Where nobody signs such statements
    /// there is none: then only a live answer says what is current.
    /// </remarks>
    [HttpGet(Name = "getFreshness")]
    [ProducesResponseType<CurrentStatementDto>(StatusCodes.Status200OK)]
    public IActionResult Get()
    {
        RefuseParameters();
        var served = Served;
        return served.Answers.GetValueOrDefault(Urls.Freshness) is { } statement
            ? Answer(served, statement)
            : new ProblemResult(Problems.DocumentNotFound("Nobody has signed a statement of freshness here."));
    }
}
