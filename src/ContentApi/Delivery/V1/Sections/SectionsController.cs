using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Published;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Delivery.V1.Sections;

[Route("v{version:apiVersion}/" + Locale + "/sections")]
public sealed class SectionsController(Current current, ReleaseHistory records, FormatRenderer formats) : ContentController(current, records, formats)
{
    /// <summary>Lists the top-level sections, each whole.</summary>
    /// <remarks>Use it to fetch an article section by section, or to fill a store for offline use.</remarks>
    /// <param name="locale">The language, and perhaps region, of the text.</param>
    [HttpGet(Name = "listSections")]
    [ProducesResponseType<PageDto<SectionDto>>(StatusCodes.Status200OK)]
    public Task<IActionResult> List(string locale) => Collection(locale, Kind.Section);

    /// <summary>Gets a section with the sections inside it.</summary>
    /// <remarks>Use it to show one part of an article. Show its children too: they may hold what keeps a reader safe.</remarks>
    /// <param name="locale">The language, and perhaps region, of the text.</param>
    /// <param name="slug">The section's name in URLs.</param>
    [HttpGet("{slug}", Name = "getSection")]
    [ProducesResponseType<SectionDto>(StatusCodes.Status200OK)]
    public Task<IActionResult> Get(string locale, string slug) => Resource(locale, Kind.Section, slug);

    /// <summary>Gets one block of a section, with the blocks that it requires.</summary>
    /// <remarks>Use it to quote a paragraph or a list by itself. Show all of `blocks`: they lean on one another.</remarks>
    /// <param name="locale">The language, and perhaps region, of the text.</param>
    /// <param name="slug">The section's name in URLs.</param>
    /// <param name="id">The block's id in the section.</param>
    [HttpGet("{slug}/blocks/{id}", Name = "getSectionBlock")]
    [ProducesResponseType<SectionBlockDto>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetBlock(string locale, string slug, string id) => Block(locale, slug, id);
}
