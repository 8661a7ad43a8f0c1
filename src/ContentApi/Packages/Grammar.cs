using System.Globalization;
using System.Text.RegularExpressions;

namespace ContentApi.Packages;

/// <summary>The small grammars of a package's values.</summary>
internal static partial class Grammar
{
    public const int MaxSlugLength = 100;

    public static bool IsSlug(string text) => text.Length <= MaxSlugLength && SlugPattern().IsMatch(text);

    /// <summary>An anchor is two characters or more: Markdown tools leave a one-letter one in the text.</summary>
    public static bool IsAnchor(string text) => text.Length >= 2 && IsSlug(text);

    public static bool IsLocale(string text) => LocalePattern().IsMatch(text);

    public static bool IsJurisdiction(string text) => JurisdictionPattern().IsMatch(text);

    public static bool IsDuration(string text) => DurationPattern().IsMatch(text);

    public static bool IsDoi(string text) => DoiPattern().IsMatch(text);

    public static bool IsLanguage(string text) => LanguagePattern().IsMatch(text);

    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>As browsers may follow: absolute, http or https, ASCII, and without a user name that could pose as the host.</summary>
    public static bool IsWebAddress(string text) =>
        text.All(character => character is > ' ' and <= '~' and not ('"' or '<' or '>' or '\\'))
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && text.StartsWith(uri.Scheme + "://", StringComparison.OrdinalIgnoreCase)
        && uri.Host.Length > 0
        && uri.UserInfo.Length == 0;

    public static bool IsCodeSystem(string text) => IsWebAddress(text) || CodeSystemUrnPattern().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex SlugPattern();

    [GeneratedRegex(@"\A[a-z]{2,3}(-[A-Z]{2})?\z")]
    private static partial Regex LocalePattern();

    [GeneratedRegex(@"\A[A-Z]{2}\z")]
    private static partial Regex JurisdictionPattern();

    [GeneratedRegex(@"\AP(?!\z)([0-9]{1,5}Y)?([0-9]{1,5}M)?([0-9]{1,5}W)?([0-9]{1,5}D)?(T(?!\z)([0-9]{1,5}H)?([0-9]{1,5}M)?([0-9]{1,5}S)?)?\z")]
    private static partial Regex DurationPattern();

    [GeneratedRegex(@"\Aurn:(oid:[0-9]+(\.[0-9]+)*|[a-z0-9-]+:[\x21-\x7E]+)\z")]
    private static partial Regex CodeSystemUrnPattern();

    [GeneratedRegex(@"\A10\.[0-9]{4,9}/[\x21-\x7E]+\z")]
    private static partial Regex DoiPattern();

    [GeneratedRegex(@"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\z")]
    private static partial Regex LanguagePattern();
}
