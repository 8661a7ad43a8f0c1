using System.CommandLine;
using ContentApi.Operations;

var clock = TimeProvider.System;

return await new RootCommand("ContentApi serves vetted medical text, and keeps it.")
{
    ServeCommand.Create(),
    MigrateCommand.Create(OwnerLogin.FindAsync),
    HealthCommand.Create(),
    new Command("content", "Check, import and withdraw content.")
    {
        ContentCheckCommand.Create(),
        ContentImportCommand.Create(clock),
        ContentWithdrawCommand.Create(clock),
        ContentNewIdCommand.Create(),
    },
    OpenApiCommand.Create(),
}.ServingByDefault().Parse(args).InvokeAsync();
