using System.Diagnostics;

namespace ContentApi.Browser.Hosting;

/// <summary>The machine's own programs. Where one is missing, the tests that need it are skipped, and say so.</summary>
internal static class Programs
{
    public static string Find(string name)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin");
        var path = folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"There is no {name} on this machine.");
        return path;
    }

    /// <summary>What a program writes that must end well.</summary>
    public static async Task<string> RunAsync(string program, string folder, params string[] arguments)
    {
        var stop = TestContext.Current.CancellationToken;
        using var process = Start(program, folder, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        await process.WaitForExitAsync(stop);
        process.ExitCode.Should().Be(0, await error + await output);
        return await output;
    }

    public static Process Start(string program, string folder, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
