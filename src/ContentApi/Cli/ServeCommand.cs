using System.CommandLine;
using ContentApi.Hosting;

namespace ContentApi.Cli;

public static class ServeCommand
{
    private const string Verb = "serve";

    /// <summary>
    /// Parses a command line; without a verb it means this one. Only <c>serve</c> takes settings: a verb that took them and did not use
    /// them could write to another database than the one that was named.
    /// </summary>
    public static ParseResult ParseServingByDefault(this RootCommand root, string[] args) =>
        root.Parse(args is [var first, ..] && (root.Subcommands.Any(verb => verb.Name == first) || root.Options.Any(Is(first)))
            ? args
            : [Verb, .. args]);

    private static Func<Option, bool> Is(string word) => option => option.Name == word || option.Aliases.Contains(word);

    public static Command Create()
    {
        var command = new Command(Verb, "Serve the published content (the default).");
        var settings = Settings();
        var bundle = new Option<string?>("--bundle")
        {
            Description = "Serve a bundle, and nothing else; as --Published:Bundle=FILE.",
            HelpName = "FILE",
        };
        command.Add(settings);
        command.Add(bundle);
        command.SetAction((parse, stop) => Serve.RunAsync(
            [.. parse.GetValue(settings) ?? [], .. parse.GetValue(bundle) is { } file ? new[] { $"--Published:Bundle={file}" } : []],
            stop));
        return command;
    }

    private static Argument<string[]> Settings()
    {
        var settings = new Argument<string[]>("settings")
        {
            Description = "Settings over those of the environment, as --Name:Key=value or --Name:Key value.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        settings.Validators.Add(result =>
        {
            foreach (var fault in Faults([.. result.Tokens.Select(token => token.Value)])) result.AddError(fault);
        });
        return settings;
    }

    /// <summary>The host would silently pass over what it cannot read.</summary>
    private static IEnumerable<string> Faults(string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!IsName(words[i])) yield return $"'{words[i]}' is neither a verb nor a setting of the form --Name:Key=value.";
            else if (words[i].Contains('=')) continue;
            else if (i + 1 < words.Length && !IsName(words[i + 1])) i++;
            else yield return $"{words[i]} has no value: write {words[i]}=value.";
        }
    }

    private static bool IsName(string word) => word.StartsWith("--", StringComparison.Ordinal);
}
