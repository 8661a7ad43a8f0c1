using ContentApi.Delivery.V1.Requests;
using ContentApi.Http;
using ContentApi.Published;
using ContentApi.Search;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Delivery.V1.Search;

[Route("v{version:apiVersion}/" + Locale + "/search")]
public sealed class SearchController(Current current, ReleaseHistory records, FormatRenderer formats, SearchService searches) : ContentController(current, records, formats)
{
    /// <summary>Finds the blocks of the text that have the words of a query.</summary>
    /// <remarks>
    /// Use it for a search box. Words may be typed as people type them: without accents, in the plural, with small slips, the last one unfinished. Show `message`
    /// whenever there is one: it says what this content does not speak of, and nothing in `items` is an answer about that. Show each hit whole, with its
    /// `safeguards`. Queries are kept in no log; do not log them either: they may tell of a person's health.
    /// </remarks>
    /// <param name="locale">The language, and perhaps region, of the text.</param>
    [HttpGet(Name = "search")]
    [ProducesResponseType<SearchAnswerDto>(StatusCodes.Status200OK)]
    public IActionResult Find(string locale)
    {
        var query = SearchQuery.Read(Request.QueryString, Language.Of(locale));
        var served = Served;
        if (NotPublished(served, locale) is { } problem) return new ProblemResult(problem);
        return Answer(served, searches.Find(served, locale, query, query.Topic is { } slug ? Topic(served, locale, slug).Document : null));
    }
}
