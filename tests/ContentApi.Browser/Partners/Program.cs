using System.Diagnostics;

namespace ContentApi.Browser.Partners;

/// <summary>A program of a partner's, run until the test is over.</summary>
internal sealed class Program : IAsyncDisposable
{
    private readonly Process process;
    private readonly List<string> said = [];

    private Program(Process process) => this.process = process;

    /// <summary>Whether a program is on this machine.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Append("/usr/sbin").Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    public static Program Start(string name, string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(name)!, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (variable, value) in environment) start.Environment[variable] = value;
        var program = new Program(Process.Start(start)!);
        program.process.OutputDataReceived += (_, line) => program.Say(line.Data);
        program.process.ErrorDataReceived += (_, line) => program.Say(line.Data);
        program.process.BeginOutputReadLine();
        program.process.BeginErrorReadLine();
        return program;
    }

    public static async Task RunAsync(string name, string folder, params string[] arguments)
    {
        await using var program = Start(name, folder, new Dictionary<string, string>(), arguments);
        await program.process.WaitForExitAsync(TestContext.Current.CancellationToken);
        program.process.ExitCode.Should().Be(0, string.Join('\n', program.Said));
    }

    public IReadOnlyList<string> Said
    {
        get
        {
            lock (said) return [.. said];
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Say(string? line)
    {
        if (line is null) return;
        lock (said) said.Add(line);
    }
}
