using System.CommandLine;
using System.Globalization;
using ContentApi.Editorial;

namespace ContentApi.Cli;

/// <summary>The verb <c>keys revoke</c>: nothing that a key signed from a time on is believed any more. Only the database's owner can.</summary>
public static class KeysRevokeCommand
{
    public static Command Create(TimeProvider clock)
    {
        var id = new Argument<string>("kid") { Description = "The key's id, as in /.well-known/jwks.json." };
        var reason = new Option<string>("--reason") { Description = "Why; kept in the database.", Required = true };
        var since = new Option<DateTimeOffset?>("--since")
        {
            Description = "From when on its signatures are not believed, such as 2026-11-27T08:00:00Z: releases that it signed since are void. Without it: from now on.",
            HelpName = "time",
        };
        var command = new Command("revoke", "Stop believing a key, as the database's owner.") { id, reason, since };
        command.SetAction((parse, stop) => EditorialVerb.RunAsync(parse, async output =>
        {
            await using var login = await OwnerLogin.OpenAsync(stop);
            var (kid, from) = (parse.GetRequiredValue(id), parse.GetValue(since) ?? clock.GetUtcNow());
            var voided = await new KeyRegister(login.ConnectionString).RevokeAsync(kid, from, parse.GetRequiredValue(reason), stop);
            await output.WriteLineAsync($"{kid} is revoked from {from.ToUniversalTime():u} on. Nodes and clients see it in the key set.");
            if (voided.Count == 0) return;
            var numbers = string.Join(", ", voided.Select(number => number.ToString(CultureInfo.InvariantCulture)));
            await output.WriteLineAsync(
                $"Void now: release {numbers}. Nodes keep serving the last one until you publish with another key; withdraw again what those releases withdrew.");
        }));
        return command;
    }
}
