using System.Net;
using System.Net.Sockets;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Operations;

/// <summary>The verb <c>serve</c> as people type it.</summary>
public sealed class ServeCommandTests
{
    private static readonly Dictionary<string, string> None = [];

    [Theory]
    [InlineData("--urls=http://127.0.0.1:0")]
    [InlineData("--urls", "http://127.0.0.1:0")]
    [InlineData("--RateLimit:PerMinute", "10", "--urls=http://127.0.0.1:0")]
    [InlineData("serve", "--urls", "http://127.0.0.1:0", "--RateLimit:PerMinute", "10")]
    public async Task Settings_are_taken_in_either_of_the_usual_forms(params string[] arguments)
    {
        var run = await Verb.RunAsync(None, [.. arguments, "--bundle", "nowhere.ndjson.gz"]);

        run.Code.Should().Be(1, run.Error);
        run.Error.Should().StartWith("The bundle nowhere.ndjson.gz is refused.", "all before it was understood");
    }

    [Fact]
    public async Task A_setting_after_a_space_is_used()
    {
        var run = await Verb.RunAsync(None, "--Site:BaseUrl", "ftp://content.example", "--Postgres:Bin", "/nowhere", "--urls", "http://127.0.0.1:0");

        run.Code.Should().Be(1);
        run.Error.Should().Contain("it is 'ftp://content.example'");
    }

    [Theory]
    [InlineData("'surve' is neither", "surve")]
    [InlineData("'http://127.0.0.1:0' is neither", "http://127.0.0.1:0")]
    [InlineData("'http://127.0.0.1:0' is neither", "--urls=http://127.0.0.1:0", "http://127.0.0.1:0")]
    [InlineData("--urls has no value", "--urls")]
    [InlineData("--urls has no value", "--urls", "--Site:BaseUrl=http://127.0.0.1")]
    public async Task What_is_no_setting_is_named(string sentence, params string[] arguments)
    {
        var run = await Verb.RunAsync(None, arguments);

        run.Code.Should().Be(2);
        run.Error.Should().Contain(sentence);
    }

    [Fact]
    public async Task Another_port_than_last_time_is_said_in_one_line_and_greeted_as_ever()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"contentapi-{Guid.NewGuid():N}");
        Assert.SkipWhen(ContentApi.Database.LocalCluster.Find(bin: null, folder) is null, "PostgreSQL's programs are not on this machine.");
        try
        {
            var (first, second) = (FreePort(), FreePort());
            await using (var program = RunningProgram.Start("--urls", $"http://127.0.0.1:{first}", $"--Postgres:Data={folder}"))
            {
                await program.PrintsAsync("Ctrl+C stops it.");
                await ContentHost.UntilAsync(() => Task.FromResult(File.Exists(Path.Combine(folder, "last-good", "last-good.json"))));
            }

            await using var again = RunningProgram.Start("--urls", $"http://127.0.0.1:{second}", $"--Postgres:Data={folder}");
            await again.PrintsAsync("Ctrl+C stops it.");
            await again.PrintsAsync("Serving release 1.");

            again.Lines.Should().Contain("ContentApi serves release 1: anti-interleukines (fr)").And.Contain($"  http://127.0.0.1:{second}/v1         where clients start");
            again.Lines.Should().NotContain(line => line.Contains(" fail:") || line.Contains(" warn:"));
            again.Lines.Should().ContainSingle(line => line.Contains("Site:BaseUrl"));
            using var client = new HttpClient();
            (await client.GetStringAsync($"http://127.0.0.1:{second}/v1/fr/topics", TestContext.Current.CancellationToken))
                .Should().Contain($"http://127.0.0.1:{second}/").And.NotContain($"http://127.0.0.1:{first}/");
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
