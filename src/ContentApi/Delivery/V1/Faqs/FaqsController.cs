using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Published;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Delivery.V1.Faqs;

[Route("v{version:apiVersion}/" + Locale + "/faqs")]
public sealed class FaqsController(Current current, ReleaseHistory records, FormatRenderer formats) : ContentController(current, records, formats)
{
    /// <summary>Lists the questions, each with its answer.</summary>
    /// <remarks>Use it to show questions and answers beside an article.</remarks>
    /// <param name="locale">The language, and perhaps region, of the text.</param>
    [HttpGet(Name = "listFaqs")]
    [ProducesResponseType<PageDto<FaqDto>>(StatusCodes.Status200OK)]
    public Task<IActionResult> List(string locale) => Collection(locale, Kind.Faq);

    /// <summary>Gets a question with its answer.</summary>
    /// <remarks>Use it to show one question. The answer quotes the article: whole blocks with what they require.</remarks>
    /// <param name="locale">The language, and perhaps region, of the text.</param>
    /// <param name="slug">The question's name in URLs.</param>
    [HttpGet("{slug}", Name = "getFaq")]
    [ProducesResponseType<FaqDto>(StatusCodes.Status200OK)]
    public Task<IActionResult> Get(string locale, string slug) => Resource(locale, Kind.Faq, slug);
}
