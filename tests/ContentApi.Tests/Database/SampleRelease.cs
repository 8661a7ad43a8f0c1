using Npgsql;

namespace ContentApi.Tests.Database;

/// <summary>A topic with one section that cites and one FAQ that quotes it, in plain SQL: what the promises are tried on.</summary>
internal static class SampleRelease
{
    public const string Digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public const string Topic = "00000000-0000-4000-8000-000000000001";
    public const string Section = "00000000-0000-4000-8000-000000000002";
    public const string Faq = "00000000-0000-4000-8000-000000000003";
    public const string Citation = "00000000-0000-4000-8000-000000000004";

    /// <summary>The four documents, each with edition 1; nothing of it released.</summary>
    public static readonly string Drafts = $"""
        insert into content.document (id, kind, locale, topic) values
            ('{Topic}', 'topic', 'fr', '{Topic}'), ('{Section}', 'section', 'fr', '{Topic}'),
            ('{Faq}', 'faq', 'fr', '{Topic}'), ('{Citation}', 'citation', 'fr', '{Topic}');
        {EditionOf(Topic, "topic", "sujet", 1)};
        insert into content.topic_edition (edition, title, jurisdiction, audience, max_offline)
            select {IdOf(Topic)}, 'Sujet', 'FR', 'patients', 'P30D';
        insert into content.topic_member (edition, position, document, kind)
            select {IdOf(Topic)}, position, document, kind from (values
                (1, '{Section}'::uuid, 'section'), (2, '{Faq}', 'faq'), (3, '{Citation}', 'citation')) member (position, document, kind);
        {EditionOf(Section, "section", "sujet-suivi", 1)};
        insert into content.section_edition (edition, title) select {IdOf(Section)}, 'Suivi';
        insert into content.block (edition, position, id, type, requires, content, digest)
            select {IdOf(Section)}, 1, 'suivi', 'paragraph', array[]::text[], '[]', '{Digest}';
        insert into content.part (edition, block, id, digest) select {IdOf(Section)}, 'suivi', 'arret', '{Digest}';
        insert into content.section_citation (edition, key, document) select {IdOf(Section)}, 'inserm', '{Citation}';
        {EditionOf(Faq, "faq", "sujet-question", 1)};
        insert into content.faq_edition (edition, question) select {IdOf(Faq)}, 'Pourquoi ?';
        insert into content.quote (edition, position, document, block, focus, digest)
            select {IdOf(Faq)}, 1, '{Section}', 'suivi', 'arret', '{Digest}';
        {EditionOf(Citation, "citation", "sujet-inserm", 1)};
        insert into content.citation_edition (edition, key, csl, text) select {IdOf(Citation)}, 'inserm', '{"{}"}', 'Inserm.';
        """;

    /// <summary>All four, released as release 1.</summary>
    public static readonly string Released = $"""
        {Drafts};
        {ReleaseOf(1)};
        {ChangeOf(1, Topic)}; {ChangeOf(1, Section)}; {ChangeOf(1, Faq)}; {ChangeOf(1, Citation)};
        """;

    /// <summary>The id of a document's latest edition.</summary>
    public static string IdOf(string document) => $"(select id from content.edition where document = '{document}' order by number desc limit 1)";

    public static string EditionOf(string document, string kind, string slug, int number) => $"""
        insert into content.edition (document, kind, number, slug, digest)
            values ('{document}', '{kind}', {number}, '{slug}', 'sha256:{number:x64}')
        """;

    public static string ReleaseOf(int number) => $"""
        insert into content.release (number, previous, published_at, severity, proof)
            values ({number}, {(number == 1 ? "null" : $"{number - 1}")}, timestamptz '2026-01-01 00:00:00Z' + interval '1 second' * {number}, 'editorial', 'signed')
        """;

    public static string ChangeOf(int release, string document) => $"""
        insert into content.release_change (release, document, edition, severity, proof)
            values ({release}, '{document}', {IdOf(document)}, 'editorial', 'signed')
        """;

    public static string GoneOf(int release, string document) => $"""
        insert into content.release_change (release, document, severity, reason, proof) values ({release}, '{document}', 'safety', 'Withdrawn.', 'signed')
        """;

    /// <summary>Runs statements in one transaction.</summary>
    public static async Task RunAsync(string connectionString, string statements)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using var command = new NpgsqlCommand(statements, connection, transaction);
        await command.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Why PostgreSQL refuses statements that it must refuse, at the latest when they are committed.</summary>
    public static async Task<string> RefusalAsync(string connectionString, string statements)
    {
        var refusal = await FluentActions.Awaiting(() => RunAsync(connectionString, statements)).Should().ThrowAsync<PostgresException>();
        return $"{refusal.Which.SqlState}: {refusal.Which.MessageText}";
    }

    public static async Task<object?> AskAsync(string connectionString, string question)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand(question, connection);
        return await command.ExecuteScalarAsync(stop);
    }
}
