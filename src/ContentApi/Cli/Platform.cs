using System.Text;
using ContentApi.Published;

namespace ContentApi.Cli;

/// <summary>
/// What small runtime images leave out, and .NET then does without in silence: digests would be others than everyone else's,
/// and a day in Paris would end at the wrong hour.
/// </summary>
public static class Platform
{
    /// <summary>In one sentence what is missing; null: nothing.</summary>
    public static string? Missing =>
        "e\u0301".Normalize(NormalizationForm.FormC) != "\u00e9" ? "Unicode normalisation does not work here: install ICU, and leave DOTNET_SYSTEM_GLOBALIZATION_INVARIANT unset."
        : !TimeZoneInfo.TryFindSystemTimeZoneById(ParisTime.ZoneId, out _) ? $"The time zone {ParisTime.ZoneId} is not known here: install tzdata."
        : null;
}
