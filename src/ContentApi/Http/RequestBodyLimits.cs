namespace ContentApi.Http;

/// <summary>The addresses that read a body. All others are read only, and refuse one of any size that matters.</summary>
public static class RequestBodyLimits
{
    public const string Verify = "/v1/verify";

    /// <summary>The form for people that asks the same.</summary>
    public const string Check = "/check";

    public const string CheckInEnglish = "/en/check";

    /// <summary>Bytes: 1 MiB.</summary>
    public const int Largest = 1024 * 1024;

    /// <summary>Of a form, in which each byte may be written as three.</summary>
    public const int LargestForm = 3 * Largest + 4096;

    public static bool AreRead(PathString path) => path.Equals(Verify, StringComparison.Ordinal);

    public static int Limit(PathString path) => AreRead(path) ? Largest
        : path.Equals(Check, StringComparison.Ordinal) || path.Equals(CheckInEnglish, StringComparison.Ordinal) ? LargestForm
        : Limits.RequestBody;
}
