using ContentApi.Content;
using ContentApi.Http;
using ContentApi.Published;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Delivery.V1;

/// <summary>
/// The long way to an answer: what a resource's controller shares. It binds and validates, and finds the same answers as
/// <see cref="KnownAddresses"/>; what is no known address is told apart here into moved, gone and never published.
/// </summary>
[ApiController]
public abstract class ContentController(Current current, Renditions renditions) : ControllerBase
{
    /// <summary>Route constraint of a locale: what does not look like one is an unknown address, not an unpublished locale.</summary>
    protected const string Locale = "{locale:regex(^[[a-z]]{{2,3}}(-[[A-Z]]{{2}})?$)}";

    // Pages that were asked for with parameters are kept until the next release, so many of them.
    private const int MaxKeptPages = 256;

    /// <summary>Read once a request: a release that comes meanwhile changes nothing of its answer.</summary>
    /// <exception cref="ProblemException">Nothing may be served now.</exception>
    protected Served Served
    {
        get
        {
            var served = current.Served ?? throw new ProblemException(new Problem(Errors.NotReady));
            return current.IsConfirmed ? served : throw new ProblemException(new Problem(Errors.ContentUnconfirmed));
        }
    }

    protected IActionResult Resource(string locale, Kind kind, string slug)
    {
        RefuseParameters();
        var served = Served;
        if (served.Answers.TryGetValue(Urls.Path(locale, kind, slug), out var answer)) return Answer(served, answer);
        if (served.Snapshot.Find(new Address(locale, kind, slug)) is { } state) return Elsewhere(served, state, StatusCodes.Status308PermanentRedirect);
        return new ProblemResult(NotPublished(served, locale) ?? Problems.DocumentNotFound($"No {kind.Word()} '{slug}' was ever published in '{locale}'."));
    }

    protected IActionResult Collection(string locale, Kind kind)
    {
        var query = ListParameters.Read(Request.QueryString, kind);
        var served = Served;
        if (NotPublished(served, locale) is { } problem) return new ProblemResult(problem);
        if (query.Topic is { } topic && served.Snapshot.Find(new Address(locale, Kind.Topic, topic)) is null)
        {
            return new ProblemResult(Problems.InvalidParameters(
            [
                new ParameterFault("topic", "malformed", $"No topic '{topic}' was ever published in '{locale}'; see {renditions.Urls.Absolute(Urls.Collection(locale, Kind.Topic))}."),
            ]));
        }

        return Page(served, Urls.Collection(locale, kind), query, lists => lists.Page(locale, kind, query));
    }

    private protected IActionResult Page(Served served, string path, ListQuery query, Func<Lists, Answer> compose)
    {
        var address = path + query;
        if (served.Answers.TryGetValue(address, out var answer) || served.Pages.TryGetValue(address, out answer)) return Answer(served, answer);
        answer = compose(new Lists(served.Snapshot, served.Answers, renditions.Urls));
        if (served.Pages.Count < MaxKeptPages) served.Pages.TryAdd(address, answer);
        return Answer(served, answer);
    }

    protected static IActionResult Answer(Served served, Answer answer) => new AnswerResult(answer, served.Number);

    /// <summary>A redirection to a live document's address; a problem for one that is gone.</summary>
    protected IActionResult Elsewhere(Served served, DocumentState state, int status)
    {
        if (state.Edition is null) return new ProblemResult(Gone(served.Snapshot, state));
        return new RedirectionResult(status, renditions.Urls.Document(state), served.Number);
    }

    protected void RefuseParameters() => ListParameters.RefuseAll(Request.QueryString);

    private Problem Gone(Snapshot snapshot, DocumentState state)
    {
        var replacement = state.Replacement is { } id ? snapshot.TopicOf(id)?.Find(id) : null;
        return Problems.Gone(
            state.Reason!, state.Severity.Word(), state.Appeared.Number, state.Appeared.PublishedAt,
            replacement is { Edition: not null } ? renditions.Urls.Document(replacement) : null);
    }

    /// <summary>A locale that everything was withdrawn from is still one of ours: its lists are empty, and a reader's copies go.</summary>
    private static Problem? NotPublished(Served served, string locale) =>
        served.Snapshot.WasPublished(locale) ? null : Problems.LocaleNotPublished(locale, served.Snapshot.Locales);
}
