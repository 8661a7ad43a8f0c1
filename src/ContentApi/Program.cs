using System.CommandLine;
using ContentApi.Operations;

return new RootCommand("Vetted medical content over HTTP.")
{
    new Command("content", "Content packages.") { ContentCheckCommand.Create(), ContentNewIdCommand.Create() },
}.Parse(args).Invoke();
