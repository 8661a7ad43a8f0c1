using System.ComponentModel.DataAnnotations.Schema;
using ContentApi.Content;

namespace ContentApi.Editorial;

/// <summary>An act of a person on an edition: read here, and recorded by nothing here.</summary>
[Table("act", Schema = "content")]
public sealed class ActRow
{
    [Column("id")] public long Id { get; init; }
    [Column("edition")] public required long Edition { get; init; }
    [Column("kind")] public required ActKind Kind { get; init; }
    [Column("person")] public required string Person { get; init; }
    [Column("happened_on")] public required DateOnly HappenedOn { get; init; }
    [Column("next_on")] public required DateOnly? NextOn { get; init; }

    [Column("release"), DatabaseGenerated(DatabaseGeneratedOption.Identity)] public int Release { get; init; }

    public Act ToAct() => new(Kind, Person, HappenedOn, NextOn, Release);
}
