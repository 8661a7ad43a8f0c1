using System.CommandLine;
using ContentApi.Hosting;
using ContentApi.Signing;

namespace ContentApi.Cli;

/// <summary>The verb <c>keys new</c>: a private key to sign releases with, in a file of its own.</summary>
public static class KeysNewCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("file") { Description = "Where to keep it; must not be there yet." };
        var command = new Command("new", "Make a private key to sign releases with.") { path };
        command.SetAction(parse =>
        {
            var (file, output, error) = (parse.GetRequiredValue(path), parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error);
            try
            {
                using var key = SigningKey.New();
                if (!SigningKeys.TryWrite(key, file))
                {
                    error.WriteLine($"{file} is there already, and was left as it is.");
                    return 1;
                }

                output.WriteLine($"{file} holds the private key {key.Public.Id}. Announce it (keys announce) before it signs; keep it secret, and a copy of it safe.");
                return 0;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                error.WriteLine(fault.Message);
                return 1;
            }
        });
        return command;
    }
}
