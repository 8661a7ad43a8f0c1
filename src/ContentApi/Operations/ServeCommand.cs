using System.CommandLine;

namespace ContentApi.Operations;

public static class ServeCommand
{
    private const string Verb = "serve";

    /// <summary>What is meant where no verb is named. Settings are of this verb alone: another one that took them, and did not look at them, would write elsewhere than it was told.</summary>
    public static ParseResult ParseServingByDefault(this RootCommand root, string[] args) =>
        root.Parse(args is [var first, ..] && (root.Subcommands.Any(verb => verb.Name == first) || root.Options.Any(option => option.Name == first || option.Aliases.Contains(first)))
            ? args
            : [Verb, .. args]);

    public static Command Create()
    {
        var command = new Command(Verb, "Serve the published content (the default).");
        var settings = Settings();
        var bundle = new Option<string?>("--bundle") { Description = "Serve a bundle, and nothing else; as --Published:Bundle=FILE.", HelpName = "FILE" };
        command.Add(settings);
        command.Add(bundle);
        command.SetAction((parse, stop) => Serve.RunAsync(
            [.. parse.GetValue(settings) ?? [], .. parse.GetValue(bundle) is { } file ? new[] { $"--Published:Bundle={file}" } : []], stop));
        return command;
    }

    private static Argument<string[]> Settings()
    {
        var settings = new Argument<string[]>("settings")
        {
            Description = "Settings over those of the environment, as --Name:Key=value.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        settings.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !token.Value.StartsWith("--", StringComparison.Ordinal) || !token.Value.Contains('=')))
            {
                result.AddError($"'{token.Value}' is neither a verb nor a setting of the form --Name:Key=value.");
            }
        });
        return settings;
    }
}
