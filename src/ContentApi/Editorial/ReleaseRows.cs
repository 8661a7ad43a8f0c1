using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using ContentApi.Content;
using ContentApi.Published;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Editorial;

[Table("release", Schema = "content")]
public sealed class ReleaseRow
{
    [Column("number"), Key, DatabaseGenerated(DatabaseGeneratedOption.None)] public required int Number { get; init; }
    [Column("published_at")] public required DateTimeOffset PublishedAt { get; init; }
    [Column("severity")] public required Severity Severity { get; init; }
    [Column("note")] public required string? Note { get; init; }
    [Column("previous")] public required int? Previous { get; init; }
    [Column("proof")] public required string? Proof { get; init; }
    [Column("published_by"), DatabaseGenerated(DatabaseGeneratedOption.Identity)] public string PublishedBy { get; init; } = null!;
    [Column("created_in", TypeName = "xid8"), DatabaseGenerated(DatabaseGeneratedOption.Identity)] public ulong CreatedIn { get; init; }
}

/// <summary>One document whose resource differs from the release before. Edition null: gone.</summary>
[Table("release_change", Schema = "content"), PrimaryKey(nameof(Release), nameof(Document))]
public sealed class ReleaseChangeRow
{
    [Column("release")] public required int Release { get; init; }
    [Column("document")] public required Guid Document { get; init; }
    [Column("edition")] public required long? Edition { get; init; }
    [Column("severity")] public required Severity Severity { get; init; }
    [Column("reason")] public required string? Reason { get; init; }
    [Column("replacement")] public required Guid? Replacement { get; init; }
    [Column("proof")] public required string? Proof { get; init; }
}

/// <summary>A slug that was released, and whose it stays.</summary>
[Table("slug", Schema = "content"), PrimaryKey(nameof(Locale), nameof(Kind), nameof(Slug))]
public sealed class SlugRow
{
    [Column("locale")] public required string Locale { get; init; }
    [Column("kind")] public required Kind Kind { get; init; }
    [Column("slug")] public required string Slug { get; init; }
    [Column("document")] public required Guid Document { get; init; }
}

[Table("audit", Schema = "content")]
public sealed class AuditRow
{
    [Column("id"), Key] public long Id { get; init; }
    [Column("at"), DatabaseGenerated(DatabaseGeneratedOption.Identity)] public DateTimeOffset At { get; init; }
    [Column("actor"), DatabaseGenerated(DatabaseGeneratedOption.Identity)] public string Actor { get; init; } = null!;
    [Column("action")] public required string Action { get; init; }
    [Column("detail", TypeName = "jsonb")] public required string Detail { get; init; }
}
