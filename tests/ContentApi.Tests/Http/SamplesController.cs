using System.Text;
using ContentApi.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Tests.Http;

[ApiController]
[Route("v{version:apiVersion}")]
#pragma warning disable CA1822 // Actions are instance methods.
internal sealed class SamplesController : ControllerBase
{
    public const string Release = "7";
    public static readonly DateTimeOffset Modified = new(2026, 10, 12, 8, 30, 0, TimeSpan.Zero);

    public static readonly Representation Section = new(
        Encoding.UTF8.GetBytes($$"""{"text":"{{string.Concat(Enumerable.Repeat("N’arrêtez jamais votre traitement. ", 40))}}"}"""),
        "application/json",
        Modified)
    {
        ContentLanguage = "fr",
        Link = "<https://content.test/v1/fr/sections>; rel=\"collection\"",
    };

    public static readonly Representation Tiny = new("{}"u8.ToArray(), "application/json", Modified);

    public static readonly Representation Text = new(Encoding.UTF8.GetBytes("Votre spécialiste"), "text/plain; charset=utf-8", null) { Negotiated = false };

    [HttpGet("{locale}/sections")]
    public IActionResult Sections()
    {
        var query = new QueryReader(Request.QueryString);
        query.Slug("topic");
        query.Number("limit", 1, 100);
        query.Word("role", "indication", "prescriber");
        query.Date("on");
        if (query.Text("cursor") is { } cursor && cursor != "abc") query.Fault("cursor", "invalid-cursor", "Not a cursor of this list.");
        return query.Problem is { } problem
            ? new ProblemResult(problem) : new RepresentationResult(Section, Release);
    }

    [HttpGet("{locale}/sections/{slug}")]
    public IActionResult One() => new RepresentationResult(Section, Release);

    [HttpGet("tiny")]
    public IActionResult Small() => new RepresentationResult(Tiny, Release);

    [HttpGet("text.txt")]
    public IActionResult Plain() => new RepresentationResult(Text, Release);

    [HttpGet("gone")]
    public IActionResult Gone() => new ProblemResult(Problems.Gone("une section", "Rappel de lot", "safety", 9, Modified, "une autre", bundle: null, "a.b.c"));

    [HttpGet("locale")]
    public IActionResult Locale() => throw new ProblemException(Problems.LocaleNotPublished("de", ["fr", "fr-BE"]));

    [HttpGet("fails")]
    public IActionResult Fails() => throw new InvalidOperationException("secret of ContentApi.Tests");

    [HttpGet("status/{status:int}")]
    public IActionResult Bare(int status) => StatusCode(status);

    [HttpGet("half")]
    public async Task Half()
    {
        Response.ContentLength = 100;
        await Response.WriteAsync("half", HttpContext.RequestAborted);
        await Response.Body.FlushAsync(HttpContext.RequestAborted);
        throw new InvalidOperationException("in the middle");
    }

    [HttpGet("{locale}/reads")]
    [HttpPost("{locale}/reads")]
    public async Task<IActionResult> Reads()
    {
        using var reader = new StreamReader(Request.Body);
        return Content(await reader.ReadToEndAsync(HttpContext.RequestAborted));
    }

    [HttpPost("typed")]
    [Consumes("application/json")]
    public IActionResult Typed([FromBody] string value) => Content(value);
}
