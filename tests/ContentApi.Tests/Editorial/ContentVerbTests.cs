using ContentApi.Tests.Hosting;
using Npgsql;

namespace ContentApi.Tests.Editorial;

/// <summary>The verbs as an operator runs them: another process, its exit code and its words.</summary>
public sealed class ContentVerbTests(PostgresServer server) : EditorialTest(server)
{
    private static readonly string Seed = Path.Combine(AppContext.BaseDirectory, "seed");

    [Fact]
    public async Task Seed_is_imported_published_and_withdrawn()
    {
        var first = await RunAsync("import", Seed, "--publish", "--severity", "editorial", "--note", "Première mise en ligne");
        first.Should().BeEquivalentTo(new { Code = 0, Error = "" });
        first.Output.Should().Contain("new       topic anti-interleukines, edition 1").And.EndWith("becomes visible.");

        var again = await RunAsync("import", Seed, "--publish", "--severity", "editorial");
        again.Should().BeEquivalentTo(new { Code = 0, Error = "" });
        again.Output.Should().EndWith("No new edition.\nNothing changed for readers: no release.");

        var refused = await RunAsync("withdraw", "anti-interleukines-suivi", "--severity", "safety", "--reason", "Rappel de lot.");
        refused.Code.Should().Be(1);
        refused.Error.Should().Contain("takes the safeguard anti-interleukines-arret").And.Contain("content withdraw anti-interleukines --kind topic").And.NotContain("\n");

        string[] order = ["withdraw", "anti-interleukines-voyage", "--kind", "section", "--severity", "safety", "--reason", "Rappel de lot."];
        var dryRun = await RunAsync([.. order, "--dry-run"]);
        dryRun.Code.Should().Be(0);
        dryRun.Output.Should().StartWith("affected  topic anti-interleukines\n")
            .And.Contain("Readers would lose:\n").And.EndWith("This was a dry run: nothing was written.");

        var withdrawal = await RunAsync(order);
        withdrawal.Code.Should().Be(0);
        withdrawal.Output.Should().StartWith("affected  topic anti-interleukines\n")
            .And.Contain("gone      faq anti-interleukines-avion, quotes section anti-interleukines-voyage\n")
            .And.Contain("Release 2 (safety, ");

        var back = await RunAsync("import", Seed);
        back.Should().BeEquivalentTo(new { Code = 1, Output = "" });
        back.Error.Should().StartWith("The package holds what was withdrawn: ").And.NotContain("\n");

        var start = await RunAsync("import", Seed, "--if-empty", "--publish", "--severity", "editorial");
        start.Should().Be(new Verb(0, "Something was released already: nothing is imported.", ""));
    }

    [Theory]
    [InlineData("--reason is empty.", "withdraw", "essai-quand", "--severity", "safety", "--reason", " ")]
    [InlineData("--publish and --severity go together.", "import", "seed", "--publish")]
    [InlineData("--note goes with --publish.", "import", "seed", "--note", "Essai")]
    [InlineData("Unrecognized command or argument '--Postgres:Data=elsewhere'.", "withdraw", "essai-quand", "--severity", "safety", "--reason", "Essai", "--Postgres:Data=elsewhere")]
    public async Task Misuse_is_said(string sentence, params string[] arguments)
    {
        var run = await RunAsync(arguments);

        run.Code.Should().NotBe(0);
        run.Error.Should().Contain(sentence);
    }

    [Fact]
    public async Task Faulty_package_is_refused_at_its_first_fault()
    {
        var folder = Directory.CreateTempSubdirectory("contentapi-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "topic.yaml"), "title: Essai\n", Stop);
        var run = await RunAsync("import", folder.FullName);
        folder.Delete(recursive: true);

        run.Code.Should().Be(1);
        run.Error.Should().StartWith(Path.Combine(folder.FullName, "topic.yaml:1: ")).And.NotContain("\n");
    }

    [Fact]
    public async Task Folder_that_is_not_there_is_said()
    {
        (await RunAsync("import", "no-such-folder")).Should().Be(new Verb(1, "", "There is no folder no-such-folder."));
    }

    [Fact]
    public async Task Login_without_the_editors_role_writes_nothing()
    {
        var run = await RunAsAsync(Database.Reader, "import", Seed);

        run.Code.Should().Be(1);
        run.Error.Should().Contain("permission denied").And.NotContain("\n");
    }

    [Fact]
    public async Task Database_without_the_schema_is_said()
    {
        var run = await RunAsAsync(new NpgsqlConnectionStringBuilder(Database.Owner) { Database = "template1" }.ConnectionString, "import", Seed);

        run.Should().Be(new Verb(1, "", "The database 'template1' has no schema yet: run migrate."));
    }

    [Fact]
    public async Task Server_that_is_away_is_said()
    {
        var run = await RunAsAsync("Host=127.0.0.1;Port=1;Username=nobody", "import", Seed);

        run.Code.Should().Be(1);
        run.Error.Should().StartWith("PostgreSQL is out of reach").And.NotContain("\n");
    }

    [Fact]
    public async Task Connection_string_that_cannot_be_read_is_not_repeated()
    {
        var run = await RunAsAsync("Pasword=secret", "import", Seed);

        run.Should().Be(new Verb(1, "", "ConnectionStrings:Editor is not a connection string that Npgsql can read."));
    }

    private Task<Verb> RunAsync(params string[] arguments) => RunAsAsync(Database.Editor, arguments);

    private static Task<Verb> RunAsAsync(string editor, params string[] arguments) =>
        Verb.RunAsync(new Dictionary<string, string> { ["ConnectionStrings__Editor"] = editor, ["Signing__Key"] = TestKey.Pem(1) }, ["content", .. arguments]);
}
