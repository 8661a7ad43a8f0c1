using System.Globalization;
using ContentApi.Benchmarks.Machine;

namespace ContentApi.Benchmarks.References;

/// <summary>Varnish with a hit: the same answer, once fetched from a bare Kestrel.</summary>
internal static class Varnish
{
    public static string? Program => Programs.Find("varnishd");

    public static Task<ServerProcess> StartAsync(string folder, ServerProcess origin)
    {
        var port = ServerProcess.FreePort();
        var name = Directory.CreateDirectory(Path.Combine(folder, $"varnish-{port}"));
        var configuration = Path.Combine(name.FullName, "default.vcl");
        File.WriteAllText(configuration, string.Create(CultureInfo.InvariantCulture, $$"""
            vcl 4.1;
            backend origin { .host = "127.0.0.1"; .port = "{{origin.Port}}"; }
            sub vcl_backend_response { set beresp.ttl = 1h; }
            """));
        return ServerProcess.StartAsync(
            Program!,
            ["-F", "-j", "none", "-n", name.FullName, "-a", $"127.0.0.1:{port}", "-f", configuration, "-s", "malloc,64m", "-p", "http_gzip_support=off"],
            port,
            "/");
    }
}
