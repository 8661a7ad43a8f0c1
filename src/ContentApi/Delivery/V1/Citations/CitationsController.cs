using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Published;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Delivery.V1.Citations;

[Route("v{version:apiVersion}/" + Locale + "/citations")]
public sealed class CitationsController(Current current, ReleaseHistory records, FormatRenderer formats) : ContentController(current, records, formats)
{
    /// <summary>Lists the citations, by number.</summary>
    /// <remarks>Use it to build a list of references, or to follow what the text rests on.</remarks>
    /// <param name="locale">The language, and perhaps region, of the text.</param>
    [HttpGet(Name = "listCitations")]
    [ProducesResponseType<PageDto<CitationDto>>(StatusCodes.Status200OK)]
    public Task<IActionResult> List(string locale) => Collection(locale, Kind.Citation);

    /// <summary>Gets a citation and the places that cite it.</summary>
    /// <remarks>Use it to show a reference, or to hand it to a reference manager as CSL-JSON.</remarks>
    /// <param name="locale">The language, and perhaps region, of the text.</param>
    /// <param name="slug">The citation's name in URLs.</param>
    [HttpGet("{slug}", Name = "getCitation")]
    [ProducesResponseType<CitationDto>(StatusCodes.Status200OK)]
    public Task<IActionResult> Get(string locale, string slug) => Resource(locale, Kind.Citation, slug);
}
