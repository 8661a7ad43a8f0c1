using System.CommandLine;
using ContentApi.Cli;

if (Platform.Missing is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}

var clock = TimeProvider.System;

var parse = new RootCommand("ContentApi serves vetted medical text, and keeps it.")
{
    ServeCommand.Create(),
    MigrateCommand.Create(OwnerLogin.FindAsync),
    HealthCommand.Create(),
    new Command("content", "Check, import, withdraw, confirm, export and verify content.")
    {
        ContentCheckCommand.Create(),
        ContentImportCommand.Create(clock),
        ContentWithdrawCommand.Create(clock),
        ContentExportCommand.Create(clock),
        ContentConfirmCommand.Create(clock),
        ContentVerifyCommand.Create(),
        ContentNewIdCommand.Create(),
    },
    new Command("keys", "Make, announce and revoke the keys that releases are signed with.")
    {
        KeysNewCommand.Create(),
        KeysAnnounceCommand.Create(),
        KeysRevokeCommand.Create(clock),
    },
    OpenApiCommand.Create(),
}.ParseServingByDefault(args);

// 2: the command line was not understood. 1: it was, and could not be done. 0: done.
// Its own two seconds would cut off requests that are being answered, and leave PostgreSQL behind; supervisors have limits of theirs.
var exit = await parse.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(2) });
return parse.Errors.Count > 0 ? 2 : exit;
