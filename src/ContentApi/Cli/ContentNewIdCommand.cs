using System.CommandLine;

namespace ContentApi.Cli;

/// <summary>The verb <c>content new-id</c>: a UUID to write into a package.</summary>
public static class ContentNewIdCommand
{
    public static Command Create()
    {
        var command = new Command("new-id", "Print a new document's UUID.");
        command.SetAction(result => result.InvocationConfiguration.Output.WriteLine(Guid.NewGuid()));
        return command;
    }
}
