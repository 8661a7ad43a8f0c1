using ContentApi.Hosting;
using ContentApi.Packages;

namespace ContentApi.Tests.Content;

/// <summary>The package of db/seed, as the build copied it.</summary>
internal static class Seed
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "db", "seed");

    public static PackageReading Read(bool production = false) => PackageReader.Read(PackageFiles.Load(Folder), production);
}
