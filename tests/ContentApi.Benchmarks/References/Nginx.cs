using System.Globalization;
using ContentApi.Benchmarks.Load;
using ContentApi.Benchmarks.Machine;

namespace ContentApi.Benchmarks.References;

/// <summary>nginx with one worker that sends the same bytes from a file, by <c>brotli_static</c> where they are compressed.</summary>
internal static class Nginx
{
    private static readonly string[] Modules = ["/usr/lib/nginx/modules/ngx_http_brotli_static_module.so", "/usr/lib64/nginx/modules/ngx_http_brotli_static_module.so"];

    public static string? Program => Programs.Find("nginx");

    public static string? BrotliModule => Modules.FirstOrDefault(File.Exists);

    /// <param name="file">Where the recorded identity is, and beside it what was recorded in brotli.</param>
    public static async Task<ServerProcess> StartAsync(string folder, Recorded identity, Recorded brotli)
    {
        var port = ServerProcess.FreePort();
        var root = Directory.CreateDirectory(Path.Combine(folder, "nginx"));
        await File.WriteAllBytesAsync(Path.Combine(root.FullName, "section.json"), identity.Body);
        await File.WriteAllBytesAsync(Path.Combine(root.FullName, "section.json.br"), brotli.Body);
        // nginx makes these itself.
        string[] own = ["Date", "Connection", "Content-Length", "Content-Type", "Content-Encoding", "ETag", "Last-Modified", "Server"];
        var headers = identity.Headers.Where(header => !own.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .Select(header => $"add_header {header.Key} '{header.Value}';");
        var module = BrotliModule is { } path ? $"load_module {path};" : "";
        var configuration = Path.Combine(root.FullName, "nginx.conf");
        await File.WriteAllTextAsync(configuration, string.Create(CultureInfo.InvariantCulture, $$"""
            {{module}}
            daemon off;
            worker_processes 1;
            user {{Environment.UserName}};
            pid {{root.FullName}}/pid;
            error_log stderr;
            events { worker_connections 1024; }
            http {
                access_log off;
                server_tokens off;
                sendfile on;
                tcp_nopush on;
                keepalive_requests 1000000000;
                open_file_cache max=100;
                open_file_cache_valid 1h;
                types { application/json json; }
                charset utf-8;
                charset_types application/json;
                client_body_temp_path {{root.FullName}}; proxy_temp_path {{root.FullName}}; fastcgi_temp_path {{root.FullName}};
                uwsgi_temp_path {{root.FullName}}; scgi_temp_path {{root.FullName}};
                server {
                    listen 127.0.0.1:{{port}};
                    root {{root.FullName}};
                    {{(BrotliModule is null ? "" : "brotli_static on;")}}
                    {{string.Join("\n", headers)}}
                }
            }
            """));
        return await ServerProcess.StartAsync(Program!, ["-c", configuration, "-p", root.FullName], port, "/section.json");
    }
}
