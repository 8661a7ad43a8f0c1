using System.Diagnostics;
using ContentApi.Benchmarks.Contents;
using ContentApi.Benchmarks.Load;
using ContentApi.Benchmarks.Machine;

namespace ContentApi.Benchmarks;

/// <summary>What the rows of one run share: the program as it is published, its contents, and how long to measure.</summary>
/// <param name="Published">The folder of the Release build that is measured.</param>
/// <param name="Quick">Whether only to see that every row runs.</param>
internal sealed record Bench(string Published, string Scratch, Databases Databases, bool Quick)
{
    public const string Ready = "/health/ready";

    public TimeSpan Warm => TimeSpan.FromSeconds(Quick ? 0.3 : 5);

    public TimeSpan Stretch => TimeSpan.FromSeconds(Quick ? 0.3 : 2);

    public int Rounds => Quick ? 2 : 9;

    public int Starts => Quick ? 2 : 9;

    public int Scaled(int usual, int quick) => Quick ? quick : usual;

    /// <summary>With everything on; the limit is counted, and is beyond what one client can ask for.</summary>
    /// <param name="path">Asked for until it answers 200.</param>
    public Task<ServerProcess> StartProductAsync(string path, params IEnumerable<string> settings)
    {
        var port = ServerProcess.FreePort();
        return ServerProcess.StartAsync(
            "dotnet",
            [Path.Combine(Published, "ContentApi.dll"), .. settings, "--RateLimit:PerMinute=1000000000", $"--urls=http://127.0.0.1:{port}", "--Site:BaseUrl=https://content.example"],
            port,
            path);
    }

    /// <summary>Warmed up by itself, as a load balancer would find it.</summary>
    public Task<ServerProcess> ProductAsync(ContentDatabase database) => StartProductAsync(Ready, Reading(database));

    public static string Reading(ContentDatabase database) => $"--ConnectionStrings:Reader={database.Reader}";

    /// <summary>Saves an answer for the references to give again.</summary>
    public string Save(Recorded answer)
    {
        var file = Path.Combine(Scratch, $"{Guid.NewGuid():N}.http");
        answer.Save(file);
        return file;
    }

    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ContentApi.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Run this from its source tree.");
    }

    /// <summary>What a command of this machine says; null when there is none.</summary>
    public static async Task<string?> SayAsync(string program, params string[] arguments)
    {
        if (Programs.Find(program) is null) return null;
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository() };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed:\n{output}");
    }
}
