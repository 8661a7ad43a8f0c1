using System.CommandLine;
using System.Globalization;
using ContentApi.Content;
using ContentApi.Database;
using ContentApi.Editorial;
using ContentApi.Published;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ContentApi.Cli;

/// <summary>What the verbs that write content have in common: their faults in one sentence, and the account of what changed.</summary>
internal static class EditorialVerb
{
    public static Option<string> SeverityOption(string description) =>
        new Option<string>("--severity") { Description = description, HelpName = "severity" }
            .AcceptOnlyFromAmong([.. Enum.GetValues<Severity>().Select(severity => severity.Word())]);

    public static Option<bool> DryRunOption() =>
        new("--dry-run") { Description = "Write nothing: list what readers would lose, gain or see changed, word by word." };

    /// <summary>Runs the verb. Nothing is tried again unasked.</summary>
    public static async Task<int> RunAsync(ParseResult parse, Func<TextWriter, Task> run)
    {
        try
        {
            await run(parse.InvocationConfiguration.Output);
            return 0;
        }
        catch (Exception fault) when (Sentence(fault) is { } sentence)
        {
            await parse.InvocationConfiguration.Error.WriteLineAsync(sentence);
            return 1;
        }
    }

    public static void Write(
        TextWriter output, IReadOnlyCollection<ImportDifference> differences, Func<ImportDifference, string?> note)
    {
        var editions = differences.ToDictionary(difference => difference.Document, difference => difference.Edition);
        var differing = differences
            .Where(difference => difference.Outcome != Outcome.Unchanged)
            .OrderBy(difference => difference.After.Kind).ThenBy(difference => difference.Edition!.Slug, StringComparer.Ordinal);
        foreach (var difference in differing)
        {
            var line = $"{difference.Outcome.ToString().ToLowerInvariant(),-10}{difference.After.Kind.Word()} {difference.Edition!.Slug}";
            string?[] notes =
            [
                note(difference),
                .. difference.Repinned.Select(quote => $"quotes {editions[quote.Document]!.Slug}#{quote.Block}, which changed"),
            ];
            output.WriteLine(string.Join(", ", notes.OfType<string>().Prepend(line)));
        }

        var unchanged = differences.Count(difference => difference.Outcome == Outcome.Unchanged);
        if (unchanged > 0) output.WriteLine($"{"unchanged",-10}{Count(unchanged, "document")}");
    }

    /// <summary>Everything that readers would lose, gain or see changed, each once, with the documents in which they meet it.</summary>
    public static void WriteDryRun(TextWriter output, IReadOnlyCollection<ImportDifference> differences)
    {
        var told = ReaderDifferences.Of(differences).ToLookup(one => one.Difference switch
        {
            { Value: not null } => "Readers would see changed, beside the lines:",
            { After: null } => "Readers would lose:",
            { Before: null } => "Readers would gain:",
            _ => "Readers would see changed:",
        });
        foreach (var part in told)
        {
            output.WriteLine();
            output.WriteLine(part.Key);
            foreach (var (difference, documents) in part)
            {
                output.WriteLine(difference switch
                {
                    { Value: { } name, Before: var before, After: var after } => $"* {name}: {before ?? "(absent)"} -> {after ?? "(absent)"}",
                    { After: null } => $"- {difference.Before}",
                    { Before: null } => $"+ {difference.After}",
                    { Before: { } before, After: var after } => $"~ {WordChanges.Mark(before, after)}",
                });
                output.WriteLine($"    in {string.Join(", ", documents.Select(document => $"{document.After.Kind.Word()} {document.Edition!.Slug}"))}");
            }
        }

        output.WriteLine();
        output.WriteLine(told.Count == 0 ? "Readers would see no change. This was a dry run: nothing was written." : "This was a dry run: nothing was written.");
    }

    public static string Count(int number, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {thing}{(number == 1 ? "" : "s")}");

    public static string BecomesVisible(Release release) => string.Create(
        CultureInfo.InvariantCulture, $"Release {release.Number} ({release.Severity.Word()}, {release.PublishedAt:u}) becomes visible.");

    private static string? Sentence(Exception fault) => fault switch
    {
        RefusedException or DatabaseException or InvalidDataException => fault.Message,
        PostgresException => DatabaseException.Of(fault)!.Message,
        // Also where the commit was under way, and nobody here knows how it ended.
        NpgsqlException => $"{DatabaseException.Of(fault)!.Message} Run the command again: what was done is not done twice.",
        // EF Core wraps PostgreSQL's answers, and in advice to its developers what it takes for a passing failure.
        DbUpdateException or InvalidOperationException when fault.InnerException is NpgsqlException inner => Sentence(inner),
        _ => null,
    };
}
