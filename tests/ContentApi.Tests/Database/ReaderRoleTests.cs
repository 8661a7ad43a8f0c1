using static ContentApi.Tests.Database.SampleRelease;

namespace ContentApi.Tests.Database;

public sealed class ReaderRoleTests(ReleasedDatabase content) : IClassFixture<ReleasedDatabase>, IAsyncLifetime
{
    /// <summary>Each test finds release 1 with drafts beside it: a second wording of every document, and a document never released.</summary>
    public async ValueTask InitializeAsync()
    {
        if (await AskAsync(content.Owner, "select max(number) from content.edition") is 2) return;
        await RunAsync(content.Editor, $"""
            insert into content.document (id, kind, locale, topic) values (gen_random_uuid(), 'faq', 'fr', '{Topic}');
            {EditionOf(Section, "section", "sujet-suivi", 2)};
            insert into content.section_edition (edition, title) select {IdOf(Section)}, 'Brouillon';
            insert into content.block (edition, position, id, type, requires, content, digest)
                select {IdOf(Section)}, 1, 'brouillon', 'paragraph', array[]::text[], '[]', '{Digest}';
            {EditionOf(Faq, "faq", "sujet-brouillon", 2)};
            insert into content.faq_edition (edition, question) select {IdOf(Faq)}, 'Brouillon ?'
            """);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("release", 1)]
    [InlineData("release_change", 4)]
    [InlineData("slug", 4)]
    [InlineData("document", 4)]
    [InlineData("edition", 4)]
    [InlineData("topic_edition", 1)]
    [InlineData("topic_coding", 0)]
    [InlineData("topic_member", 3)]
    [InlineData("topic_synonym", 0)]
    [InlineData("topic_concern", 0)]
    [InlineData("act", 0)]
    [InlineData("section_edition", 1)]
    [InlineData("block", 1)]
    [InlineData("part", 1)]
    [InlineData("section_citation", 1)]
    [InlineData("faq_edition", 1)]
    [InlineData("criterion_edition", 0)]
    [InlineData("quote", 1)]
    [InlineData("citation_edition", 1)]
    [InlineData("schema_version", 1)]
    public async Task Readers_see_what_was_released_and_no_draft(string view, long rows) =>
        (await AskAsync(content.Reader, $"select count(*) from published.{view}")).Should().Be(rows);

    [Fact]
    public async Task Readers_have_no_way_into_the_store()
    {
        (await AskAsync(content.Owner, """
            select coalesce(string_agg(n.nspname || '.' || c.relname, ', '), 'nothing else')
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname not in ('pg_catalog', 'information_schema', 'published') and c.relkind in ('r', 'v', 'S')
              and has_schema_privilege('contentapi_reader', n.oid, 'usage') and has_table_privilege('contentapi_reader', c.oid, 'select')
            """)).Should().Be("nothing else");

        (await RefusalAsync(content.Reader, "select from content.edition")).Should().StartWith("42501: permission denied for schema content");
        (await RefusalAsync(content.Reader, "insert into published.release values (9, now(), 'safety', null)")).Should().StartWith("42501: permission denied");
    }

    [Fact]
    public async Task A_condition_of_the_readers_own_is_not_tried_on_drafts()
    {
        (await AskAsync(content.Reader, """
            create function pg_temp.leak(title text) returns boolean language plpgsql cost 0.0001 as $$
            begin
                if title like 'Brouillon%' then raise exception 'leaked'; end if;
                return true;
            end
            $$;
            select count(*) from published.section_edition where pg_temp.leak(title)
            """)).Should().Be(1L);
    }

    [Fact]
    public async Task Editors_may_add_and_nothing_more()
    {
        (await AskAsync(content.Owner, """
            select string_agg(distinct privilege_type, ' ' order by privilege_type)
            from information_schema.role_table_grants where grantee = 'contentapi_editor' and table_schema = 'content'
            """)).Should().Be("INSERT SELECT");
    }
}
