using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace ContentApi.Content;

/// <param name="Heading">The section's title.</param>
/// <param name="Citations">Of each cited key, the citation that it names.</param>
public sealed record SectionEdition(
    Guid Document,
    string Slug,
    string Locale,
    string Heading,
    ImmutableArray<Block> Blocks,
    ImmutableSortedDictionary<string, Guid> Citations) : Edition(Document, Slug, Locale)
{
    public override Kind Kind => Kind.Section;

    public override string Title => Heading;

    public override IEnumerable<Guid> Refers => Citations.Values;

    public Block? FindBlock(string id) => Blocks.FirstOrDefault(block => block.Id == id);

    public IEnumerable<Block> BlocksCiting(Guid citation) =>
        Blocks.Where(block => block.CitedKeys.Any(key => Citations[key] == citation));

    protected override JsonObject Approved() => new()
    {
        ["kind"] = Kind.Word(),
        ["slug"] = Slug,
        ["locale"] = Locale,
        ["title"] = Heading,
        ["blocks"] = new JsonArray([.. Blocks.Select(BlockJson.Write)]),
        ["citations"] = new JsonObject(Citations.Select(citation => KeyValuePair.Create(citation.Key, (JsonNode?)citation.Value.ToString()))),
    };
}
