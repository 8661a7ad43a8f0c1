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
        var picture = Heading + "\n" + await SchemaPicture.DrawAsync(database.Owner);

        await CommittedFiles.CompareAsync(CommittedFiles.At("db", "schema.sql"), picture);
    }
}
