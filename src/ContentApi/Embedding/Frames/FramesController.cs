using Asp.Versioning;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Embedding.Targets;
using ContentApi.Http;
using ContentApi.Published;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Embedding.Frames;

/// <summary>Whole pages for pages. They are for readers and no part of the contract, as the documents of <c>/docs</c> are none.</summary>
[ApiVersionNeutral]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class FramesController(Current current, ReleaseHistory records, FormatRenderer formats, FramePages pages) : ContentController(current, records, formats)
{
    [HttpGet("embed/v1/" + Locale + "/{**rest}")]
    public IActionResult Get(string locale, string rest)
    {
        var place = $"/{locale}/{rest}";
        var query = FrameQuery.Read(place, Request.QueryString);
        var served = Served;
        var subject = EmbedTarget.Of(place, query.Topic) ?? throw new ProblemException(new Problem(Errors.NotFound));
        var present = EmbedContent.Locate(served, subject, Urls);
        var address = query.After(present.FramePath);
        return present == subject
            ? Answer(served, served.Page(address, () => pages.Render(EmbedContent.Of(served, present, Formats, query.Language), query)))
            : new RedirectionResult(StatusCodes.Status308PermanentRedirect, Urls.Absolute(address), served.Number);
    }

    [HttpGet("embed/v1/frame.js")]
    public IActionResult Script()
    {
        RefuseParameters();
        return new RepresentationResult(pages.Script);
    }
}
