using System.CommandLine;
using ContentApi.OpenApi;

namespace ContentApi.Cli;

/// <summary>The verb <c>openapi</c>: a description of the API, made afresh from the code. It needs no database.</summary>
public static class OpenApiCommand
{
    public static Command Create()
    {
        var dotnet = new Option<bool>("--dotnet") { Description = "Print the one for generators of .NET clients instead: OpenAPI 3.0, without unions." };
        var command = new Command("openapi", "Print the OpenAPI description of version 1.") { dotnet };
        command.SetAction(async (parse, stop) =>
        {
            var descriptions = await Contract.GenerateAsync(Examples.Committed, stop);
            await parse.InvocationConfiguration.Output.WriteAsync(parse.GetValue(dotnet) ? descriptions.Plain : descriptions.Full);
        });
        return command;
    }
}
