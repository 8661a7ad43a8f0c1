using System.Globalization;
using System.Reflection;
using System.Text;

namespace ContentApi.Database;

/// <summary>One numbered script of <c>db/migrations</c>. Once applied anywhere it never changes.</summary>
public sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>The scripts that this program was built with, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = [.. ReadAll().OrderBy(migration => migration.Number)];

    public string Digest => ContentApi.Content.Digest.OfBytes(Encoding.UTF8.GetBytes(Sql));

    private static IEnumerable<Migration> ReadAll()
    {
        const string folder = "migrations/";
        var program = Assembly.GetExecutingAssembly();
        foreach (var resource in program.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(program.GetManifestResourceStream(resource)!);
            var name = resource[folder.Length..];
            // A checkout may have translated the line ends.
            yield return new Migration(int.Parse(name[..4], CultureInfo.InvariantCulture), name, reader.ReadToEnd().ReplaceLineEndings("\n"));
        }
    }
}
