using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using ContentApi.Editorial;
using ContentApi.Hosting;
using ContentApi.Packages;
using ContentApi.Published;

namespace ContentApi.Cli;

public static class ContentImportCommand
{
    public static Command Create(TimeProvider clock)
    {
        var path = new Argument<string>("path") { Description = "The package's folder, or a folder of packages." };
        var publish = new Option<bool>("--publish") { Description = "Publish what the packages hold, in one release." };
        var severity = EditorialVerb.SeverityOption("How much the release matters to readers; goes with --publish.");
        var note = new Option<string?>("--note") { Description = "What the release is about; goes with --publish." };
        var reason = new Option<string?>("--reason") { Description = "Why documents that left their package are removed." };
        var restore = new Option<bool>("--restore") { Description = "Bring back what the packages hold and was withdrawn." };
        var ifEmpty = new Option<bool>("--if-empty") { Description = "Do nothing when something was released already." };
        var dryRun = EditorialVerb.DryRunOption();
        var command = new Command("import", "Store the editions of content packages, and publish them when asked.")
        {
            path, publish, severity, note, reason, restore, ifEmpty, dryRun,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(publish) != result.GetResult(severity) is not null) result.AddError("--publish and --severity go together.");
            if (string.IsNullOrWhiteSpace(result.GetValue(reason)) && result.GetResult(reason) is not null) result.AddError("--reason is empty.");
            if (result.GetValue(note) is not null && !result.GetValue(publish)) result.AddError("--note goes with --publish.");
        });
        command.SetAction((parse, stop) => EditorialVerb.RunAsync(parse, async output =>
        {
            var packages = Read(parse.GetRequiredValue(path));
            var order = new ImportOrder(
                parse.GetValue(severity) is { } word ? Severities.Parse(word) : null,
                parse.GetValue(note),
                parse.GetValue(reason),
                parse.GetValue(restore),
                parse.GetValue(dryRun));
            await using var login = await EditorLogin.OpenAsync(stop);
            await using var context = new EditorialContext(login.ConnectionString);
            if (parse.GetValue(ifEmpty) && await login.HasReleasesAsync(stop))
            {
                await output.WriteLineAsync("Something was released already: nothing is imported.");
                return;
            }

            var report = await new Import(context, clock, login.Publisher).RunAsync(packages, order, stop);
            Write(output, order, report);
            if (report.Release is not null) await login.ConfirmAsync(clock, stop);
        }));
        return command;
    }

    private static ImmutableArray<Package> Read(string path)
    {
        if (!Directory.Exists(path)) throw new RefusedException($"There is no folder {path}.");
        var (packages, faults) = PackageReader.Read(PackageFiles.Load(path), production: false);
        if (faults is not [var first, .. var others]) return packages;
        var more = others.Length == 0 ? "" : $" (and {EditorialVerb.Count(others.Length, "more fault")}: content check lists them)";
        throw new RefusedException($"{Path.Combine(path, first.File)}:{first.Line}: {first.Message}{more}");
    }

    private static void Write(TextWriter output, ImportOrder order, ImportReport report)
    {
        EditorialVerb.Write(output, report.Differences, difference => report.Editions.GetValueOrDefault(difference.Document) is { } edition
            ? string.Create(CultureInfo.InvariantCulture, $"edition {edition.Number}{(edition.IsNew ? "" : ", stored before")}")
            : null);
        if (order.DryRun)
        {
            EditorialVerb.WriteDryRun(output, report.Differences);
            if (order.Reason is null && report.Differences.Any(difference => difference.Outcome == Outcome.Gone))
                output.WriteLine("Publishing removes what left the package, and wants a --reason.");
            return;
        }

        var stored = report.Editions.Values.Count(edition => edition.IsNew);
        output.WriteLine(stored == 0 ? "No new edition." : $"{EditorialVerb.Count(stored, "new edition")}.");
        output.WriteLine(report.Release is { } release ? EditorialVerb.BecomesVisible(release)
            : order.Severity is null ? "Nothing was released: --publish does that."
            : "Nothing changed for readers: no release.");
    }
}
