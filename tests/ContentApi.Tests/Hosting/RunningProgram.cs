using System.Collections.Concurrent;
using System.Diagnostics;

namespace ContentApi.Tests.Hosting;

/// <summary>The program as an operator runs it, until it is disposed of: then it is stopped as a supervisor does, and killed if need be.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process process;

    private RunningProgram(Process process) => this.process = process;

    /// <summary>What it has printed so far, on both streams.</summary>
    public ConcurrentQueue<string> Lines { get; } = [];

    public static RunningProgram Start(params string[] arguments)
    {
        var program = new RunningProgram(new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ContentApi.dll"), .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        });
        program.process.OutputDataReceived += program.Record;
        program.process.ErrorDataReceived += program.Record;
        program.process.Start();
        program.process.BeginOutputReadLine();
        program.process.BeginErrorReadLine();
        return program;
    }

    /// <summary>Waits until it has printed a line that contains this.</summary>
    public async Task<string> PrintsAsync(string part)
    {
        await ContentHost.UntilAsync(() => Task.FromResult(process.HasExited || Find() is not null));
        return Find() ?? throw new InvalidOperationException($"It ended without printing '{part}': {string.Join('\n', Lines)}");

        string? Find() => Lines.FirstOrDefault(line => line.Contains(part, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var stop = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            using var patience = new CancellationTokenSource(ContentHost.Deadline);
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!process.HasExited) process.Kill();
        }

        process.Dispose();
    }

    private void Record(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text) Lines.Enqueue(text);
    }
}
