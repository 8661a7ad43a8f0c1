using System.Globalization;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Http;
using ContentApi.Published;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Delivery.V1.Releases;

[Route("v{version:apiVersion}/releases")]
public sealed class ReleasesController(Current current, ReleaseHistory records, FormatRenderer formats) : ContentController(current, records, formats)
{
    /// <summary>Lists the releases, newest first.</summary>
    /// <remarks>
    /// Use it to see when something was published, and how much it mattered; with `on`, to learn which release was current at the end of a day.
    /// </remarks>
    [HttpGet(Name = "listReleases")]
    [ProducesResponseType<PageDto<ReleaseDto>>(StatusCodes.Status200OK)]
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
    [ProducesResponseType<ReleaseDto>(StatusCodes.Status200OK)]
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
    [ProducesResponseType<ReleaseDto>(StatusCodes.Status200OK)]
    public IActionResult Get(int number)
    {
        RefuseParameters();
        var served = Served;
        return served.Answers.TryGetValue(Request.Path.Value!, out var answer)
            ? Answer(served, answer)
            : new ProblemResult(Problems.ReleaseNotFound(number, served.Snapshot.Release.Number));
    }

    /// <summary>Gets a release as one file, for keeping offline.</summary>
    /// <remarks>
    /// Use it to ship the content in an app, to fill a store at once, or to start a node without its database: then ask for changes since its number.
    /// It is gzip over lines of JSON: each resource exactly as its own address serves it, with its digest (docs/bundle.md).
    /// A part of it may be asked for with Range. The file of an earlier release is gone once anything in it was withdrawn for safety.
    /// </remarks>
    /// <param name="number">The release's number.</param>
    [HttpGet("{number:int}/bundle", Name = "getReleaseBundle")]
    [ProducesResponseType<byte[]>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Bundle(int number)
    {
        var locale = ListParameters.ReadLocale(Request.QueryString);
        var served = Served;
        var shown = await RecordAsync(served, number);
        if (locale is not null && NotPublished(shown, locale) is { } problem) return new ProblemResult(problem);
        if (WithdrawnForSafetySince(served.Snapshot, shown.Snapshot, locale) is { } withdrawn)
        {
            return new ProblemResult(Gone(Urls, served, withdrawn, Urls.Absolute(Urls.Bundle(served.Snapshot.Release.Number))));
        }

        var answer = await shown.FileAsync($"{Urls.Bundle(number)}?{locale}", () => BundleFile.ComposeAsync(shown, locale, Urls));
        return Answer(served, answer, shown == served ? default : shown.Number);
    }

    /// <summary>What is shipped cannot be called back: no file is handed out that holds what must no longer be read.</summary>
    private static DocumentState? WithdrawnForSafetySince(Snapshot current, Snapshot shown, string? locale) => shown == current
        ? null
        : current.Topics.Values
            .Where(topic => topic.Changed > shown.Release.Number && (locale is null || topic.Locale == locale))
            .SelectMany(topic => topic.States)
            .FirstOrDefault(state => state is { IsLive: false, Severity: Severity.Safety } && shown.Find(state.Document) is { IsLive: true });
}
