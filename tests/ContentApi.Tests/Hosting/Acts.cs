using Npgsql;

namespace ContentApi.Tests.Hosting;

/// <summary>What people did to editions, recorded by the database's owner.</summary>
public static class Acts
{
    /// <param name="slugs">Patterns of the slugs of sections: an act on each of their editions.</param>
    public static async Task RecordAsync(TestDatabase database, string kind, string person, string on, string? next, params string[] slugs)
    {
        await using var connection = new NpgsqlConnection(database.Owner);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            """
            insert into content.act (edition, kind, person, happened_on, next_on)
            select id, $1, $2, $3::date, $4::date from content.edition where kind = 'section' and slug like any ($5)
            """, connection)
        {
            Parameters =
            {
                new() { Value = kind }, new() { Value = person }, new() { Value = on },
                new NpgsqlParameter<string?> { TypedValue = next }, new() { Value = slugs },
            },
        };
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
