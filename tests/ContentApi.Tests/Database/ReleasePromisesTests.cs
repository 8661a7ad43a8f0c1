using static ContentApi.Tests.Database.SampleRelease;

namespace ContentApi.Tests.Database;

/// <summary>Nothing here succeeds, so that the database stays at release 1 for every test.</summary>
public sealed class ReleasePromisesTests(ReleasedDatabase content) : IClassFixture<ReleasedDatabase>
{
    private const string OtherDigest = "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

    [Fact]
    public async Task A_release_takes_the_next_number() =>
        await Refused($"{ReleaseOf(3)}; {ChangeOf(3, Faq)}", "23514: release 3 is not the next one, which is 2");

    [Fact]
    public async Task A_release_is_later_than_the_one_before() =>
        await Refused(
            "insert into content.release (number, previous, published_at, severity, proof) select 2, 1, published_at, 'editorial', proof from content.release",
            "23514: release 2 is published at *, not later than the one before at *");

    [Fact]
    public async Task A_release_changes_something() =>
        await Refused(ReleaseOf(2), "23514: release 2 changes nothing");

    [Fact]
    public async Task An_old_release_gets_no_more_changes() =>
        await Refused(
            $"{Draft("00000000-0000-4000-8000-000000000009", "sujet-neuf")}; {ChangeOf(1, "00000000-0000-4000-8000-000000000009")}",
            "23001: release 1 is complete*");

    [Fact]
    public async Task A_slug_stays_with_its_document() =>
        await Refused(
            $"{Draft("00000000-0000-4000-8000-000000000009", "sujet-question")}; {ReleaseOf(2)}; {ChangeOf(2, "00000000-0000-4000-8000-000000000009")}",
            $"23505: the slug sujet-question of document 00000000-0000-4000-8000-000000000009 belongs for ever to document {Faq}*");

    [Fact]
    public async Task Only_a_release_registers_slugs() =>
        await Refused($"insert into content.slug values ('fr', 'faq', 'sujet-pris', '{Faq}')", "42501: permission denied for table slug");

    [Theory]
    [InlineData("suivi", "null", OtherDigest)]
    [InlineData("absent", "null", Digest)]
    [InlineData("suivi", "'absent'", Digest)]
    public async Task A_quote_is_of_words_that_were_written(string block, string focus, string digest) =>
        await Refused(
            $"""
            {EditionOf(Faq, "faq", "sujet-question", 2)};
            insert into content.faq_edition (edition, question) select {IdOf(Faq)}, 'Pourquoi ?';
            insert into content.quote (edition, position, document, block, focus, digest)
                select {IdOf(Faq)}, 1, '{Section}', '{block}', {focus}, '{digest}'
            """,
            $"23503: edition * quotes block {block}, focus *, of document {Section}, which never had such words");

    [Fact]
    public async Task A_live_quote_is_of_the_live_words() =>
        await Refused(
            $"{Reword(OtherDigest)}; {ReleaseOf(2)}; {ChangeOf(2, Section)}",
            $"23000: release 2 is not closed: faq {Faq} quotes block suivi, focus arret, of document {Section}, which is not live with these words");

    [Fact]
    public async Task What_is_quoted_is_not_withdrawn_alone() =>
        await Refused($"{ReleaseOf(2)}; {GoneOf(2, Section)}", $"23000: release 2 is not closed: faq {Faq} quotes block suivi*");

    [Fact]
    public async Task What_is_cited_is_not_withdrawn_alone() =>
        await Refused(
            $"{ReleaseOf(2)}; {GoneOf(2, Citation)}",
            $"23000: release 2 is not closed: section {Section} cites inserm, document {Citation}, which is not live");

    [Fact]
    public async Task A_topic_is_not_withdrawn_without_its_documents() =>
        await Refused($"{ReleaseOf(2)}; {GoneOf(2, Topic)}", "23000: release 2 is not closed: * stands in no live topic");

    [Fact]
    public async Task A_live_document_has_its_place_in_the_topic() =>
        await Refused(
            $"{Draft("00000000-0000-4000-8000-000000000009", "sujet-neuf")}; {ReleaseOf(2)}; {ChangeOf(2, "00000000-0000-4000-8000-000000000009")}",
            "23000: release 2 is not closed: faq 00000000-0000-4000-8000-000000000009 stands in no live topic");

    [Fact]
    public async Task A_live_edition_has_a_wording() =>
        await Refused(
            $"{EditionOf(Citation, "citation", "sujet-inserm", 2)}; {ReleaseOf(2)}; {ChangeOf(2, Citation)}",
            $"23000: release 2 is not closed: citation {Citation} has no wording*");

    private static string Draft(string faq, string slug) => $"""
        insert into content.document (id, kind, locale, topic) values ('{faq}', 'faq', 'fr', '{Topic}');
        {EditionOf(faq, "faq", slug, 1)};
        insert into content.faq_edition (edition, question) select {IdOf(faq)}, 'Comment ?'
        """;

    private static string Reword(string digest) => $"""
        {EditionOf(Section, "section", "sujet-suivi", 2)};
        insert into content.section_edition (edition, title) select {IdOf(Section)}, 'Suivi';
        insert into content.block (edition, position, id, type, requires, content, digest)
            select {IdOf(Section)}, 1, 'suivi', 'paragraph', array[]::text[], '[]', '{digest}'
        """;

    private async Task Refused(string statements, string why) => (await RefusalAsync(content.Editor, statements)).Should().Match(why);
}
