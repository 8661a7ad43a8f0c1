using ContentApi.Packages;

namespace ContentApi.Hosting;

/// <summary>A content package's files, from disk.</summary>
public static class PackageFiles
{
    private static readonly EnumerationOptions Options = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = false,

        // Hidden: .git, .DS_Store. Links would lead out of the package.
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <returns>By path relative to the folder, with <c>/</c>, as <see cref="PackageReader"/> reads them.</returns>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Load(string folder)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*", Options))
        {
            files.Add(Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'), Read(path));
            if (files.Count > PackageReader.MaxFiles) break;
        }

        return files;
    }

    /// <summary>One byte beyond the limit is enough for the reader to refuse a larger file.</summary>
    private static ReadOnlyMemory<byte> Read(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[Math.Min(file.Length, PackageReader.MaxFileBytes + 1)];
        file.ReadExactly(bytes);
        return bytes;
    }
}
