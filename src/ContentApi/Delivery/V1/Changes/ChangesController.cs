using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Http;
using ContentApi.Published;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ContentApi.Delivery.V1.Changes;

[Route("v{version:apiVersion}/" + Locale + "/changes")]
public sealed class ChangesController(Current current, ReleaseHistory records, FormatRenderer formats, IOptions<PublishedOptions> options)
    : ContentController(current, records, formats)
{
    /// <summary>Lists what differs between a release that you have and the current one.</summary>
    /// <remarks>
    /// Use it to keep copies up to date: put each resource in the place of the one with its id, delete what is gone, follow `next` to the end, then
    /// remember `release`. All pages of a walk lead to the release that its first page names, also when another is published meanwhile;
    /// only a document that is withdrawn for safety meanwhile is already told as gone. A document that came and went since is told as gone too,
    /// because you may have read it in between: pass over what you do not hold. Whatever a resource here refers to is in these changes or has not
    /// changed since. Nothing can be filtered out, as that would hide what is gone.
    /// </remarks>
    /// <param name="locale">The language, and perhaps region, of the text.</param>
    [HttpGet(Name = "listChanges")]
    [ProducesResponseType<ChangePageDto>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List(string locale)
    {
        var served = Served;
        var query = ChangeQuery.Read(Request.QueryString, served.Snapshot.Release.Number);
        if (NotPublished(served, locale) is { } problem) return new ProblemResult(problem);
        var latest = served.Snapshot.Release.Number;
        var oldest = Math.Max(0, latest - options.Value.ChangeRetention);
        if (query.Since < oldest) return new ProblemResult(Problems.ChangesExpired(oldest, Urls.Absolute(Urls.Bundle(latest))));
        var target = query.Target is { } number ? await RecordAsync(served, number) : served;
        return target == served
            ? Answer(served, served.Page(Urls.Changes(locale) + query, Compose))
            : Answer(served, Compose());

        Representation Compose() => ChangePageDto.Compose(locale, query, target, served, Urls);
    }
}
