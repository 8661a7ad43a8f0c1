using System.Diagnostics;
using System.Net.Sockets;
using ContentApi.Browser.Hosting;
using ContentApi.Content;
using ContentApi.Published;
using ContentApi.Tests.Hosting;

namespace ContentApi.Browser.Partners;

/// <summary>A partner's nginx with the configuration that docs/embedding.md gives, to the letter but for addresses and folders.</summary>
public sealed class NginxTests(PostgresServer server, Chromium chromium) : IAsyncLifetime
{
    private const string Fragment = "/v1/fr/sections/anti-interleukines-suivi.html";
    private const string Text = "N’arrêtez jamais votre traitement";
    private const string Withdrawn = "Ce texte a été retiré.";
    private const string Unavailable = "Ce texte ne peut pas être affiché pour le moment.";

    private readonly EmbeddedSite site = new(server, chromium);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("contentapi-nginx-");
    private Process? nginx;
    private HttpClient reader = null!;

    public async ValueTask InitializeAsync()
    {
        var program = Programs.Find("nginx");
        await site.InitializeAsync();
        var port = FreePort();
        await WriteAsync("vetted.conf", PartnerFiles.Read("nginx", "vetted.conf")
            .Replace("https://content.example", site.Api.Replace("localhost", "127.0.0.1"))
            .Replace("listen 80;", $"listen 127.0.0.1:{port};")
            .Replace("/var/cache/nginx/vetted.sock", $"{folder}/vetted.sock")
            .Replace("/var/cache/nginx/vetted", folder.CreateSubdirectory("cache").FullName)
            .Replace("/var/www/partner", folder.CreateSubdirectory("www").FullName));
        await WriteAsync("nginx.conf", $$"""
            {{(Environment.UserName == "root" ? "user root;" : "")}}
            daemon off;
            worker_processes 1;
            pid {{folder}}/nginx.pid;
            error_log {{folder}}/error.log;
            events { worker_connections 64; }
            http {
                access_log off;
                default_type text/html;
                client_body_temp_path {{folder}}/body;
                proxy_temp_path {{folder}}/proxy;
                fastcgi_temp_path {{folder}}/fastcgi;
                uwsgi_temp_path {{folder}}/uwsgi;
                scgi_temp_path {{folder}}/scgi;
                include {{folder}}/vetted.conf;
            }
            """);
        await WriteAsync("www/page.html", PartnerFiles.Read("nginx", "page.html"));
        nginx = Programs.Start(program, folder.FullName, "-c", $"{folder}/nginx.conf", "-p", folder.FullName);
        reader = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = ContentHost.Deadline };
        await ContentHost.UntilAsync(() => AnswersAsync(port));
    }

    public async ValueTask DisposeAsync()
    {
        if (nginx is not null)
        {
            nginx.Kill(entireProcessTree: true);
            await nginx.WaitForExitAsync();
            nginx.Dispose();
            reader.Dispose();
        }

        await site.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_text_stands_in_the_page_that_is_sent()
    {
        var page = await PageAsync();

        page.Should().Contain(Text).And.Contain("data-max-offline=\"P30D\"").And.NotContain("<!--#");
        site.Way.Requests.Should().ContainSingle().Which.Headers.Keys.Should().NotContain(["Cookie", "User-Agent", "Referer", "Accept-Language"]);
    }

    [Fact]
    public async Task A_copy_stands_in_for_as_long_as_the_answer_allows_and_no_longer()
    {
        await SoonStaleAsync(seconds: 8);
        (await PageAsync()).Should().Contain(Text);
        site.Way.IsDown = true;

        await ContentHost.UntilAsync(async () =>
        {
            (await PageAsync()).Should().Contain(Text);
            return site.Way.Requests.Any(request => request.Answer == 0);
        });

        await ContentHost.UntilAsync(async () => (await PageAsync()).Contains(Unavailable, StringComparison.Ordinal));
        (await PageAsync()).Should().NotContain(Text);
    }

    [Fact]
    public async Task What_is_withdrawn_gives_way_to_a_notice_and_no_outage_brings_it_back()
    {
        await SoonStaleAsync(seconds: 3600);
        (await PageAsync()).Should().Contain(Text);
        await site.WithdrawAsync("anti-interleukines", Severity.Safety, "Rappel de lot.", kind: Kind.Topic);
        var gone = await site.Way.RecordAsync(Fragment);
        site.Way.Replay = _ => gone with { Headers = [.. gone.Headers.Where(header => header.Name != "Cache-Control"), ("Cache-Control", ["public, max-age=1"])] };

        await ContentHost.UntilAsync(async () => (await PageAsync()).Contains(Withdrawn, StringComparison.Ordinal));

        site.Way.IsDown = true;
        (await PageAsync()).Should().NotContain(Text).And.NotContain("Rappel de lot", "the problem document is no text for readers");

        // The 410 was fresh for a second: nginx asks again, in vain, and what it kept before the 410 must not come back.
        site.Way.Forget();
        await ContentHost.UntilAsync(async () =>
        {
            (await PageAsync()).Should().NotContain(Text);
            return site.Way.Requests.Any(request => request.Answer == 0);
        });
        (await PageAsync()).Should().NotContain(Text);
    }

    /// <summary>The same answer, fresh for a second.</summary>
    private async Task SoonStaleAsync(int seconds)
    {
        var recorded = await site.Way.RecordAsync(Fragment);
        var soon = recorded with
        {
            Headers = [.. recorded.Headers.Where(header => header.Name != "Cache-Control"), ("Cache-Control", [$"public, max-age=1, stale-if-error={seconds}"])],
        };
        site.Way.Replay = _ => soon;
    }

    private Task<string> PageAsync() => reader.GetStringAsync("/page.html", TestContext.Current.CancellationToken);

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text, TestContext.Current.CancellationToken);

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
