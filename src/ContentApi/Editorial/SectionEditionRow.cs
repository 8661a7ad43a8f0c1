using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Nodes;
using ContentApi.Content;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Editorial;

[Table("section_edition", Schema = "content")]
public sealed class SectionEditionRow
{
    [Column("edition"), Key] public long Edition { get; init; }
    [Column("kind")] public Kind Kind { get; init; } = Kind.Section;
    [Column("title")] public required string Title { get; init; }

    public List<BlockRow> Blocks { get; init; } = [];
    public List<SectionCitationRow> Citations { get; init; } = [];

    public static SectionEditionRow From(SectionEdition section) => new()
    {
        Title = section.Heading,
        Blocks = [.. section.Blocks.Select((block, index) => BlockRow.From(block, index + 1))],
        Citations = [.. section.Citations.Select(cited => new SectionCitationRow { Key = cited.Key, Document = cited.Value })],
    };

    public SectionEdition ToEdition(EditionRow row) => new(
        row.DocumentId,
        row.Slug,
        row.Document.Locale,
        Title,
        [.. Blocks.OrderBy(block => block.Position).Select(block => block.ToBlock())],
        Citations.ToImmutableSortedDictionary(cited => cited.Key, cited => cited.Document, StringComparer.Ordinal));
}

[Table("block", Schema = "content"), PrimaryKey(nameof(Edition), nameof(Position))]
public sealed class BlockRow
{
    [Column("edition")] public long Edition { get; init; }
    [Column("position")] public required int Position { get; init; }
    [Column("id")] public required string Id { get; init; }
    [Column("type")] public required string Type { get; init; }
    [Column("requires")] public required string[] Requires { get; init; }
    [Column("content", TypeName = "jsonb")] public required string Content { get; init; }
    [Column("digest")] public required string Digest { get; init; }

    public List<PartRow> Parts { get; init; } = [];

    public static BlockRow From(Block block, int position) => new()
    {
        Position = position,
        Id = block.Id,
        Type = BlockJson.TypeOf(block),
        Requires = [.. block.Requires],
        Content = BlockJson.WriteContent(block).ToJsonString(),
        Digest = block.Digest,
        Parts = [.. block.Parts.Select(part => new PartRow { Id = part.Id, Digest = part.Digest })],
    };

    public Block ToBlock() => BlockJson.Read(Id, Type, [.. Requires], JsonNode.Parse(Content)!.AsArray());
}

[Table("part", Schema = "content"), PrimaryKey(nameof(Edition), nameof(Id))]
public sealed class PartRow
{
    [Column("edition")] public long Edition { get; init; }
    [Column("block")] public string Block { get; init; } = null!;
    [Column("id")] public required string Id { get; init; }
    [Column("digest")] public required string Digest { get; init; }
}

[Table("section_citation", Schema = "content"), PrimaryKey(nameof(Edition), nameof(Key))]
public sealed class SectionCitationRow
{
    [Column("edition")] public long Edition { get; init; }
    [Column("key")] public required string Key { get; init; }
    [Column("document")] public required Guid Document { get; init; }
    [Column("kind")] public Kind Kind { get; init; } = Kind.Citation;
}
