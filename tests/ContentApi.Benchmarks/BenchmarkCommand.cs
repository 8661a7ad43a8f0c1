using System.CommandLine;
using ContentApi.Benchmarks.Rows;

namespace ContentApi.Benchmarks;

/// <summary>Measures every number that the program promises, prints each as it is known, and writes them as Markdown.</summary>
internal static class BenchmarkCommand
{
    private static readonly (string Name, Func<Bench, IAsyncEnumerable<Finding>> Measure)[] Rows =
    [
        ("section", SectionRow.MeasureAsync),
        ("paced", PacedRow.MeasureAsync),
        ("not-modified", NotModifiedRow.MeasureAsync),
        ("list", ListRow.MeasureAsync),
        ("search", SearchRow.MeasureAsync),
        ("verify", VerifyRow.MeasureAsync),
        ("growth", GrowthRow.MeasureAsync),
        ("memory", MemoryRow.MeasureAsync),
        ("visible", VisibleRow.MeasureAsync),
        ("release", ReleaseRow.MeasureAsync),
        ("brotli", BrotliRow.MeasureAsync),
        ("start", StartRow.SeedAsync),
        ("start-growth", StartRow.GrowthAsync),
        ("first-second", FirstSecondRow.MeasureAsync),
        ("allocations", AllocationRow.MeasureAsync),
    ];

    public static RootCommand Create()
    {
        var quick = new Option<bool>("--quick") { Description = "Only see that every row runs: its numbers mean nothing." };
        var only = new Option<string[]>("--only") { Description = $"Rows to measure: {string.Join(", ", Rows.Select(row => row.Name))}.", AllowMultipleArgumentsPerToken = true };
        only.AcceptOnlyFromAmong([.. Rows.Select(row => row.Name)]);
        var report = new Option<string>("--report") { Description = "The Markdown file to write.", DefaultValueFactory = _ => Path.Combine(Bench.Repository(), "artifacts", "benchmarks.md") };
        var published = new Option<string?>("--published") { Description = "A published build to measure; without it, this source is published first." };
        var command = new RootCommand("Measures ContentApi against the servers that bound it.") { quick, only, report, published };
        command.SetAction((parse, _) => RunAsync(
            parse.GetValue(quick), parse.GetValue(only) is { Length: > 0 } names ? names : [.. Rows.Select(row => row.Name)],
            parse.GetRequiredValue(report), parse.GetValue(published)));
        return command;
    }

    private static async Task<int> RunAsync(bool quick, string[] names, string report, string? published)
    {
#if DEBUG
        await Console.Error.WriteLineAsync("The references must be optimised as the product is: run this with -c Release.");
        return 1;
#else
        Cores.Leave();
        var scratch = Directory.CreateTempSubdirectory("contentapi-benchmarks-").FullName;
        try
        {
            var program = published ?? await PublishAsync();
            if (await Databases.StartAsync() is not { } databases)
            {
                await Console.Error.WriteLineAsync("PostgreSQL's programs are needed: install them, or name them in Postgres:Bin.");
                return 1;
            }

            await using (databases)
            {
                var bench = new Bench(program, scratch, databases, quick);
                var findings = new List<Finding>();
                foreach (var row in Rows.Where(row => names.Contains(row.Name)))
                {
                    Console.WriteLine($"== {row.Name}");
                    await foreach (var finding in row.Measure(bench))
                    {
                        Console.WriteLine(Report.Line(finding));
                        findings.Add(finding);
                        await Report.WriteAsync(report, findings, quick);
                    }
                }

                Console.WriteLine($"\n{report}");
                return 0;
            }
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
#endif
    }

    private static async Task<string> PublishAsync()
    {
        var folder = Path.Combine(Bench.Repository(), "artifacts", "benchmarks", "published");
        await Bench.SayAsync("dotnet", "publish", "src/ContentApi", "--configuration", "Release", "--output", folder, "--nologo", "-v", "q");
        return folder;
    }
}
