using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Database;

public sealed class SchemaTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Heading = """
        -- What db/migrations make of an empty database: to read, and to see in a diff what a migration changes.
        -- Rewritten by: CONTENTAPI_UPDATE=1 dotnet test --filter SchemaTests

        """;

    [Fact]
    public async Task The_committed_picture_is_what_the_migrations_make()
    {
        var path = Path.Combine(Repository(), "db", "schema.sql");
        var picture = Heading + "\n" + await SchemaPicture.DrawAsync(database.Owner);
        if (Environment.GetEnvironmentVariable("CONTENTAPI_UPDATE") == "1") await File.WriteAllTextAsync(path, picture, TestContext.Current.CancellationToken);

        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Should().Be(
            picture, "db/schema.sql shows the schema; CONTENTAPI_UPDATE=1 dotnet test --filter SchemaTests rewrites it");
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ContentApi.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
