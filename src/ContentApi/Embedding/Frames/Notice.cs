using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ContentApi.Formats;
using ContentApi.Http;

namespace ContentApi.Embedding.Frames;

/// <summary>What a reader is told in a frame when there is no text: why, since when, what instead. A program decides by the status.</summary>
/// <param name="Language">Of the notice.</param>
internal sealed partial record Notice(string Language, string Title, string Sentence)
{
    /// <summary>As given at withdrawal, in the content's language.</summary>
    public string? Reason { get; private init; }

    public string ReasonLanguage { get; private init; } = "";

    /// <summary>The URL of the resource to read instead.</summary>
    public string? Replacement { get; private init; }

    /// <summary>Null: it is no page for frames that failed.</summary>
    public static Notice? Of(PathString path, string? language, Problem problem)
    {
        if (FramePath().Match(path.Value ?? "") is not { Success: true } match) return null;
        var locale = match.Groups[1].Value;
        var spoken = FrameQuery.Languages.Contains(language) ? language! : UiStrings.Of(locale).Language;
        return Of(locale, spoken, FrameWords.Of(spoken), problem);
    }

    private static Notice Of(string locale, string language, FrameWords words, Problem problem) => problem.Error switch
    {
        var error when error == Errors.Gone => Gone(locale, language, words, problem.Members!),
        var error when error == Errors.LocaleNotPublished => new(language, words.Absent, words.AbsentLocale),
        var error when error == Errors.InvalidParameters => new(language, words.Wrong, UiStrings.Of(language).Labelled(words.WrongParameters, Parameters(problem))),
        { Status: StatusCodes.Status404NotFound } => new(language, words.Absent, words.AbsentText),
        { Status: StatusCodes.Status429TooManyRequests } => new(language, words.Crowded, words.CrowdedText),
        { Status: >= 500 } => new(language, words.Unavailable, words.UnavailableText),
        _ => new(language, words.Wrong, words.AbsentText),
    };

    private static Notice Gone(string locale, string language, FrameWords words, JsonObject told)
    {
        var since = DateOnly.FromDateTime(DateTime.Parse(told["since"]!.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));
        return new Notice(
            language,
            words.Withdrawn,
            string.Format(CultureInfo.InvariantCulture, words.WithdrawnSince, UiStrings.Of(language).Date(since), told["sinceRelease"]))
        {
            Reason = told["reason"]!.GetValue<string>(),
            ReasonLanguage = locale,
            Replacement = told["replacement"]?["canonicalUrl"]?.GetValue<string>(),
        };
    }

    private static string Parameters(Problem problem) =>
        string.Join(", ", problem.Members!["errors"]!.AsArray().Select(fault => fault!["parameter"]!.GetValue<string>()).Distinct());

    [GeneratedRegex(@"\A/embed/v1/([a-z]{2,3}(?:-[A-Z]{2})?)/")]
    private static partial Regex FramePath();
}
