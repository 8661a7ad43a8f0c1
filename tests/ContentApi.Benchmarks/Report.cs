using System.Globalization;
using System.Runtime.InteropServices;
using ContentApi.Benchmarks.Machine;
using ContentApi.Benchmarks.References;

namespace ContentApi.Benchmarks;

/// <summary>The findings as Markdown, and where they were found.</summary>
internal static class Report
{
    /// <summary>What stands before this line in the file was written by hand, and stays.</summary>
    private const string Mark = "<!-- From here on the benchmarks write. -->";

    private const string Head =
        """
        | row: against what | measured | spread | hold | |
        |---|---|---|---|---|
        """;

    public static string Line(Finding finding) => $"| {finding.What} | {finding.Value} | {finding.Spread} | {finding.Hold} | {Verdict(finding)} |";

    public static async Task WriteAsync(string file, IReadOnlyCollection<Finding> findings, bool quick)
    {
        string[] before = File.Exists(file) ? await File.ReadAllLinesAsync(file) : [];
        string[] lines =
        [
            .. before.Take(Array.IndexOf(before, Mark)),
            Mark,
            "",
            .. quick ? ["**A quick run: it shows that every row runs. Its numbers mean nothing.**", ""] : Array.Empty<string>(),
            await MachineAsync(),
            "",
            Head,
            .. findings.Select(Line),
            "",
            "The absolute numbers, of this machine and moment; ours first:",
            "",
            .. findings.Where(finding => finding.Detail.Length > 0).Select(finding => $"- {finding.What}: {finding.Detail}"),
        ];
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await File.WriteAllLinesAsync(file, lines);
    }

    private static string Verdict(Finding finding) => finding.Held switch
    {
        true => "held",
        false => "**not held**",
        null => "",
    };

    private static async Task<string> MachineAsync()
    {
        var processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown";
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30);
        string[] versions =
        [
            $".NET {Environment.Version}",
            (await Bench.SayAsync("psql", "--version"))?.Replace("psql (PostgreSQL)", "PostgreSQL", StringComparison.Ordinal) ?? "PostgreSQL of unknown version",
            Nginx.Program is null ? "no nginx" : (await Bench.SayAsync("nginx", "-v"))!.Replace("nginx version: nginx/", "nginx ", StringComparison.Ordinal),
            Varnish.Program is null ? "no Varnish" : (await Bench.SayAsync("varnishd", "-V"))!.Split('\n')[0].Replace("varnishd (varnish-", "Varnish ", StringComparison.Ordinal).Split(" revision")[0],
        ];
        var date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"{date}, {processor}, {Cores.Count} cores, {memory} GiB, {RuntimeInformation.OSDescription}; {string.Join(", ", versions)}.";
    }
}
