using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using ContentApi.Content;

namespace ContentApi.Tests.Content;

/// <summary>docs/digest-vectors.json, which readers in other languages run too. It was computed by another program than ours.</summary>
public sealed class DigestVectorTests
{
    private static readonly JsonNode Vectors = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "digest-vectors.json")))!;

    [Fact]
    public void Texts()
    {
        foreach (var vector in Cases("texts"))
        {
            Digest.Normalise(String(vector, "text")).Should().Be(String(vector, "normalised"), String(vector, "name"));
            Digest.OfText(String(vector, "text")).Should().Be(String(vector, "digest"), String(vector, "name"));
        }
    }

    [Fact]
    public void Blocks_and_parts()
    {
        foreach (var vector in Cases("blocks"))
        {
            var json = vector["block"]!;
            ImmutableArray<string> requires = [.. json["requires"]!.AsArray().Select(id => id!.GetValue<string>())];
            var block = BlockJson.Read(String(json, "id"), String(json, "type"), requires, json["content"]!.AsArray());

            Digest.Normalise(block.CanonicalText).Should().Be(String(vector, "normalised"), String(vector, "name"));
            block.Digest.Should().Be(String(vector, "digest"), String(vector, "name"));
            block.Parts.Select(part => KeyValuePair.Create(part.Id, part.Digest)).Should().BeEquivalentTo(
                vector["parts"]!.AsObject().Select(part => KeyValuePair.Create(part.Key, part.Value!.GetValue<string>())), String(vector, "name"));
        }
    }

    [Fact]
    public void Approved_fields()
    {
        foreach (var vector in Cases("editions"))
        {
            var canonical = CanonicalJson.Serialize(vector["approved"]);

            Encoding.UTF8.GetString(canonical).Should().Be(String(vector, "canonicalJson"), String(vector, "name"));
            Digest.OfBytes(canonical).Should().Be(String(vector, "digest"), String(vector, "name"));
        }
    }

    [Fact]
    public void Editions_of_every_kind() =>
        SamplePackage.Whole.Read().Packages.Single().Editions
            .Append(SamplePackage.Whole.With("synonyms.yaml", SynonymFaultTests.Sound).Read().Packages.Single().Topic)
            .Append(SamplePackage.Whole.With("concerns.yaml", ConcernFaultTests.Sound).Read().Packages.Single().Topic)
            .Select(edition => edition.Digest)
            .Should().Equal(Cases("editions").Select(vector => String(vector, "digest")));

    private static IEnumerable<JsonNode> Cases(string name) => Vectors[name]!.AsArray().OfType<JsonNode>();

    private static string String(JsonNode node, string name) => node[name]!.GetValue<string>();
}
