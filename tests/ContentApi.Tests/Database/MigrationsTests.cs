using ContentApi.Cli;
using ContentApi.Database;
using ContentApi.Tests.Hosting;
using Npgsql;
using static ContentApi.Tests.Database.SampleRelease;

namespace ContentApi.Tests.Database;

public sealed class MigrationsTests(PostgresServer server) : IAsyncLifetime
{
    private string empty = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => empty = (await server.CreateAsync(migrated: false)).Owner;

    public async ValueTask DisposeAsync() => await server.DropAsync(new NpgsqlConnectionStringBuilder(empty).Database!);

    [Fact]
    public async Task A_second_time_finds_nothing_to_do()
    {
        (await Migrations.ApplyAsync(empty, Stop)).Applied.Should().Equal(Migration.All.Select(script => script.Name));
        (await Migrations.ApplyAsync(empty, Stop)).Applied.Should().BeEmpty();
    }

    [Fact]
    public async Task Of_two_nodes_at_once_one_applies_each_script()
    {
        var results = await Task.WhenAll(Migrations.ApplyAsync(empty, Stop), Migrations.ApplyAsync(empty, Stop));

        results.SelectMany(result => result.Applied).Should().Equal(Migration.All.Select(script => script.Name));
    }

    [Fact]
    public async Task Two_databases_of_one_server_at_once_share_the_roles()
    {
        var other = (await server.CreateAsync(migrated: false)).Owner;

        await Task.WhenAll(Migrations.ApplyAsync(empty, Stop), Migrations.ApplyAsync(other, Stop));

        (await AskAsync(other, "select has_schema_privilege('contentapi_reader', 'published', 'usage')")).Should().Be(true);
        await server.DropAsync(new NpgsqlConnectionStringBuilder(other).Database!);
    }

    [Fact]
    public async Task A_script_that_fails_leaves_nothing_behind()
    {
        Migration[] scripts = [new(1, "0001_first.sql", "create table first (); create table first ()")];

        (await Fault(scripts)).Should().StartWith("0001_first.sql failed and was rolled back: relation \"first\" already exists");
        (await AskAsync(empty, "select to_regclass('first') is null and not exists (select from migration.script)")).Should().Be(true);
    }

    [Fact]
    public async Task A_changed_script_is_refused()
    {
        await Migrations.ApplyAsync(empty, [First, Second], Stop);

        (await Fault([First with { Sql = "select 2" }, Second])).Should().StartWith("0001_first.sql was changed after it was applied");
    }

    [Fact]
    public async Task A_missing_script_is_refused()
    {
        await Migrations.ApplyAsync(empty, [First, Second], Stop);

        (await Fault([Second])).Should().StartWith("0001_first.sql was applied to this database and is missing");
    }

    [Fact]
    public async Task A_script_between_old_ones_is_refused()
    {
        await Migrations.ApplyAsync(empty, [First, Second], Stop);

        (await Fault([First, new(2, "0002_late.sql", "select 1"), Second])).Should().StartWith("0002_late.sql is older than what was applied");
    }

    [Fact]
    public async Task Scripts_of_a_later_program_are_left_alone_and_told()
    {
        await Migrations.ApplyAsync(empty, [First, Second], Stop);

        (await Migrations.ApplyAsync(empty, [First], Stop)).Newer.Should().Equal("0003_second.sql");
    }

    [Fact]
    public async Task A_schema_too_old_says_what_to_run()
    {
        await using var connection = new NpgsqlConnection(empty);
        await connection.OpenAsync(Stop);
        var required = () => SchemaVersion.RequireAsync(connection, Stop);

        (await required.Should().ThrowAsync<DatabaseException>()).WithMessage("The database * has no schema yet: run migrate.");
        await Migrations.ApplyAsync(empty, Stop);
        await required.Should().NotThrowAsync();
    }

    [Theory]
    [InlineData("Database=absent_database", "PostgreSQL has no such database: *")]
    [InlineData("Host=/nowhere", "PostgreSQL is out of reach: *")]
    public async Task The_verb_says_in_a_sentence_what_is_wrong(string setting, string sentence)
    {
        var error = new StringWriter();

        var code = await MigrateCommand.Create(_ => Task.FromResult($"{empty};{setting}")).Parse([]).InvokeAsync(new() { Error = error }, Stop);

        code.Should().Be(1);
        error.ToString().TrimEnd().Should().Match(sentence).And.NotContain("\n");
    }

    private static Migration First => new(1, "0001_first.sql", "select 1");

    private static Migration Second => new(3, "0003_second.sql", "select 3");

    private async Task<string> Fault(IReadOnlyList<Migration> scripts) =>
        (await FluentActions.Awaiting(() => Migrations.ApplyAsync(empty, scripts, Stop)).Should().ThrowAsync<DatabaseException>()).Which.Message;
}
