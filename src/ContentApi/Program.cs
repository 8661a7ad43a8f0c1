using System.CommandLine;
using ContentApi.Operations;

return await new RootCommand("ContentApi serves vetted medical text, and keeps it.")
{
    ServeCommand.Create(),
    new Command("content", "Check, import and withdraw content.")
    {
        ContentCheckCommand.Create(),
        ContentNewIdCommand.Create(),
    },
}.ServingByDefault().Parse(args).InvokeAsync();
