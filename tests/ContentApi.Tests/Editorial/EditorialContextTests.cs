using ContentApi.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ContentApi.Tests.Editorial;

public sealed class EditorialContextTests(PostgresServer server) : EditorialTest(server)
{
    // Written without EF Core: keys by the owner, statements of freshness by a single insert.
    private const string Unmapped = "('signing_key', 'key_revocation', 'freshness')";

    [Fact]
    public async Task Every_column_of_the_schema_is_mapped_as_it_is()
    {
        await using var context = Open();
        var mapped = context.Model.GetRelationalModel().Tables.SelectMany(table => table.Columns.Select(column =>
            $"{table.Schema}.{table.Name}.{column.Name} {column.StoreType}{(column.IsNullable ? "" : " not null")}"));

        mapped.Order().Should().Equal((await ReadColumnsAsync()).Order());
    }

    [Fact]
    public async Task Every_primary_key_is_mapped_as_it_is()
    {
        await using var context = Open();
        var mapped = context.Model.GetRelationalModel().Tables.Select(table =>
            $"{table.Name} ({string.Join(", ", table.PrimaryKey!.Columns.Select(column => column.Name))})");

        mapped.Order().Should().Equal((await ListAsync(
            $"""
            select c.relname || ' (' || string_agg(a.attname, ', ' order by k.place) || ')'
              from pg_index i
              join pg_class c on c.oid = i.indrelid
              cross join unnest(i.indkey::smallint[]) with ordinality as k (attnum, place)
              join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
             where i.indisprimary and c.relnamespace = 'content'::regnamespace and c.relname not in {Unmapped}
             group by c.relname
            """)).Order());
    }

    private Task<List<string>> ReadColumnsAsync() => ListAsync(
        $"""
        select 'content.' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
          from pg_attribute a join pg_class c on c.oid = a.attrelid
         where c.relnamespace = 'content'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
           and c.relname not in {Unmapped}
           and not (c.relname = 'act' and a.attname in ('recorded_at', 'recorded_by')) -- who recorded it, and when, is not read here
        """);

    private async Task<List<string>> ListAsync(string query)
    {
        await using var connection = new NpgsqlConnection(Database.Owner);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync(Stop);
        var rows = new List<string>();
        while (await reader.ReadAsync(Stop)) rows.Add(reader.GetString(0));
        return rows;
    }
}
