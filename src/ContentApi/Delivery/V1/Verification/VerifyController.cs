using System.Buffers;
using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Http;
using ContentApi.Published;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Delivery.V1.Verification;

[ApiController]
[Route("v{version:apiVersion}/verify")]
public sealed class VerifyController(Current current, Verifier verifier, Urls urls, DocumentReader read) : ControllerBase
{
    /// <summary>Says of a page's text what of it is published, and what is not.</summary>
    /// <remarks>
    /// Use it before a page goes live, and now and then after. A sentence of the page is `current` when it is a published one; what differs in nothing but white space, apostrophes,
    /// invisible characters, markers and list signs is the same (docs/matching.md). With `expect`, the answer also says how much is there of what the page is meant to show.
    /// An answer says what the words are, not that a page is right: what is `unknown` is not of this content, and nothing is said of it.
    /// The body is neither kept nor logged.
    /// </remarks>
    [HttpPost(Name = "verify")]
    [ProducesResponseType<VerifyAnswerDto>(StatusCodes.Status200OK)]
    public async Task<IActionResult> VerifyAsync()
    {
        ListParameters.RefuseAll(Request.QueryString);
        var served = current.Served ?? throw new ProblemException(new Problem(Errors.NotReady));
        if (!current.IsConfirmed) throw new ProblemException(new Problem(Errors.ContentUnconfirmed));
        var body = await ReadAsync();
        var answer = await verifier.RunAsync(
            stop => ReadableJson.Write(verifier.Verify(served, VerifyBody.Read(body, served, urls, read), stop), VerificationJson.Default.VerifyAnswerDto), HttpContext.RequestAborted);
        Response.Headers.CacheControl = CacheControl.Never;
        Response.Headers[Http.HeaderNames.ContentRelease] = served.Number;
        return new FileContentResult(answer, V1Json.MediaType);
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync()
    {
        if (Request.Headers.ContentEncoding.Count > 0
            || !MediaTypeHeaderValue.TryParse(Request.ContentType, out var type)
            || type.MediaType != "application/json"
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))) throw new ProblemException(new Problem(Errors.UnsupportedMediaType));
        var limit = HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit is { IsReadOnly: false }) limit.MaxRequestBodySize = RequestBodyLimits.Largest;
        var body = new ArrayBufferWriter<byte>(16 * 1024);
        int read;
        while ((read = await Request.Body.ReadAsync(body.GetMemory(16 * 1024), HttpContext.RequestAborted)) > 0)
        {
            body.Advance(read);
            if (body.WrittenCount > RequestBodyLimits.Largest) throw new ProblemException(new Problem(Errors.ContentTooLarge));
        }

        return body.WrittenMemory;
    }
}
