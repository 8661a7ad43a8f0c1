using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ContentApi.Hosting;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Documents;

/// <summary>Holds the program to the table of rooms in docs/architecture.md. A room is a folder of <c>src/ContentApi</c>.</summary>
public sealed class ArchitectureTests
{
    private const string Root = "ContentApi";

    private static readonly Architecture Program = new ArchLoader().LoadAssemblies(typeof(Serve).Assembly).Build();

    [Fact]
    public void Each_room_uses_the_rooms_that_the_table_names_and_no_other()
    {
        var table = Table();
        var used = Edges(Room);

        used.Keys.Should().BeEquivalentTo(table.Keys, "the table has a row for each room");
        foreach (var (room, cell) in table)
        {
            var named = table.Keys.Where(other => cell.Contains($"`{other}`", StringComparison.Ordinal)).ToArray();
            if (cell.StartsWith("everything", StringComparison.Ordinal)) used[room].Should().NotIntersectWith(named, room);
            else used[room].Should().BeEquivalentTo(named, Uses(room));
        }
    }

    [Fact]
    public void No_folder_depends_on_itself_through_others()
    {
        var uses = Edges(type => type.Namespace.FullName);

        foreach (var folder in uses.Keys) Reached(folder, uses).Should().NotContain(folder);
    }

    [Fact]
    public void The_namespace_of_each_file_is_its_folder()
    {
        var source = CommittedFiles.At("src");
        var files = Directory.GetFiles(Path.Combine(source, Root), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

        foreach (var file in files)
        {
            if (File.ReadLines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal)) is not { } line) continue;
            var folder = Path.GetRelativePath(source, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');
            line.Should().Be($"namespace {folder};", file);
        }
    }

    [Theory]
    [InlineData("Delivery", "Npgsql")]
    [InlineData("Delivery", "Microsoft.EntityFrameworkCore")]
    [InlineData("Search", "Microsoft.AspNetCore")]
    [InlineData("Formats", "Microsoft.AspNetCore")]
    [InlineData("Verification", "Microsoft.AspNetCore")]
    [InlineData("Bundles", "Microsoft.AspNetCore")]
    [InlineData("Readable", "Microsoft.AspNetCore")]
    [InlineData("Content", "Microsoft")]
    public void A_room_does_not_use(string room, string library) => Program.Types
        .Where(type => Room(type) == room)
        .SelectMany(type => type.Dependencies)
        .Where(dependency => dependency.Target.FullName.StartsWith(library + ".", StringComparison.Ordinal))
        .Select(dependency => $"{dependency.Origin.FullName} -> {dependency.Target.FullName}")
        .Should().BeEmpty();

    /// <summary>From each room to what its row says that it knows.</summary>
    private static Dictionary<string, string> Table() => File.ReadLines(CommittedFiles.At("docs", "architecture.md"))
        .SkipWhile(line => line != "| room | holds | knows |").Skip(2).TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Split('|'))
        .ToDictionary(cells => cells[1].Trim().Trim('`'), cells => cells[3].Trim());

    /// <summary>What a room uses of others.</summary>
    private static string Uses(string room) => $"{room} uses " + string.Join(", ", Program.Types.Where(type => Room(type) == room)
        .SelectMany(type => type.Dependencies).Select(dependency => dependency.Target).Where(type => IsOurs(type) && Room(type) != room)
        .Select(type => type.FullName).Distinct().Order());

    private static Dictionary<string, HashSet<string>> Edges(Func<IType, string> part)
    {
        var edges = new Dictionary<string, HashSet<string>>();
        foreach (var type in Program.Types.Where(type => IsOurs(type) && !type.Name.StartsWith('<')))
        {
            var from = part(type);
            if (!edges.TryGetValue(from, out var used)) edges.Add(from, used = []);
            used.UnionWith(type.Dependencies.Select(dependency => dependency.Target).Where(IsOurs).Select(part).Where(to => to != from));
        }

        return edges;
    }

    private static HashSet<string> Reached(string folder, Dictionary<string, HashSet<string>> uses)
    {
        var reached = new HashSet<string>();
        var rest = new Stack<string>([folder]);
        while (rest.TryPop(out var next))
        {
            foreach (var used in uses.GetValueOrDefault(next) ?? [])
            {
                if (reached.Add(used)) rest.Push(used);
            }
        }

        return reached;
    }

    // ArchUnitNET knows type parameters by name alone, so one room's T passes for another's.
    private static bool IsOurs(IType type) => type is not GenericParameter && Room(type).Length > 0;

    /// <summary>Empty for a type outside the rooms.</summary>
    private static string Room(IType type) =>
        (type.Namespace?.FullName ?? "").Split('.') is [Root, var room, ..] ? room : "";
}
