namespace ContentApi.Http;

/// <summary>One way to fail. The code is part of the contract; the texts are its page at <c>/docs/errors/{code}</c>.</summary>
/// <param name="Meaning">What happened. Also the detail of problems that have nothing more to tell.</param>
/// <param name="Remedy">What the caller does about it.</param>
/// <param name="RetryAfter">Seconds at most, where waiting helps.</param>
public sealed record Error(string Code, int Status, string Title, string Meaning, string Remedy, int? RetryAfter = null);

/// <summary>Every stable error code.</summary>
public static class Errors
{
    public static readonly Error BadRequest = new(
        "bad-request", 400, "The request is malformed",
        "The address, a header or the framing of the body is not well formed: bytes that are not UTF-8, control characters, a broken percent-escape, "
        + "or a chunk without a usable size.",
        "Correct the request; sent again as it is, it will fail again. Percent-encode text as UTF-8.");

    public static readonly Error InvalidParameters = new(
        "invalid-parameters", 400, "Query parameters are invalid",
        "One or more query parameters cannot be used. All faults are listed at once.",
        "Go through \"errors\". Each entry names the parameter, says in \"detail\" what is expected, and has a code: "
        + "\"unknown\" (no such parameter here; names are case-sensitive), \"missing\" (must be given), \"repeated\" (given more than once), \"empty\" (no value), "
        + "\"malformed\" (not of the expected form), \"out-of-range\" (outside the stated limits), "
        + "\"invalid-cursor\" (not a cursor that we issued for this list: start again without it).");

    public static readonly Error NotFound = new(
        "not-found", 404, "There is nothing at this address",
        "No resource has ever had this address.",
        "Check the address against the API description. Addresses are lower-case except for the region of a locale, as in fr-BE.");

    public static readonly Error DocumentNotFound = new(
        "document-not-found", 404, "There is no such document",
        "No document with this slug or id has ever been published in this locale; or, with \"release\", none had been by then.",
        "Take slugs from the lists, such as /v1/fr/sections. A document that was withdrawn answers 410 instead, never 404.");

    public static readonly Error ReleaseNotFound = new(
        "release-not-found", 404, "There is no such release",
        "No release has this number, or none had been published on that date.",
        "Take release numbers from /v1/releases.");

    public static readonly Error LocaleNotPublished = new(
        "locale-not-published", 404, "Nothing is published in this locale",
        "There is no content in the locale of the address. Another language is never served in its place.",
        "Use one of \"publishedLocales\", and tell your readers in which language the text is.");

    public static readonly Error UnsupportedApiVersion = new(
        "unsupported-api-version", 404, "There is no such API version",
        "The address names a version of the API that does not exist.",
        "Use one of \"supportedVersions\" as the first segment, such as /v1.");

    public static readonly Error MethodNotAllowed = new(
        "method-not-allowed", 405, "This method is not for this address",
        "The address exists, but does not answer to this method.",
        "Use a method listed in the Allow header.");

    public static readonly Error NotAcceptable = new(
        "not-acceptable", 406, "Nothing here matches what you accept",
        "The resource exists, but in none of the media types or content codings that the request accepts.",
        "Ask for one of \"available\" in Accept, or leave the header out. Do not refuse identity in Accept-Encoding unless you accept br or gzip.");

    public static readonly Error Gone = new(
        "gone", 410, "This content was withdrawn",
        "The document was published, and has been withdrawn or removed since.",
        "Stop showing it and delete your copies; when \"severity\" is \"safety\", at once. "
        + "\"document\" names it, \"reason\" says why, \"sinceRelease\" and \"since\" say from when, and \"replacement\" names what to show instead, or is null. "
        + "For a release as a file, \"bundle\" is the address of the current one.");

    public static readonly Error ChangesExpired = new(
        "changes-expired", 410, "These changes are no longer told",
        "The release that you have is too far back for its changes to be told one by one.",
        "Take the bundle whose address is in \"bundle\", put what it holds in the place of all that you hold, and ask for changes from its release on.");

    public static readonly Error RangeNotSatisfiable = new(
        "range-not-satisfiable", 416, "The range is not there",
        "The range that was asked for begins behind the end of the file, or cannot be read.",
        "Ask for a range within the length that Content-Range names, or for the whole file.");

    public static readonly Error PreconditionFailed = new(
        "precondition-failed", 412, "The resource is not what you expected",
        "If-Match or If-Unmodified-Since names a state that is not the current one.",
        "Fetch the resource again without the condition.");

    public static readonly Error ContentTooLarge = new(
        "content-too-large", 413, "The request body is too large",
        "The body of the request is larger than this address accepts.",
        "Reading needs no body: leave it out. Send a page to /v1/verify in parts.");

    public static readonly Error UriTooLong = new(
        "uri-too-long", 414, "The address is too long",
        "The address is longer than any of ours. Beyond 8 KB the server refuses it before this description can be attached.",
        "Shorten the query.");

    public static readonly Error UnsupportedMediaType = new(
        "unsupported-media-type", 415, "The request body is of a type that is not read here",
        "The Content-Type or Content-Encoding of the request is none that this address reads.",
        "Send the media type that the API description names.");

    public static readonly Error InvalidBody = new(
        "invalid-body", 400, "The request body is invalid",
        "The body is not what this address reads. All faults are listed at once.",
        "Go through \"errors\". Each entry names the member, says in \"detail\" what is expected, and has a code: "
        + "\"malformed\" (not JSON in UTF-8, or not of the expected type), \"unknown\" (no such member), \"missing\" (must be given), "
        + "\"repeated\" (given more than once, or in several ways), \"empty\" (nothing to read), \"nested\" (elements nested too deeply); "
        + "of an address, \"malformed\" (none of a text), \"not-found\", \"gone\" (withdrawn), \"other-locale\"; of all addresses, \"too-many\".");

    public static readonly Error TooManyWords = new(
        "too-many-words", 413, "The text has too many words",
        "A text of more than 40,000 words is not compared.",
        "Send a page in parts, each with whatever belongs together.");

    public static readonly Error VerificationBusy = new(
        "verification-busy", 503, "Other texts are being compared",
        "This node compares only so many texts at a time, and the request has waited for its turn in vain.",
        "Try again after the time in Retry-After.",
        RetryAfter: 5);

    public static readonly Error VerificationTimeout = new(
        "verification-timeout", 503, "Comparing the text took too long",
        "The comparison was given up after its time. This says nothing about the text.",
        "Try again after the time in Retry-After, or send the page in parts.",
        RetryAfter: 30);

    public static readonly Error RateLimited = new(
        "rate-limited", 429, "You ask for more than we allow in a minute",
        "Requests from your address, or from your IPv6 network (/64), are limited to a number a minute, and it is used up.",
        "Wait for the time in Retry-After; RateLimit says on every answer how many requests are left, RateLimit-Policy how many there are. "
        + "Send If-None-Match with the ETag of the copy that you hold: a 304 is not counted, and is given even now.",
        RetryAfter: 60);

    public static readonly Error HeadersTooLarge = new(
        "headers-too-large", 431, "The request headers are too large",
        "The headers are larger than we read. The server usually refuses them before this description can be attached.",
        "Send fewer or shorter headers; no cookie is needed.");

    public static readonly Error InternalError = new(
        "internal-error", 500, "Something failed on our side",
        "An unexpected fault. It has been recorded.",
        "Try again a little later; a copy that you hold stays usable for as long as its Cache-Control and its offline time say.",
        RetryAfter: 10);

    public static readonly Error FormatNotImplemented = new(
        "format-not-implemented", 501, "This format is not made here",
        "An answer of oEmbed was asked for in another format than JSON.",
        "Ask with format=json, or leave the parameter out.");

    public static readonly Error NotReady = new(
        "not-ready", 503, "No content is loaded yet",
        "The service has started and has not loaded a release yet.",
        "Try again after the time in Retry-After.",
        RetryAfter: 5);

    public static readonly Error ContentUnconfirmed = new(
        "content-unconfirmed", 503, "The content could not be confirmed",
        "For longer than allowed, this node could not confirm that what it holds is still the current release, so it no longer shows it.",
        "Try again after the time in Retry-After. Do not take this for a withdrawal: nothing is known about the content.",
        RetryAfter: 60);

    public static readonly Error HistoryUnavailable = new(
        "history-unavailable", 503, "The past cannot be told now",
        "The answer needs a release before the current one, and this node does not hold it and cannot rebuild it now.",
        "Try again after the time in Retry-After. The current release is served as ever. In the middle of a walk through changes "
        + "you may also begin again without the cursor.",
        RetryAfter: 30);

    public static readonly Error ReleaseNotReached = new(
        "release-not-reached", 503, "This node has not reached that release yet",
        "\"since\", or the release that the cursor leads to, is later than the current release of the node that answered: it is a little behind other nodes, or no such release exists.",
        "Try again after the time in Retry-After. If it stays so, compare the number with /v1/releases/current: if it is higher, begin again with a bundle.",
        RetryAfter: 5);

    public static readonly IReadOnlyList<Error> All =
    [
        BadRequest, InvalidParameters, InvalidBody, NotFound, DocumentNotFound, ReleaseNotFound, LocaleNotPublished, UnsupportedApiVersion,
        MethodNotAllowed, NotAcceptable, Gone, ChangesExpired, PreconditionFailed, ContentTooLarge, TooManyWords, UriTooLong, UnsupportedMediaType, RangeNotSatisfiable,
        RateLimited, HeadersTooLarge, InternalError, FormatNotImplemented, NotReady, ContentUnconfirmed, HistoryUnavailable, ReleaseNotReached, VerificationBusy, VerificationTimeout,
    ];

    /// <summary>What a bare status of the framework's means.</summary>
    public static Error OfStatus(int status) => status switch
    {
        404 => NotFound,
        405 => MethodNotAllowed,
        406 => NotAcceptable,
        412 => PreconditionFailed,
        413 => ContentTooLarge,
        414 => UriTooLong,
        415 => UnsupportedMediaType,
        416 => RangeNotSatisfiable,
        429 => RateLimited,
        431 => HeadersTooLarge,
        503 => NotReady,
        >= 500 => InternalError,
        _ => BadRequest,
    };
}
