using System.Globalization;
using ContentApi.Http;
using ContentApi.Published;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Delivery.V1.Releases;

[Route("v{version:apiVersion}/releases")]
public sealed class ReleasesController(Published.Current current, Records records, Renditions renditions) : ContentController(current, records, renditions)
{
    /// <summary>Lists the releases, newest first.</summary>
    /// <remarks>
    /// Use it to see when something was published, and how much it mattered; with `on`, to learn which release was current at the end of a day.
    /// </remarks>
    [HttpGet(Name = "listReleases")]
    [ProducesResponseType<Page<Release>>(StatusCodes.Status200OK)]
    public IActionResult List()
    {
        var (query, on) = ListParameters.ReadReleases(Request.QueryString);
        var served = Served;
        if (on is not { } day) return Page(served, Urls.Releases, query, lists => lists.Releases(query));
        return served.Snapshot.CurrentOn(day) is { } release
            ? Answer(served, served.Page(string.Create(CultureInfo.InvariantCulture, $"{Urls.Releases}?on={day:O}"), () => new Lists(served.Snapshot, served.Answers, Urls).ReleaseOn(release)))
            : new ProblemResult(new Problem(Errors.ReleaseNotFound, string.Create(
                CultureInfo.InvariantCulture, $"Nothing had been published by the end of {day:O} in Paris.")));
    }

    /// <summary>Gets the current release.</summary>
    /// <remarks>Use it to ask cheaply whether anything was published: send If-None-Match. Every answer says the same in Content-Release.</remarks>
    [HttpGet("current", Name = "getCurrentRelease")]
    [ProducesResponseType<Release>(StatusCodes.Status200OK)]
    public IActionResult Current()
    {
        RefuseParameters();
        var served = Served;
        return Answer(served, served.Answers[Urls.CurrentRelease]);
    }

    /// <summary>Gets a release.</summary>
    /// <remarks>Use it to learn the date and severity behind a release number, such as the one in a provenance.</remarks>
    /// <param name="number">The release's number.</param>
    [HttpGet("{number:int}", Name = "getRelease")]
    [ProducesResponseType<Release>(StatusCodes.Status200OK)]
    public IActionResult Get(int number)
    {
        RefuseParameters();
        var served = Served;
        return served.Answers.TryGetValue(Request.Path.Value!, out var answer)
            ? Answer(served, answer)
            : new ProblemResult(Problems.ReleaseNotFound(number, served.Snapshot.Release.Number));
    }
}
