using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ContentApi.Http;

/// <summary>What one caller may cost us. Beyond the line, header and connection limits Kestrel answers by itself, without a body.</summary>
public static class Limits
{
    /// <summary>Bytes. Of all addresses but those of <see cref="RequestBodyLimits"/>, which need none.</summary>
    public const int RequestBody = 64 * 1024;

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = RequestBody;
        kestrel.Limits.MaxRequestLineSize = 8 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MaxConcurrentConnections = 10_000;
    }
}
