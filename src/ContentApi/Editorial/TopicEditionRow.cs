using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using ContentApi.Content;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Editorial;

[Table("topic_edition", Schema = "content")]
public sealed class TopicEditionRow
{
    [Column("edition"), Key] public long Edition { get; init; }
    [Column("kind")] public Kind Kind { get; init; } = Kind.Topic;
    [Column("title")] public required string Title { get; init; }
    [Column("jurisdiction")] public required string Jurisdiction { get; init; }
    [Column("audience")] public required string Audience { get; init; }
    [Column("owner")] public required string? Owner { get; init; }
    [Column("licence")] public required string? Licence { get; init; }
    [Column("attribution")] public required string? Attribution { get; init; }
    [Column("max_offline")] public required string MaxOffline { get; init; }
    [Column("notice")] public required string? Notice { get; init; }

    public List<TopicCodingRow> Codings { get; init; } = [];
    public List<TopicMemberRow> Members { get; init; } = [];
    public List<TopicSynonymRow> Synonyms { get; init; } = [];
    public List<TopicConcernRow> Concerns { get; init; } = [];

    public static TopicEditionRow From(TopicEdition topic) => new()
    {
        Title = topic.Name,
        Jurisdiction = topic.Jurisdiction,
        Audience = topic.Audience,
        Owner = topic.Owner,
        Licence = topic.Licence,
        Attribution = topic.Attribution,
        MaxOffline = topic.MaxOffline,
        Notice = topic.Notice,
        Codings = [.. topic.Codings.Select((coding, index) => new TopicCodingRow
        {
            Position = index + 1,
            System = coding.System,
            Code = coding.Code,
            Display = coding.Display,
        })],
        Members = [.. topic.Members.Select((member, index) => new TopicMemberRow
        {
            Position = index + 1,
            Document = member.Document,
            Kind = member.Kind,
            Parent = member.Parent,
        })],
        Synonyms = [.. topic.Synonyms.Select((synonym, index) => new TopicSynonymRow
        {
            Position = index + 1,
            Term = synonym.Term,
            Finds = [.. synonym.Finds],
        })],
        Concerns = [.. topic.Concerns.Select((concern, index) => new TopicConcernRow
        {
            Position = index + 1,
            Document = concern.Document,
            Block = concern.Block,
            Text = concern.Text,
            Since = concern.Since,
        })],
    };

    public TopicEdition ToEdition(EditionRow row) => new(
        row.DocumentId,
        row.Slug,
        row.Document.Locale,
        Title,
        Jurisdiction,
        Audience,
        [.. Codings.OrderBy(coding => coding.Position).Select(coding => new Coding(coding.System, coding.Code, coding.Display))],
        Owner,
        Licence,
        Attribution,
        MaxOffline,
        Notice,
        [.. Members.OrderBy(member => member.Position).Select(member => new Member(member.Document, member.Kind, member.Parent))],
        [.. Synonyms.OrderBy(synonym => synonym.Position).Select(synonym => new Synonym(synonym.Term, [.. synonym.Finds]))],
        [.. Concerns.OrderBy(concern => concern.Position)
            .Select(concern => new Concern(concern.Document, concern.Block, concern.Text, concern.Since))]);
}

[Table("topic_coding", Schema = "content"), PrimaryKey(nameof(Edition), nameof(Position))]
public sealed class TopicCodingRow
{
    [Column("edition")] public long Edition { get; init; }
    [Column("position")] public required int Position { get; init; }
    [Column("system")] public required string System { get; init; }
    [Column("code")] public required string Code { get; init; }
    [Column("display")] public required string Display { get; init; }
}

[Table("topic_member", Schema = "content"), PrimaryKey(nameof(Edition), nameof(Position))]
public sealed class TopicMemberRow
{
    [Column("edition")] public long Edition { get; init; }
    [Column("position")] public required int Position { get; init; }
    [Column("document")] public required Guid Document { get; init; }
    [Column("kind")] public required Kind Kind { get; init; }
    [Column("parent")] public required Guid? Parent { get; init; }
}

[Table("topic_synonym", Schema = "content"), PrimaryKey(nameof(Edition), nameof(Position))]
public sealed class TopicSynonymRow
{
    [Column("edition")] public long Edition { get; init; }
    [Column("position")] public required int Position { get; init; }
    [Column("term")] public required string Term { get; init; }
    [Column("finds")] public required string[] Finds { get; init; }
}

[Table("topic_concern", Schema = "content"), PrimaryKey(nameof(Edition), nameof(Position))]
public sealed class TopicConcernRow
{
    [Column("edition")] public long Edition { get; init; }
    [Column("position")] public required int Position { get; init; }
    [Column("document")] public required Guid Document { get; init; }
    [Column("block")] public required string? Block { get; init; }
    [Column("text")] public required string Text { get; init; }
    [Column("since")] public required DateOnly Since { get; init; }
}
