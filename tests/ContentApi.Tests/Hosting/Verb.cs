using System.Diagnostics;

namespace ContentApi.Tests.Hosting;

/// <summary>A verb as an operator runs it: another process, its exit code and its words.</summary>
internal sealed record Verb(int Code, string Output, string Error)
{
    public static async Task<Verb> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var stop = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ContentApi.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(stop);
        var error = process.StandardError.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return new Verb(process.ExitCode, (await output).ReplaceLineEndings("\n").Trim(), (await error).ReplaceLineEndings("\n").Trim());
    }
}
