using System.Collections.Immutable;
using System.Text;
using ContentApi.Hosting;
using ContentApi.Packages;

namespace ContentApi.Tests.Hosting;

/// <summary>The seed's files, to be changed as an editor would and read as a package.</summary>
public sealed class SeedFiles
{
    private const string Folder = "fr/anti-interleukines/";

    private readonly Dictionary<string, string> files = PackageFiles.Load(Origin.SeedFolder)
        .ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value.Span));

    /// <summary>Replaces text that must be there.</summary>
    public SeedFiles Change(string file, string from, string to)
    {
        files[Folder + file].Should().Contain(from);
        files[Folder + file] = files[Folder + file].Replace(from, to, StringComparison.Ordinal);
        return this;
    }

    public SeedFiles Remove(string file)
    {
        files.Remove(Folder + file).Should().BeTrue();
        return this;
    }

    public ImmutableArray<Package> Read()
    {
        var (packages, faults) = PackageReader.Read(
            files.ToDictionary(file => file.Key, file => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(file.Value)), production: false);
        faults.Should().BeEmpty();
        return packages;
    }
}
