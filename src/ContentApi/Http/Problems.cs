using System.Globalization;
using System.Text.Json.Nodes;

namespace ContentApi.Http;

/// <summary>The problems that say more than their code. Apart from <see cref="Problem"/>, whose name a controller's own method hides.</summary>
public static class Problems
{
    public static Problem DocumentNotFound(string detail) => new(Errors.DocumentNotFound, detail);

    /// <param name="current">The number of the current release.</param>
    public static Problem ReleaseNotFound(int number, int current) => new(Errors.ReleaseNotFound, string.Create(
        CultureInfo.InvariantCulture, $"There is no release {number}; releases go from 1 to {current}."));

    /// <param name="current">The number of the current release of this node.</param>
    public static Problem ReleaseNotReached(int number, int current) => new(Errors.ReleaseNotReached, string.Create(
        CultureInfo.InvariantCulture, $"Release {number} is later than {current}, the current release of this node."));

    public static Problem LocaleNotPublished(string locale, IEnumerable<string> published) => new(
        Errors.LocaleNotPublished,
        $"Nothing is published in '{locale}'.",
        new JsonObject { ["publishedLocales"] = Strings(published) });

    /// <param name="document">What was withdrawn.</param>
    /// <param name="reason">As given at withdrawal, in the content's language.</param>
    /// <param name="replacement">What to show instead.</param>
    /// <param name="bundle">Where a file was asked for: the absolute URL of the current release as a file.</param>
    /// <param name="proof">The signed tombstone.</param>
    public static Problem Gone(
        JsonNode document, string reason, string severity, int sinceRelease, DateTimeOffset since, JsonNode? replacement, string? bundle, string? proof) => new(
        Errors.Gone,
        string.Create(CultureInfo.InvariantCulture, $"Withdrawn since release {sinceRelease} ({since.UtcDateTime:yyyy-MM-dd}). Stop showing it."),
        new JsonObject
        {
            ["document"] = document,
            ["reason"] = reason,
            ["severity"] = severity,
            ["sinceRelease"] = sinceRelease,
            ["since"] = since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["replacement"] = replacement,
            ["bundle"] = bundle,
            ["proof"] = proof,
        });

    /// <param name="bundle">The absolute URL of the current release as a file.</param>
    public static Problem ChangesExpired(int oldest, string bundle) => new(
        Errors.ChangesExpired,
        string.Create(CultureInfo.InvariantCulture, $"Changes are told from release {oldest} on."),
        new JsonObject { ["oldest"] = oldest, ["bundle"] = bundle });

    public static Problem InvalidParameters(IReadOnlyCollection<ParameterFault> faults) => new(
        Errors.InvalidParameters,
        faults.Count == 1 ? "One query parameter cannot be used." : string.Create(CultureInfo.InvariantCulture, $"{faults.Count} query parameters cannot be used."),
        new JsonObject
        {
            ["errors"] = new JsonArray([.. faults.Select(fault => new JsonObject
            {
                ["parameter"] = fault.Parameter,
                ["code"] = fault.Code,
                ["detail"] = fault.Detail,
            })]),
        });

    public static Problem InvalidBody(IReadOnlyCollection<BodyFault> faults) => new(
        Errors.InvalidBody,
        faults.Count == 1 ? "The body has a fault." : string.Create(CultureInfo.InvariantCulture, $"The body has {faults.Count} faults."),
        new JsonObject
        {
            ["errors"] = new JsonArray([.. faults.Select(fault => new JsonObject
            {
                ["member"] = fault.Member,
                ["code"] = fault.Code,
                ["detail"] = fault.Detail,
            })]),
        });

    public static Problem NotAcceptable(params IEnumerable<string> available) => new(
        Errors.NotAcceptable,
        "None of the media types in Accept is available here.",
        new JsonObject { ["available"] = Strings(available) });

    public static Problem CodingNotAcceptable() => new(
        Errors.NotAcceptable,
        "None of the content codings in Accept-Encoding is available here.",
        new JsonObject { ["available"] = Strings(["br", "gzip", "identity"]) });

    public static Problem PreconditionFailed() => new(Errors.PreconditionFailed);

    public static Problem UnsupportedApiVersion() => new(
        Errors.UnsupportedApiVersion,
        Errors.UnsupportedApiVersion.Meaning,
        new JsonObject { ["supportedVersions"] = Strings(ApiVersions.Supported) });

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(value => JsonValue.Create(value))]);
}
