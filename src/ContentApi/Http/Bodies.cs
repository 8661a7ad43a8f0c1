namespace ContentApi.Http;

/// <summary>The addresses that read a body. All others are read only, and refuse one of any size that matters.</summary>
public static class Bodies
{
    public const string Verify = "/v1/verify";

    /// <summary>Bytes: 1 MiB.</summary>
    public const int Largest = 1024 * 1024;

    public static bool AreRead(PathString path) => path.Equals(Verify, StringComparison.Ordinal);

    public static int Limit(PathString path) => AreRead(path) ? Largest : Limits.RequestBody;
}
