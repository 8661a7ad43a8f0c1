using System.Collections.Immutable;

namespace ContentApi.Packages;

/// <summary>A file that is a list: citations, questions or criteria. One that is absent is an empty list.</summary>
/// <param name="IsWhole">False when an entry could not be read, so that what seems missing may not be.</param>
internal sealed record EntryFile<T>(ImmutableArray<T> Entries, bool IsWhole);

internal static class EntryFile
{
    public static EntryFile<T> Read<T>(SourceFile? file, Func<SourceFile, YamlNode, T?> read) where T : class
    {
        if (file is null) return new EntryFile<T>([], IsWhole: true);
        if (file.Text is null || YamlReader.Read(file, file.Text) is not { } root) return new EntryFile<T>([], IsWhole: false);
        var entries = YamlText.Items(file, root, "The file").Select(node => read(file, node)).ToImmutableArray();
        return new EntryFile<T>([.. entries.OfType<T>()], entries.All(entry => entry is not null));
    }
}
