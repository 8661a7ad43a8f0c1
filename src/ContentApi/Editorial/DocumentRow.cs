using System.ComponentModel.DataAnnotations.Schema;
using ContentApi.Content;

namespace ContentApi.Editorial;

[Table("document", Schema = "content")]
public sealed class DocumentRow
{
    [Column("id"), DatabaseGenerated(DatabaseGeneratedOption.None)] public required Guid Id { get; init; }
    [Column("kind")] public required Kind Kind { get; init; }
    [Column("locale")] public required string Locale { get; init; }
    [Column("topic")] public required Guid Topic { get; init; }
    [Column("created_at"), DatabaseGenerated(DatabaseGeneratedOption.Identity)] public DateTimeOffset CreatedAt { get; init; }
}
