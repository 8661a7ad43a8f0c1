using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Nodes;
using ContentApi.Content;

namespace ContentApi.Editorial;

[Table("citation_edition", Schema = "content")]
public sealed class CitationEditionRow
{
    [Column("edition"), Key] public long Edition { get; init; }
    [Column("kind")] public Kind Kind { get; init; } = Kind.Citation;
    [Column("key")] public required string Key { get; init; }
    [Column("csl", TypeName = "jsonb")] public required string Csl { get; init; }
    [Column("text")] public required string Text { get; init; }

    public static CitationEditionRow From(CitationEdition citation) => new()
    {
        Key = citation.Key,
        Csl = citation.Csl.ToJsonString(),
        Text = citation.Text,
    };

    public CitationEdition ToEdition(EditionRow row) =>
        new(row.DocumentId, row.Slug, row.Document.Locale, Key, JsonNode.Parse(Csl)!.AsObject(), Text);
}
