namespace ContentApi.Tests.Hosting;

/// <summary>Files of the repository that tests make, and that are reviewed like code: the contract, its examples, the schema's picture.</summary>
internal static class CommittedFiles
{
    private const string HowToUpdate = "CONTENTAPI_UPDATE=1 dotnet test rewrites what tests make, to be reviewed like code";

    public static bool AreRewritten => Environment.GetEnvironmentVariable("CONTENTAPI_UPDATE") == "1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static string At(params string[] names) => Path.Combine([Repository(), .. names]);

    /// <summary>Compares a file with what it should be; rewrites it first when that was asked for.</summary>
    public static async Task CompareAsync(string file, string text)
    {
        if (AreRewritten) await File.WriteAllTextAsync(file, text, Stop);
        File.Exists(file).Should().BeTrue(HowToUpdate);
        (await File.ReadAllTextAsync(file, Stop)).Should().Be(text, HowToUpdate);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ContentApi.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
