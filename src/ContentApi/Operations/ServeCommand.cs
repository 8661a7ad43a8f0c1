using System.CommandLine;

namespace ContentApi.Operations;

public static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Serve the published content (the default).");
        Serving(command);
        return command;
    }

    public static RootCommand ServingByDefault(this RootCommand root)
    {
        Serving(root);
        return root;
    }

    private static void Serving(Command command)
    {
        var settings = Settings();
        var bundle = new Option<string?>("--bundle") { Description = "Serve a bundle, and nothing else; as --Published:Bundle=FILE.", HelpName = "FILE" };
        command.Add(settings);
        command.Add(bundle);
        command.SetAction((parse, stop) => Serve.RunAsync(
            [.. parse.GetValue(settings) ?? [], .. parse.GetValue(bundle) is { } file ? new[] { $"--Published:Bundle={file}" } : []], stop));
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
