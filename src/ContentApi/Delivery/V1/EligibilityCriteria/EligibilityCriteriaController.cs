using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Published;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Delivery.V1.EligibilityCriteria;

[Route("v{version:apiVersion}/" + Locale + "/eligibility-criteria")]
public sealed class EligibilityCriteriaController(Current current, ReleaseHistory records, FormatRenderer formats) : ContentController(current, records, formats)
{
    /// <summary>Lists what the text says about who may be treated, who prescribes and what is checked first.</summary>
    /// <remarks>Use it to inform readers. It decides nothing about a patient; show the safeguards with whatever you show of it.</remarks>
    /// <param name="locale">The language, and perhaps region, of the text.</param>
    [HttpGet(Name = "listEligibilityCriteria")]
    [ProducesResponseType<PageDto<EligibilityCriterionDto>>(StatusCodes.Status200OK)]
    public Task<IActionResult> List(string locale) => Collection(locale, Kind.EligibilityCriterion);

    /// <summary>Gets one criterion with its safeguards.</summary>
    /// <remarks>Use it to inform readers of one condition or check. It decides nothing about a patient.</remarks>
    /// <param name="locale">The language, and perhaps region, of the text.</param>
    /// <param name="slug">The criterion's name in URLs.</param>
    [HttpGet("{slug}", Name = "getEligibilityCriterion")]
    [ProducesResponseType<EligibilityCriterionDto>(StatusCodes.Status200OK)]
    public Task<IActionResult> Get(string locale, string slug) => Resource(locale, Kind.EligibilityCriterion, slug);
}
