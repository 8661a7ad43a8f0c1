using Asp.Versioning;
using ContentApi.Content;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Delivery.V1.Verification;
using ContentApi.Embedding.Frames;
using ContentApi.Embedding.Targets;
using ContentApi.Http;
using ContentApi.Published;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Portal;

/// <summary>The pages of the portal that show what is published. They are for readers and no part of the contract.</summary>
[ApiVersionNeutral]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class PortalController : ContentController
{
    private readonly Verifier verifier;
    private readonly TimeProvider clock;
    private readonly Layout layout;

    public PortalController(Current current, ReleaseHistory records, FormatRenderer formats, Verifier verifier, TimeProvider clock)
        : base(current, records, formats) => (this.verifier, this.clock, layout) = (verifier, clock, new Layout(formats.Urls.Absolute("")));

    [HttpGet("/")]
    public IActionResult Start() => Start(PageLanguage.French);

    [HttpGet("/en")]
    public IActionResult StartInEnglish() => Start(PageLanguage.English);

    [HttpGet(RequestBodyLimits.Check)]
    public IActionResult Check() => Check(PageLanguage.French);

    [HttpGet(RequestBodyLimits.CheckInEnglish)]
    public IActionResult CheckInEnglish() => Check(PageLanguage.English);

    [HttpPost(RequestBodyLimits.Check)]
    public Task<IActionResult> Compare() => CompareAsync(PageLanguage.French);

    [HttpPost(RequestBodyLimits.CheckInEnglish)]
    public Task<IActionResult> CompareInEnglish() => CompareAsync(PageLanguage.English);

    [HttpGet("/print/" + Locale + "/topics/{slug}")]
    public IActionResult Print(string locale, string slug)
    {
        var query = new QueryReader(Request.QueryString);
        var tongue = query.Word("lang", FrameQuery.Languages) == "en" ? PageLanguage.English : PageLanguage.French;
        if (query.Problem is { } problem) throw new ProblemException(problem);
        var served = Served;
        var asked = new EmbedTarget(locale, Kind.Topic, slug);
        var present = EmbedContent.Locate(served, asked, Urls);
        var address = $"/print/{locale}/topics/{present.Slug}?lang={tongue.Language}";
        if (present != asked) return new RedirectionResult(StatusCodes.Status308PermanentRedirect, Urls.Absolute(address), served.Number);
        var topic = served.Snapshot.Live.Single(topic => topic.Locale == locale && topic.Slug == slug);
        return Answer(served, served.Page(address, () => new PrintPage(served, layout, tongue).Render(topic)));
    }

    private IActionResult Start(PageLanguage tongue)
    {
        var choice = EmbedOptions.Read(Request.QueryString);
        var served = Served;
        if (choice.Subject is { } subject) choice = choice with { Subject = EmbedContent.Locate(served, subject, Urls) };
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        // Not kept: there are too many choices, and another day's code names another day.
        return Answer(served, new StartPage(served, Formats, layout, tongue).Render(choice, today));
    }

    private IActionResult Check(PageLanguage tongue)
    {
        RefuseParameters();
        var served = Served;
        return Answer(served, served.Page(Layout.Path(tongue, CheckPage.Place), () => Page(served, tongue).Render(CheckForm.Empty(served.Snapshot.Locales.FirstOrDefault() ?? tongue.Language))));
    }

    private async Task<IActionResult> CompareAsync(PageLanguage tongue)
    {
        RefuseParameters();
        var served = Served;
        var form = await CheckForm.ReadAsync(HttpContext);
        Representation page;
        try
        {
            if (form.Fault is { } fault) throw new ProblemException(fault);
            page = await verifier.RunAsync(stop => Page(served, tongue).Render(form, verifier.Verify(served, form.Request, stop)), HttpContext.RequestAborted);
        }
        catch (ProblemException failure)
        {
            page = Page(served, tongue).Render(form, problem: failure.Problem);
            Response.StatusCode = failure.Problem.Error.Status;
        }

        Response.Headers.CacheControl = CacheControl.Never;
        Response.Headers[HeaderNames.ContentRelease] = served.Number;
        Response.Headers.ContentSecurityPolicy = page.ContentSecurityPolicy;
        Response.Headers.ContentLanguage = page.ContentLanguage;
        return new FileContentResult(page.Identity.Bytes, (string)page.ContentType!);
    }

    private CheckPage Page(LoadedRelease served, PageLanguage tongue) => new(served.Snapshot.Locales, layout, tongue);
}
