using System.Net;
using System.Net.Sockets;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Cli;

/// <summary>The verb <c>serve</c> as people type it.</summary>
public sealed class ServeCommandTests(ServedSeed seed) : IClassFixture<ServedSeed>
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
        (await Verb.RunAsync(None, "--Postgres:Bin", "/nowhere", "--urls", "http://127.0.0.1:0"))
            .Should().Be(new Verb(1, "", "Postgres:Bin is '/nowhere', which holds no initdb, pg_ctl and postgres."));
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
        var folder = Directory.CreateTempSubdirectory("contentapi-").FullName;
        var (first, second) = (FreePort(), FreePort());
        await using (var program = Start(first, folder))
        {
            await program.PrintsAsync("Ctrl+C stops it.");
            await ContentHost.UntilAsync(() => Task.FromResult(File.Exists(Path.Combine(folder, "last-good.json"))));
        }

        await using (var program = Start(second, folder))
        {
            await program.PrintsAsync("Ctrl+C stops it.");
            await program.PrintsAsync("Serving release 1.");

            program.Lines.Should().Contain(line => line.StartsWith("ContentApi serves ", StringComparison.Ordinal))
                .And.Contain($"  http://127.0.0.1:{second}/v1         where clients start")
                .And.NotContain(line => line.Contains("fail:") || line.Contains("warn:"))
                .And.ContainSingle(line => line.Contains("Site:BaseUrl has changed"));
            using var client = new HttpClient();
            (await client.GetStringAsync($"http://127.0.0.1:{second}/v1/fr/topics", TestContext.Current.CancellationToken))
                .Should().Contain($"http://127.0.0.1:{second}/").And.NotContain($"http://127.0.0.1:{first}/");
        }

        Directory.Delete(folder, recursive: true);
    }

    private RunningProgram Start(int port, string folder) => RunningProgram.Start(
        "--urls", $"http://127.0.0.1:{port}", $"--ConnectionStrings:Reader={seed.Database.Reader}", $"--Published:LastGood={folder}");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
