using System.Diagnostics;
using ContentApi.Database;
using ContentApi.Tests.Hosting;
using Npgsql;

namespace ContentApi.Tests.Documents;

/// <summary>The examples in README.md and docs are run as they stand there, and what is printed below one is what it answers.</summary>
public sealed class ShellExampleTests(ServedSeed seed) : IClassFixture<ServedSeed>, IDisposable
{
    /// <summary>Blocks that are no commands, or that take what a test run does not have: their first lines.</summary>
    private static readonly string[] NotRun =
    [
        // The program by its sources, and all tests: every other test does that.
        "dotnet run --project src/ContentApi      # http://localhost:5080",
        // Docker Compose.
        "(umask 077; for login in",
        // A folder, and twenty minutes.
        "db/seed/fr/anti-interleukines/",
        "dotnet run -c Release --project tests/ContentApi.Benchmarks",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("contentapi-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static IEnumerable<ShellExample> Run => ShellExample.All().Where(example => !NotRun.Any(example.Text.StartsWith));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Examples_are_found_where_they_stand()
    {
        Run.Select(example => example.File).Distinct()
            .Should().BeEquivalentTo("README.md", "bundle.md", "content-package.md", "embedding.md", "operations.md");
        NotRun.Should().OnlyContain(line => ShellExample.All().Any(example => example.Text.StartsWith(line, StringComparison.Ordinal)), "what is excepted is there");
    }

    [Fact]
    public async Task What_is_printed_below_a_command_is_what_it_answers()
    {
        await using var host = await (await ContentHost.StartAsync(
            seed.Database.Reader, configure: null, "--Site:BaseUrl=http://localhost:5080")).ReadyAsync();
        var (count, wrong) = (0, new List<string>());

        foreach (var (command, printed) in Run.SelectMany(example => example.Answered))
        {
            var (_, output) = await ShellAsync(At(host, command));
            if (!ShellExample.Matches(printed, output.TrimEnd())) wrong.Add($"{command}\n{output}\n");
            count++;
        }

        string.Join('\n', wrong).Should().BeEmpty();
        count.Should().BeGreaterThan(7);
    }

    [Theory]
    [InlineData("bundle.md")]
    [InlineData("content-package.md")]
    [InlineData("embedding.md")]
    public async Task A_script_runs_without_a_fault(string file)
    {
        var script = Run.Single(example => example.File == file).Text;

        var (code, output) = await ShellAsync(At(seed.Host, script));

        code.Should().Be(0, output);
    }

    [Fact]
    public async Task A_PostgreSQL_is_set_up_and_served_from_as_it_is_told_to_operators()
    {
        await using var cluster = await PrivateCluster.StartAsync();
        await MakeNewAsync(cluster);
        var server = new NpgsqlConnectionStringBuilder(cluster.ConnectionString("postgres", "postgres")).Host!;
        var script = Run.Single(example => example.File == "operations.md").Text
            .Replace("db.example", server, StringComparison.Ordinal).Replace("…", "secret", StringComparison.Ordinal);

        var (code, output) = await ShellAsync(At(seed.Host, script));

        code.Should().Be(0, output);
        output.Should().Contain("ContentApi serves ").And.Contain("from the database 'contentapi' of PostgreSQL");
    }

    /// <summary>A server as it is before <c>db/logins.sql</c>: with a superuser, and without the names of the private PostgreSQL.</summary>
    private static async Task MakeNewAsync(LocalCluster cluster)
    {
        await ExecuteAsync(LocalCluster.Owner, "create role postgres superuser login");
        await ExecuteAsync("postgres", "alter database contentapi rename to other");
        foreach (var role in new[] { LocalCluster.Owner, LocalCluster.Editor, LocalCluster.Reader })
        {
            await ExecuteAsync("postgres", $"alter role {role} rename to other_{role}");
        }

        async Task ExecuteAsync(string role, string statement)
        {
            await using var connection = new NpgsqlConnection(cluster.ConnectionString("postgres", role) + ";Pooling=false");
            await connection.OpenAsync(Stop);
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync(Stop);
        }
    }

    /// <summary>A script that asks a node of the test, and runs the program that was built for it.</summary>
    private static string At(ContentHost host, string script)
    {
        var address = host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        var program = $"dotnet {Path.Combine(AppContext.BaseDirectory, "ContentApi.dll")}";
        return string.Join('\n', script
            .Replace("http://localhost:5080", address, StringComparison.Ordinal)
            .Replace("https://content.example", address, StringComparison.Ordinal)
            .Replace("dotnet ContentApi.dll", program, StringComparison.Ordinal)
            .Replace("dotnet run --project src/ContentApi --", program, StringComparison.Ordinal)
            .Split('\n')
            .Select(line => line == program || line.StartsWith($"{program} serve", StringComparison.Ordinal) ? Served(line)
                // The demonstration text is not ready for production.
                : line.EndsWith("--production", StringComparison.Ordinal) ? $"{line} || [ $? = 1 ]"
                : line));
    }

    /// <summary>What would serve until it is stopped is stopped once it has said that it serves.</summary>
    private static string Served(string line) =>
        $$"""
        {{line}} >served 2>&1 & pid=$!
        until grep -q 'Ctrl+C stops it' served; do kill -0 $pid || { cat served; exit 1; }; sleep 0.1; done
        cat served; kill $pid; wait $pid
        """;

    private async Task<(int Code, string Output)> ShellAsync(string script)
    {
        foreach (var (name, target) in new[] { ("seed", Path.Combine(AppContext.BaseDirectory, "seed")), ("db", CommittedFiles.At("db")) })
        {
            if (!Directory.Exists(Path.Combine(folder, name))) Directory.CreateSymbolicLink(Path.Combine(folder, name), target);
        }

        using var shell = Process.Start(new ProcessStartInfo("bash", ["-e", "-o", "pipefail", "-c", $"exec 2>&1\n{script}"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            Environment = { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["Published__LastGood"] = Path.Combine(folder, "last-good") },
        })!;
        var output = await shell.StandardOutput.ReadToEndAsync(Stop);
        await shell.WaitForExitAsync(Stop);
        return (shell.ExitCode, output);
    }
}
