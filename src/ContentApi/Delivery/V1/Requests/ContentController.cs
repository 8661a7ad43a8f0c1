using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Http;
using ContentApi.Published;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;

namespace ContentApi.Delivery.V1.Requests;

/// <summary>
/// The MVC path: what the controllers of resources share. It binds and validates, and finds the same representations as
/// <see cref="PrecomputedResponseMiddleware"/>. An address without one is moved, gone or was never published.
/// </summary>
[ApiController]
public abstract class ContentController(Current current, ReleaseHistory records, FormatRenderer formats) : ControllerBase
{
    /// <summary>Route constraint of a locale: what does not look like one is an unknown address, not an unpublished locale.</summary>
    protected const string Locale = "{locale:regex(^[[a-z]]{{2,3}}(-[[A-Z]]{{2}})?$)}";

    /// <summary>Read once a request: a release that comes meanwhile changes nothing of its answer.</summary>
    /// <exception cref="ProblemException">Nothing may be served now.</exception>
    protected LoadedRelease Served
    {
        get
        {
            var served = current.Served ?? throw new ProblemException(new Problem(Errors.NotReady));
            return current.IsConfirmed ? served : throw new ProblemException(new Problem(Errors.ContentUnconfirmed));
        }
    }

    protected FormatRenderer Formats => formats;

    protected Urls Urls => formats.Urls;

    /// <param name="segment">The slug, with or without the suffix of a form.</param>
    protected Task<IActionResult> Resource(string locale, Kind kind, string segment)
    {
        var asked = FormatQuery.Read(segment, V1Formats.Of(kind), Request.QueryString);
        return DocumentAsync(new Address(locale, kind, asked.Name), asked.Release, asked.Ending, (_, answer) => formats.InFormat(kind, answer, asked));
    }

    /// <param name="segment">The block's id, with or without the suffix of a form.</param>
    protected Task<IActionResult> Block(string locale, string slug, string segment)
    {
        var asked = FormatQuery.Read(segment, V1Formats.All, Request.QueryString);
        return DocumentAsync(
            new Address(locale, Kind.Section, slug),
            asked.Release,
            Urls.Block("", asked.Name) + asked.Ending,
            (path, section) => formats.InFormat(kind: null, formats.Block(section, path, asked.Name) ?? throw NoBlock(slug, asked.Name), asked));
    }

    protected async Task<IActionResult> Collection(string locale, Kind kind)
    {
        var query = ListParameters.Read(Request.QueryString, kind);
        var served = Served;
        var shown = await ShownAsync(served, query.Release);
        if (NotPublished(shown, locale) is { } problem) return new ProblemResult(problem);
        if (query.Topic is { } topic) Topic(shown, locale, topic);

        // A page of a record is made anew: its "next" stays in the record, and nobody asks often enough to keep it.
        return query.Release is null
            ? Page(served, Urls.Collection(locale, kind), query, lists => lists.Page(locale, kind, query))
            : Answer(served, new Lists(shown.Snapshot, shown.Answers, Urls).Page(locale, kind, query), shown.Number);
    }

    private protected IActionResult Page(LoadedRelease served, string path, ListQuery query, Func<Lists, Representation> compose) =>
        Answer(served, served.Page(path + query, () => compose(new Lists(served.Snapshot, served.Answers, Urls))));

    /// <param name="record">The number of the release whose record the answer is; none for what is current.</param>
    protected static IActionResult Answer(LoadedRelease served, Representation answer, StringValues record = default) => new RepresentationResult(answer, served.Number, record);

    /// <summary>A redirection to a live document's address; a problem for one that is gone.</summary>
    protected IActionResult Elsewhere(LoadedRelease served, DocumentState state, int status)
    {
        if (!state.IsLive) return new ProblemResult(Gone(Urls, served, state));
        return new RedirectionResult(status, Urls.Document(state), served.Number);
    }

    /// <summary>The topic of a filter.</summary>
    /// <exception cref="ProblemException">None was ever published under this slug.</exception>
    protected DocumentState Topic(LoadedRelease served, string locale, string slug) =>
        served.Snapshot.Find(new Address(locale, Kind.Topic, slug)) ?? throw new ProblemException(Problems.InvalidParameters(
        [
            new ParameterFault(ListParameters.Topic, "malformed", $"No topic '{slug}' was ever published in '{locale}'; see {Urls.Absolute(Urls.Collection(locale, Kind.Topic))}."),
        ]));

    protected void RefuseParameters() => ListParameters.RefuseAll(Request.QueryString);

    /// <param name="ending">What follows the document's own address.</param>
    /// <param name="form">From the path and the answer of the document to what was asked for of it.</param>
    private async Task<IActionResult> DocumentAsync(Address address, int? release, string ending, Func<string, Representation, Representation> form)
    {
        var served = Served;
        var shown = await ShownAsync(served, release);
        if (Find(shown.Snapshot, served.Snapshot, address) is not { } state)
        {
            return new ProblemResult(NotPublished(shown, address.Locale) ?? Problems.DocumentNotFound(release is null
                ? $"No {address.Kind.Word()} '{address.Slug}' was ever published in '{address.Locale}'."
                : $"No {address.Kind.Word()} '{address.Slug}' had been published in '{address.Locale}' by release {shown.Number}."));
        }

        if (WithdrawnForSafety(served.Snapshot, state) is { } withdrawn) return new ProblemResult(Gone(Urls, served, withdrawn));
        if (!state.IsLive) return new ProblemResult(Gone(Urls, shown, state));
        if (state.Slug != address.Slug) return new RedirectionResult(StatusCodes.Status308PermanentRedirect, Urls.Document(state) + ending, served.Number);
        var path = Urls.Path(state);
        return Answer(served, form(path, shown.Answers[path]), release is null ? default : shown.Number);
    }

    internal static ProblemException NoBlock(string slug, string id) => new(new Problem(Errors.NotFound, $"The section '{slug}' has no block '{id}' here."));

    /// <exception cref="ProblemException">There is no such release, or this node cannot have it now.</exception>
    protected async Task<LoadedRelease> RecordAsync(LoadedRelease served, int number)
    {
        var latest = served.Snapshot.Release.Number;
        if (number == latest) return served;
        if (served.Snapshot.Releases.All(release => release.Number != number)) throw new ProblemException(Problems.ReleaseNotFound(number, latest));
        return await records.FindAsync(number, HttpContext.RequestAborted) ?? throw new ProblemException(new Problem(Errors.HistoryUnavailable));
    }

    private async ValueTask<LoadedRelease> ShownAsync(LoadedRelease served, int? release) => release is { } number ? await RecordAsync(served, number) : served;

    /// <summary>The document that has an address; in a record also one that got the address later.</summary>
    private static DocumentState? Find(Snapshot shown, Snapshot current, Address address) =>
        shown.Find(address) ?? (current.Find(address) is { } later ? shown.Find(later.Document) : null);

    private static DocumentState? WithdrawnForSafety(Snapshot current, DocumentState state) =>
        current.Find(state.Document) is { IsLive: false, Severity: Severity.Safety } withdrawn ? withdrawn : null;

    /// <param name="served">The release that the state is of.</param>
    /// <param name="bundle">Where a file was asked for: the current one.</param>
    internal static Problem Gone(Urls urls, LoadedRelease served, DocumentState state, string? bundle = null) => Problems.Gone(
        V1Json.Node(DocumentReferenceDto.Of(state, served.Answers, urls), ElementsJson.Default.DocumentReferenceDto),
        state.Reason!,
        state.Severity.Word(),
        state.Appeared.Number,
        state.Appeared.PublishedAt,
        DocumentReferenceDto.Replacing(state.Replacement, served.Snapshot, served.Answers, urls) is { } replacement
            ? V1Json.Node(replacement, ElementsJson.Default.DocumentReferenceDto)
            : null,
        bundle,
        state.Departure!.Proof);

    /// <summary>A locale that everything was withdrawn from is still one of ours: its lists are empty, and a reader's copies go.</summary>
    protected internal static Problem? NotPublished(LoadedRelease served, string locale) =>
        served.Snapshot.WasPublished(locale) ? null : Problems.LocaleNotPublished(locale, served.Snapshot.Locales);
}
