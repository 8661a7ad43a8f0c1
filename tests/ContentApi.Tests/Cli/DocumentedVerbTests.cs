using System.Text.RegularExpressions;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Cli;

/// <summary>Every verb and option that the program's own help names stands in docs/operations.md, and nothing else does.</summary>
public sealed partial class DocumentedVerbTests
{
    private static readonly string[] Everywhere = ["--help", "--version"];

    [Fact]
    public async Task Every_verb_and_every_option_stands_in_the_table_of_verbs()
    {
        var table = (await File.ReadAllLinesAsync(CommittedFiles.At("docs", "operations.md"), TestContext.Current.CancellationToken))
            .SkipWhile(line => line != "## Verbs").Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1]).ToList();

        var documented = table.ToDictionary(
            usage => Verb().Match(usage).Value, usage => Option().Matches(usage).Select(option => option.Value).Order());
        var there = await VerbsAsync();

        documented.Keys.Should().BeEquivalentTo(there.Keys);
        foreach (var (verb, options) in there) documented[verb].Should().Equal(options, verb);
    }

    /// <summary>Each verb with its options, from the help.</summary>
    private static async Task<Dictionary<string, IOrderedEnumerable<string>>> VerbsAsync(params string[] under)
    {
        var help = (await Hosting.Verb.RunAsync(new Dictionary<string, string>(), [.. under, "--help"])).Output;
        string[] verbs = [.. Entries(help, "Commands:").Select(entry => entry.Split(' ')[0])];
        if (verbs.Length == 0)
        {
            return new()
            {
                [string.Join(' ', under)] = Entries(help, "Options:")
                    .SelectMany(entry => Option().Matches(entry.Split("  ")[0]).Select(option => option.Value)).Except(Everywhere).Order(),
            };
        }

        var all = new Dictionary<string, IOrderedEnumerable<string>>();
        foreach (var verb in verbs)
        {
            foreach (var (name, options) in await VerbsAsync([.. under, verb])) all.Add(name, options);
        }

        return all;
    }

    /// <summary>The lines of one part of a help text.</summary>
    private static IEnumerable<string> Entries(string help, string part) => help.Split('\n')
        .SkipWhile(line => line != part).Skip(1).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal))
        .Where(line => line[2] != ' ').Select(line => line.Trim());

    [GeneratedRegex("^[a-z-]+( [a-z-]+)?(?= |$)")]
    private static partial Regex Verb();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Option();
}
