using ContentApi.Delivery.V1.Changes;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Http;

namespace ContentApi.OpenApi;

/// <summary>One status that addresses fail with, and every code that it may have there.</summary>
/// <param name="Name">What generators call it: short, and the same wherever the codes are the same.</param>
internal sealed record ErrorResponses(string Name, params Error[] Errors)
{
    private static readonly ErrorResponses InvalidRequest = new(nameof(InvalidRequest), Http.Errors.InvalidParameters, Http.Errors.BadRequest);
    private static readonly ErrorResponses InvalidText = new(
        nameof(InvalidText), Http.Errors.InvalidBody, Http.Errors.InvalidParameters, Http.Errors.BadRequest);
    private static readonly ErrorResponses NoDocument = new(
        nameof(NoDocument),
        Http.Errors.DocumentNotFound, Http.Errors.LocaleNotPublished, Http.Errors.ReleaseNotFound, Http.Errors.NotFound);
    private static readonly ErrorResponses NoRecord = new(
        nameof(NoRecord), Http.Errors.LocaleNotPublished, Http.Errors.ReleaseNotFound, Http.Errors.NotFound);
    private static readonly ErrorResponses NoLocale = new(nameof(NoLocale), Http.Errors.LocaleNotPublished, Http.Errors.NotFound);
    private static readonly ErrorResponses NoId = new(nameof(NoId), Http.Errors.DocumentNotFound, Http.Errors.NotFound);
    private static readonly ErrorResponses NoRelease = new(nameof(NoRelease), Http.Errors.ReleaseNotFound, Http.Errors.NotFound);
    private static readonly ErrorResponses MethodNotAllowed = new(nameof(MethodNotAllowed), Http.Errors.MethodNotAllowed);
    private static readonly ErrorResponses NotAcceptable = new(nameof(NotAcceptable), Http.Errors.NotAcceptable);
    private static readonly ErrorResponses Gone = new(nameof(Gone), Http.Errors.Gone);
    private static readonly ErrorResponses ChangesExpired = new(nameof(ChangesExpired), Http.Errors.ChangesExpired);
    private static readonly ErrorResponses RangeNotSatisfiable = new(nameof(RangeNotSatisfiable), Http.Errors.RangeNotSatisfiable);
    private static readonly ErrorResponses PreconditionFailed = new(nameof(PreconditionFailed), Http.Errors.PreconditionFailed);
    private static readonly ErrorResponses BodyTooLarge = new(nameof(BodyTooLarge), Http.Errors.ContentTooLarge);
    private static readonly ErrorResponses TextTooLarge = new(nameof(TextTooLarge), Http.Errors.ContentTooLarge, Http.Errors.TooManyWords);
    private static readonly ErrorResponses UnsupportedType = new(nameof(UnsupportedType), Http.Errors.UnsupportedMediaType);
    private static readonly ErrorResponses RateLimited = new(nameof(RateLimited), Http.Errors.RateLimited);
    private static readonly ErrorResponses InternalError = new(nameof(InternalError), Http.Errors.InternalError);
    private static readonly ErrorResponses Unavailable = new(nameof(Unavailable), Http.Errors.NotReady, Http.Errors.ContentUnconfirmed);
    private static readonly ErrorResponses RecordUnavailable = new(
        nameof(RecordUnavailable), [.. Unavailable.Errors, Http.Errors.HistoryUnavailable]);
    private static readonly ErrorResponses ChangesUnavailable = new(
        nameof(ChangesUnavailable), [.. RecordUnavailable.Errors, Http.Errors.ReleaseNotReached]);
    private static readonly ErrorResponses VerifyUnavailable = new(
        nameof(VerifyUnavailable), [.. Unavailable.Errors, Http.Errors.VerificationBusy, Http.Errors.VerificationTimeout]);

    private static readonly ErrorResponses[] OfVerify =
        [InvalidText, NoLocale, MethodNotAllowed, TextTooLarge, UnsupportedType, RateLimited, InternalError, VerifyUnavailable];

    public int Status => Errors[0].Status;

    /// <summary>How an address fails, each status once.</summary>
    /// <param name="hasContent">Whether it ever answers with a body of its own.</param>
    public static IEnumerable<ErrorResponses> Of(string path, IReadOnlyCollection<string> parameters, bool hasContent)
    {
        if (ContractVerify.Is(path)) return OfVerify;

        var locale = path.Contains("{locale}", StringComparison.Ordinal);
        var document = path.EndsWith("{slug}", StringComparison.Ordinal) || path.EndsWith("{id}", StringComparison.Ordinal);
        var history = path.EndsWith("/history", StringComparison.Ordinal);
        var changes = parameters.Contains(ChangeQuery.SinceName);
        var bundle = ContractBundle.Is(path);
        var record = parameters.Contains(ListParameters.Release);
        ErrorResponses? missing =
            locale && document ? NoDocument
            : record || bundle ? NoRecord
            : locale ? NoLocale
            : document || history || path == Urls.Freshness ? NoId
            : path.EndsWith("{number}", StringComparison.Ordinal) || parameters.Contains(ListParameters.On) ? NoRelease
            : null;
        ErrorResponses?[] all =
        [
            InvalidRequest,
            missing,
            MethodNotAllowed,
            hasContent && path != Urls.Keys ? NotAcceptable : null,
            changes ? ChangesExpired : document || bundle ? Gone : null,
            hasContent ? PreconditionFailed : null,
            BodyTooLarge,
            bundle ? RangeNotSatisfiable : null,
            RateLimited,
            InternalError,
            changes ? ChangesUnavailable : record || bundle ? RecordUnavailable : Unavailable,
        ];
        return all.OfType<ErrorResponses>();
    }
}
