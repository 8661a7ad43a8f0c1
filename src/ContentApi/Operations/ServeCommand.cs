using System.CommandLine;

namespace ContentApi.Operations;

public static class ServeCommand
{
    public static Command Create()
    {
        var settings = Settings();
        var command = new Command("serve", "Serve the published content (the default).") { settings };
        command.SetAction((parse, stop) => Serve.RunAsync(parse.GetValue(settings) ?? [], stop));
        return command;
    }

    public static RootCommand ServingByDefault(this RootCommand root)
    {
        var settings = Settings();
        root.Add(settings);
        root.SetAction((parse, stop) => Serve.RunAsync(parse.GetValue(settings) ?? [], stop));
        return root;
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
