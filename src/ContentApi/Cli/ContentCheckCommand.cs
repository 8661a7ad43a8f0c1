using System.CommandLine;
using ContentApi.Content;
using ContentApi.Hosting;
using ContentApi.Packages;

namespace ContentApi.Cli;

/// <summary>The verb <c>content check</c>: every fault of a package on one line each, as compilers print theirs.</summary>
public static class ContentCheckCommand
{
    private const int Clean = 0;
    private const int Faulty = 1;
    private const int Unreadable = 2;

    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = "A package's folder, or one that holds several." };
        var production = new Option<bool>("--production") { Description = "Also refuse null owner, attribution, licence and review." };
        var command = new Command("check", "Report every fault of a content package.") { path, production };
        command.SetAction(result => Check(
            result.GetRequiredValue(path), result.GetValue(production), result.InvocationConfiguration.Output, result.InvocationConfiguration.Error));
        return command;
    }

    private static int Check(string path, bool production, TextWriter output, TextWriter error)
    {
        if (!Directory.Exists(path))
        {
            error.WriteLine($"There is no folder {path}.");
            return Unreadable;
        }

        IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files;
        try
        {
            files = PackageFiles.Load(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(fault.Message);
            return Unreadable;
        }

        var (packages, faults) = PackageReader.Read(files, production);
        foreach (var fault in faults) output.WriteLine($"{Path.Combine(path, fault.File)}:{fault.Line}: {fault.Message}");
        foreach (var package in packages)
        {
            var counts = package.Documents.CountBy(edition => edition.Kind).Select(count => $"{count.Value} {(count.Value == 1 ? count.Key.Word() : count.Key.Collection())}");
            output.WriteLine($"{package.Topic.Slug} ({package.Topic.Locale}): {string.Join(", ", counts)}.");
        }

        output.WriteLine(faults.IsEmpty ? "No faults." : $"{faults.Length} fault{(faults.Length == 1 ? "" : "s")}.");
        return faults.IsEmpty ? Clean : Faulty;
    }
}
