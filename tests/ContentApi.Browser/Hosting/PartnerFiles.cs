using ContentApi.Tests.Hosting;

namespace ContentApi.Browser.Hosting;

/// <summary>The files of partners that are like real ones: <c>tests/partners</c>.</summary>
internal static class PartnerFiles
{
    public static string At(params string[] path) => CommittedFiles.At(["tests", "partners", .. path]);

    public static string Read(params string[] path) => File.ReadAllText(At(path));
}
