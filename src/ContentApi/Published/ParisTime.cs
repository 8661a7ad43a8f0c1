namespace ContentApi.Published;

/// <summary>Days as the law that the publisher answers to counts them.</summary>
internal static class ParisTime
{
    public const string ZoneId = "Europe/Paris";

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(ZoneId);

    /// <summary>The first moment that is no longer that day.</summary>
    public static DateTimeOffset EndOf(DateOnly day)
    {
        if (day == DateOnly.MaxValue) return DateTimeOffset.MaxValue;
        // Paris changes its clocks at two or three in the morning: a midnight is there once.
        return TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Zone);
    }
}
