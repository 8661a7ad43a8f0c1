using static ContentApi.Tests.Database.SampleRelease;

namespace ContentApi.Tests.Database;

public sealed class AppendOnlyTests(ReleasedDatabase content) : IClassFixture<ReleasedDatabase>
{
    public static TheoryData<string> Tables => new(
        "act", "audit", "block", "citation_edition", "criterion_edition", "document", "edition", "faq_edition", "freshness",
        "key_revocation", "part", "quote", "release", "release_change", "section_citation", "section_edition", "signing_key", "slug",
        "topic_coding", "topic_concern", "topic_edition", "topic_member", "topic_synonym");

    [Fact]
    public async Task Every_table_is_tried()
    {
        var tables = await AskAsync(content.Owner, "select array_agg(tablename::text order by tablename) from pg_tables where schemaname = 'content'");

        Tables.Select(row => row.Data).Should().Equal((string[])tables!);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Nothing_is_updated_deleted_or_truncated_even_by_the_owner(string table)
    {
        var column = await AskAsync(content.Owner, $"""
            select attname::text from pg_attribute
            where attrelid = 'content.{table}'::regclass and attnum > 0 and attidentity = '' order by attnum desc limit 1
            """);

        foreach (var statement in new[]
        {
            $"update content.{table} set {column} = {column}", $"delete from content.{table}", $"truncate content.{table} cascade",
        })
        {
            (await RefusalAsync(content.Owner, statement)).Should().Match("23001: * is refused: what was written stays as it is*");
            (await RefusalAsync(content.Editor, statement)).Should().StartWith("42501: permission denied");
        }
    }

    [Theory]
    [InlineData("insert into content.block (edition, position, id, type, requires, content, digest) select {0}, 9, 'neuf', 'paragraph', '{{}}', '[]', '" + Digest + "'", Section)]
    [InlineData("insert into content.part (edition, block, id, digest) select {0}, 'suivi', 'neuf', '" + Digest + "'", Section)]
    [InlineData("insert into content.section_citation (edition, key, document) select {0}, 'neuf', '" + Citation + "'", Section)]
    [InlineData("insert into content.quote (edition, position, document, block, digest) select {0}, 9, '" + Section + "', 'suivi', '" + Digest + "'", Faq)]
    [InlineData("insert into content.topic_coding (edition, position, system, code, display) select {0}, 9, 'icd', 'L40.0', 'Psoriasis'", Topic)]
    [InlineData("insert into content.topic_synonym (edition, position, term, finds) select {0}, 9, 'visite', '{{suivi}}'", Topic)]
    public async Task Nothing_is_added_to_an_edition_afterwards(string statement, string document)
    {
        var refusal = await RefusalAsync(content.Editor, string.Format(null, statement, IdOf(document)));

        refusal.Should().Match("23001: edition * is complete: rows of content.* are added in the transaction that makes it, before its release");
    }

    [Fact]
    public async Task Nothing_is_added_to_an_edition_that_the_same_transaction_released()
    {
        var refusal = await RefusalAsync(content.Editor, $"""
            {EditionOf(Section, "section", "sujet-suivi", 2)};
            insert into content.section_edition (edition, title) select {IdOf(Section)}, 'Suivi, bis';
            {ReleaseOf(2)}; {ChangeOf(2, Section)};
            insert into content.block (edition, position, id, type, requires, content, digest)
                select {IdOf(Section)}, 1, 'suivi', 'paragraph', array[]::text[], '[]', '{Digest}'
            """);

        refusal.Should().Match("23001: edition * is complete*");
    }
}
