using System.Collections.Immutable;
using ContentApi.Content;

namespace ContentApi.Packages;

/// <summary>Content packages as editions, or every fault in them at once. What a package is: docs/content-package.md.</summary>
public static class PackageReader
{
    public const int MaxFiles = 20_000;
    public const int MaxFileBytes = 1024 * 1024;

    /// <param name="files">By path relative to the root, with <c>/</c>. Every folder with a <c>topic.yaml</c> is a package.</param>
    /// <param name="production">Also refuse what may only be null while a text awaits its owner.</param>
    public static PackageReading Read(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, bool production)
    {
        var faults = new List<Fault>();
        if (files.Count > MaxFiles) faults.Add(new Fault(".", 1, $"More than {MaxFiles} files: check a smaller folder."));
        else if (!files.Keys.Any(path => Name(path) == PackageFolder.TopicName)) faults.Add(new Fault(".", 1, "No topic.yaml here or in a folder below: name the folder of a content package."));
        if (faults.Count > 0) return new PackageReading([], [.. faults]);

        ImmutableArray<PackageAssembly> assemblies = [.. ReadFolders(files, production, faults).Select(folder => new PackageAssembly(folder))];
        CheckUnique([.. assemblies.SelectMany(assembly => assembly.Documents)]);
        return new PackageReading(
            faults.Count == 0 ? [.. assemblies.Select(assembly => assembly.Package!)] : [],
            [.. faults.Distinct().OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)]);
    }

    private static ImmutableArray<PackageFolder> ReadFolders(
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, bool production, List<Fault> faults)
    {
        var packages = ImmutableArray.CreateBuilder<PackageFolder>();
        foreach (var folder in files.Keys.Order(StringComparer.Ordinal).GroupBy(path => path[..^Name(path).Length]))
        {
            if (!folder.Any(path => Name(path) == PackageFolder.TopicName))
            {
                faults.AddRange(folder.Where(LooksLikeContent).Select(path =>
                    new Fault(path, 1, "In no package, as this folder has no topic.yaml: add one, or move or remove the file.")));
                continue;
            }

            var ours = folder.ToLookup(path => PackageFolder.IsFileName(Name(path)));
            faults.AddRange(ours[false].Select(path => new Fault(path, 1, "No file of a package: name a section 01-name.md, or move or remove the file.")));
            packages.Add(PackageFolder.Read(ours[true].ToDictionary(Name, path => SourceFile.Read(path, files[path], faults)), production));
        }

        return packages.ToImmutable();
    }

    private static void CheckUnique(ImmutableArray<PackageDocument> documents)
    {
        foreach (var same in documents.Where(one => one.Identity.Id != Guid.Empty).GroupBy(one => one.Identity.Id))
        {
            var first = same.First().Identity;
            foreach (var other in same.Skip(1).Select(document => document.Identity))
            {
                other.File.Fault(other.IdLine, $"The id {same.Key} is already that of {first.File.Path}:{first.IdLine}: write another ('content new-id').");
            }
        }

        foreach (var same in documents.Where(one => one.Slug is not null).GroupBy(one => (one.Kind, one.Locale, one.Slug)))
        {
            var first = same.First().Identity;
            foreach (var other in same.Skip(1).Select(document => document.Identity))
            {
                other.File.Fault(other.SlugLine, $"The {same.Key.Kind.Word()} '{same.Key.Slug}' is already at {first.File.Path}:{first.SlugLine}: change one of the two slugs.");
            }
        }
    }

    private static bool LooksLikeContent(string path) =>
        Path.GetExtension(path) is ".yaml" or ".yml" || (Path.GetExtension(path) == ".md" && Name(path) != "README.md");

    private static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];
}
