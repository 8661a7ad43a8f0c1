using System.CommandLine;
using ContentApi.Editorial;
using ContentApi.Proofs;

namespace ContentApi.Operations;

/// <summary>The verb <c>keys announce</c>: makes a key known before it signs, so that nobody meets a signature whose key they cannot have yet.</summary>
public static class KeysAnnounceCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("file")
        {
            Description = "The private key that will sign; only its public half is stored. Without it: the key that signs now.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("announce", "Publish a key's public half, ahead of its first signature.") { file };
        command.SetAction((parse, stop) => EditorialVerb.RunAsync(parse, async output =>
        {
            await using var login = await EditorLogin.OpenAsync(stop);
            using var named = parse.GetValue(file) is { } path ? Signing.ReadFile(path) : null;
            var key = (named ?? login.Key)?.Public ?? throw new RefusedException("Name a key's file, or set Signing:KeyFile.");
            await using var context = new EditorialContext(login.ConnectionString);
            await output.WriteLineAsync(await context.AnnounceAsync(key, stop)
                ? $"{key.Id} is announced: every node publishes it within seconds. Sign with it once caches have let go of the old set, after an hour."
                : $"{key.Id} was announced before.");
        }));
        return command;
    }
}
