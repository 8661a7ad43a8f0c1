using System.Collections.Immutable;
using ContentApi.Content;

namespace ContentApi.Packages;

/// <summary><c>NN-name.md</c> as read.</summary>
/// <param name="Identity">Null when the front matter cannot be read.</param>
internal sealed record SectionFile(SourceFile File, Identity? Identity, string Title, ImmutableArray<PlacedBlock> Blocks)
{
    public const int MaxBlocks = 1_000;

    private const string Fence = "---";

    public static SectionFile Read(SourceFile file)
    {
        if (file.Text is not { } text) return new SectionFile(file, null, "", []);
        var lines = text.Split('\n');
        var end = lines[0].TrimEnd() == Fence ? Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence) : -1;
        if (end < 0)
        {
            file.Fault(1, "No front matter: begin with a line '---', then id, slug and title, then a line '---'.");
            return new SectionFile(file, null, "", []);
        }

        // Both halves keep their line numbers: what is not theirs is blank.
        var fields = YamlReader.Read(file, "\n" + string.Join('\n', lines[1..end])) is { } root
            ? Fields.Of(file, root, "A section's front matter", ["id", "slug", "title"])
            : null;
        var blocks = BlockReader.Read(file, new string('\n', end + 1) + string.Join('\n', lines[(end + 1)..]));
        if (blocks.Length == 0) file.Fault(end + 1, "The section has no text: write it below the front matter.");
        if (blocks.Length > MaxBlocks) file.Fault(blocks[MaxBlocks].Line, $"The section has more than {MaxBlocks} blocks: split it.");
        else CheckRequires(file, blocks);
        return new SectionFile(file, fields?.Identity(), fields?.Text("title") ?? "", blocks);
    }

    public Block? Find(string id) => Blocks.FirstOrDefault(placed => placed.Block.Id == id)?.Block;

    /// <summary>From 0, in reading order; -1 when there is no such block.</summary>
    public int PlaceOf(string id)
    {
        for (var place = 0; place < Blocks.Length; place++)
        {
            if (Blocks[place].Block.Id == id) return place;
        }

        return -1;
    }

    /// <summary>Every block that must be shown with this one, in reading order: what it requires, what that requires, and so on.</summary>
    public IEnumerable<string> RequiredBy(string id)
    {
        var required = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([id]);
        while (open.TryPop(out var next))
        {
            foreach (var other in Find(next)?.Requires ?? [])
            {
                if (required.Add(other)) open.Push(other);
            }
        }

        return Blocks.Select(placed => placed.Block.Id).Where(required.Contains);
    }

    private static void CheckRequires(SourceFile file, ImmutableArray<PlacedBlock> blocks)
    {
        var parts = blocks.SelectMany(placed => placed.Block.Parts).Select(part => part.Id).ToHashSet(StringComparer.Ordinal);
        var ids = blocks.Select(placed => placed.Block.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (line, block) in blocks)
        {
            foreach (var required in block.Requires.Where(required => !ids.Contains(required)))
            {
                file.Fault(line, parts.Contains(required)
                    ? $"'{block.Id}' requires '{required}', which is a part: require its block."
                    : $"'{block.Id}' requires '{TextRules.Shown(required)}', which is no block of this section: correct it.");
            }
        }

        if (Circle(blocks) is [var first, ..] circle)
        {
            var names = string.Join("', '", circle.Select(placed => placed.Block.Id));
            file.Fault(first.Line, $"What '{names}' requires goes round in a circle: remove one 'requires'.");
        }
    }

    /// <summary>Sheds blocks that require nothing that is left, then blocks that nothing left requires: what stays goes round in circles.</summary>
    private static ImmutableArray<PlacedBlock> Circle(ImmutableArray<PlacedBlock> blocks)
    {
        for (var before = -1; before != blocks.Length;)
        {
            before = blocks.Length;
            var ids = blocks.Select(placed => placed.Block.Id).ToHashSet(StringComparer.Ordinal);
            blocks = blocks.RemoveAll(placed => !placed.Block.Requires.Any(ids.Contains));
            var required = blocks.SelectMany(placed => placed.Block.Requires).ToHashSet(StringComparer.Ordinal);
            blocks = blocks.RemoveAll(placed => !required.Contains(placed.Block.Id));
        }

        return blocks;
    }
}
