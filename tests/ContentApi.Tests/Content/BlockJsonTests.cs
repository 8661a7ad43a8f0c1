using System.Text.Json.Nodes;
using ContentApi.Content;

namespace ContentApi.Tests.Content;

/// <summary>The form in which the database keeps blocks gives back the same blocks.</summary>
public sealed class BlockJsonTests
{
    [Fact]
    public void Blocks_survive_being_written_and_read()
    {
        foreach (var block in SamplePackage.Whole.Read().Packages.Concat(Seed.Read().Packages).SelectMany(package => package.Documents).OfType<SectionEdition>().SelectMany(section => section.Blocks))
        {
            var stored = JsonNode.Parse(BlockJson.WriteContent(block).ToJsonString())!.AsArray();

            var read = BlockJson.Read(block.Id, BlockJson.TypeOf(block), block.Requires, stored);

            BlockJson.Write(read).ToJsonString().Should().Be(BlockJson.Write(block).ToJsonString());
            read.Should().BeOfType(block.GetType());
            read.Digest.Should().Be(block.Digest);
        }
    }

    [Theory]
    [InlineData("table", "[]")]
    [InlineData("paragraph", """[{ "video": "x" }]""")]
    [InlineData("list", """[{ "content": [] }]""")]
    public void What_is_no_block_is_refused(string type, string content) =>
        FluentActions.Invoking(() => BlockJson.Read("id", type, [], JsonNode.Parse(content)!.AsArray())).Should().Throw<FormatException>();
}
