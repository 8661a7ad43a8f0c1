using System.CommandLine;
using ContentApi.Editorial;
using ContentApi.Hosting;
using ContentApi.Signing;

namespace ContentApi.Cli;

/// <summary>The verb <c>keys announce</c>: makes a key known before it signs. Only the database's owner can.</summary>
public static class KeysAnnounceCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("file")
        {
            Description = "The private key that will sign; only its public half is stored. Without it: the key that Signing:Key or Signing:KeyFile names.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var freshness = new Option<bool>("--freshness") { Description = "It signs that a release is current (content confirm), and no releases." };
        var command = new Command("announce", "Publish a key's public half, ahead of its first signature, as the database's owner.") { file, freshness };
        command.SetAction((parse, stop) => EditorialVerb.RunAsync(parse, async output =>
        {
            var purpose = parse.GetValue(freshness) ? KeyPurpose.Freshness : KeyPurpose.Release;
            using var key = (parse.GetValue(file) is { } path ? SigningKeys.ReadFile(path, purpose) : SigningKeys.Find(Settings.Load(), purpose))
                ?? throw new RefusedException($"Name a key's file, or set {(purpose == KeyPurpose.Freshness ? "Signing:FreshnessKeyFile" : "Signing:KeyFile")}.");
            await using var login = await OwnerLogin.OpenAsync(stop);
            await output.WriteLineAsync(await new KeyRegister(login.ConnectionString).AnnounceAsync(key.Public, stop)
                ? $"{key.Public.Id} is announced for {purpose.Word()}: every node publishes it within seconds. Sign with it an hour later, when caches have let go of the old set."
                : $"{key.Public.Id} was announced before.");
        }));
        return command;
    }
}
