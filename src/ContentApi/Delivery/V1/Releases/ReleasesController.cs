using System.Globalization;
using ContentApi.Http;
using ContentApi.Published;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Delivery.V1.Releases;

[Route("v{version:apiVersion}/releases")]
public sealed class ReleasesController(Published.Current current, Renditions renditions) : ContentController(current, renditions)
{
    /// <summary>Lists the releases, newest first.</summary>
    /// <remarks>Use it to see when something was published, and how much it mattered.</remarks>
    [HttpGet(Name = "listReleases")]
    [ProducesResponseType<Page<Release>>(StatusCodes.Status200OK)]
    public IActionResult List()
    {
        var query = ListParameters.ReadPaging(Request.QueryString);
        return Page(Served, $"{Urls.Root}/releases", query, lists => lists.Releases(query));
    }

    /// <summary>Gets the current release.</summary>
    /// <remarks>Use it to ask cheaply whether anything was published: send If-None-Match. Every answer says the same in Content-Release.</remarks>
    [HttpGet("current", Name = "getCurrentRelease")]
    [ProducesResponseType<Release>(StatusCodes.Status200OK)]
    public IActionResult Current()
    {
        RefuseParameters();
        var served = Served;
        return Answer(served, served.Answers[$"{Urls.Root}/releases/current"]);
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
            : new ProblemResult(new Problem(Errors.ReleaseNotFound, string.Create(
                CultureInfo.InvariantCulture, $"There is no release {number}; releases go from 1 to {served.Snapshot.Release.Number}.")));
    }
}
