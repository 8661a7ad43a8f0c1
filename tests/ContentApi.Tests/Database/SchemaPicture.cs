using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace ContentApi.Tests.Database;

/// <summary>
/// A database's schema as text, from the catalogs. Not pg_dump: its output differs from version to version, and this must not (15 to 18).
/// </summary>
internal static partial class SchemaPicture
{
    private const string Sql = """
        with space as (
            select oid, nspname, nspacl, nspowner from pg_namespace where nspname in ('content', 'migration', 'published')
        ), relation as (
            select c.*, format('%I.%I', n.nspname, c.relname) as name from pg_class c join space n on n.oid = c.relnamespace
        ), piece (relation, place, name, text) as (
            select nspname::text, 0, '', format('create schema %I;', nspname) from space

            union all -- tables with their columns and constraints
            select r.name, 1, '', format(E'create table %s (\n%s\n);', r.name, (
                select string_agg('    ' || line, E',\n' order by place, name collate "C") from (
                    select a.attnum as place, '' as name,
                        format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
                        || case when a.attidentity = 'a' then ' generated always as identity' else '' end
                        || case when a.attnotnull then ' not null' else '' end
                        || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
                    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                    where a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
                    union all
                    select 10000, k.conname, format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid))
                    from pg_constraint k where k.conrelid = r.oid and k.contype in ('p', 'u', 'f', 'c')
                ) lines))
            from relation r where r.relkind = 'r'

            union all
            select r.name, 1, '', format(E'create view %s%s as\n%s', r.name,
                coalesce(' with (' || array_to_string(r.reloptions, ', ') || ')', ''), pg_get_viewdef(r.oid))
            from relation r where r.relkind = 'v'

            union all -- indexes other than those of constraints
            select r.name, 2, i.relname, pg_get_indexdef(i.oid) || ';'
            from pg_index x join relation r on r.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
            where not exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u'))

            union all
            select r.name, 3, t.tgname, pg_get_triggerdef(t.oid) || ';'
            from pg_trigger t join relation r on r.oid = t.tgrelid where not t.tgisinternal

            union all -- functions come after all tables
            select '~' || p.proname, 1, '', rtrim(pg_get_functiondef(p.oid), E'\n') || ';' from pg_proc p join space n on n.oid = p.pronamespace

            union all -- grants to others than the owner
            select name, 4, grantee, format('grant %s on %s to %s;', string_agg(lower(privilege_type), ', ' order by privilege_type collate "C"), object, grantee)
            from (
                select r.name, r.name as object, a.privilege_type, a.grantee::regrole::text as grantee
                from relation r, aclexplode(r.relacl) a where a.grantee <> r.relowner
                union all
                select n.nspname::text, format('schema %I', n.nspname), a.privilege_type, a.grantee::regrole::text
                from space n, aclexplode(n.nspacl) a where a.grantee <> n.nspowner
            ) granted group by name, object, grantee

            union all
            select coalesce(r.name, n.nspname::text, '~' || p.proname), 5, coalesce(a.attname, ''),
                format('comment on %s is %L;', coalesce('column ' || r.name || '.' || a.attname,
                    case r.relkind when 'r' then 'table ' when 'v' then 'view ' end || r.name, pg_describe_object(d.classoid, d.objoid, 0)), d.description)
            from pg_description d
            left join relation r on d.classoid = 'pg_class'::regclass and r.oid = d.objoid
            left join pg_attribute a on a.attrelid = r.oid and a.attnum = d.objsubid and d.objsubid > 0
            left join space n on d.classoid = 'pg_namespace'::regclass and n.oid = d.objoid
            left join pg_proc p on d.classoid = 'pg_proc'::regclass and p.oid = d.objoid and p.pronamespace in (select oid from space)
            where coalesce(r.oid, n.oid, p.oid) is not null
        )
        select text from piece order by relation collate "C", place, name collate "C", text collate "C"
        """;

    public static async Task<string> DrawAsync(string connectionString)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(stop);
        // Every name is written with its schema.
        await using var command = new NpgsqlCommand($"set search_path = ''; {Sql}", connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var picture = new StringBuilder();
        while (await reader.ReadAsync(stop))
        {
            var text = Unqualified(reader.GetString(0));
            if (text.StartsWith("create ", StringComparison.OrdinalIgnoreCase) && text.Contains('\n')) picture.Append('\n');
            picture.Append(text).Append('\n');
        }

        return picture.ToString();
    }

    /// <summary>PostgreSQL 15 names the table before each column of a view of one table; later versions do not.</summary>
    private static string Unqualified(string text)
    {
        if (ViewOfOneTable().Match(text) is not { Success: true } view) return text;

        var columns = view.Groups["columns"];
        return text[..columns.Index] + columns.Value.Replace($"{view.Groups["table"].Value}.", "", StringComparison.Ordinal)
            + text[(columns.Index + columns.Length)..];
    }

    [GeneratedRegex(@"^create view .*\n *SELECT (?<columns>((?!FROM)[^;])*)\n *FROM \w+\.(?<table>\w+)(?= *(\n *WHERE|;))")]
    private static partial Regex ViewOfOneTable();
}
