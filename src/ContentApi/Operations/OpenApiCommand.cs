using System.CommandLine;
using ContentApi.Delivery.OpenApi;

namespace ContentApi.Operations;

/// <summary>The verb <c>openapi</c>: the description of the API, made afresh from the code. It needs no database.</summary>
public static class OpenApiCommand
{
    public static Command Create()
    {
        var command = new Command("openapi", "Print the OpenAPI description of version 1.");
        command.SetAction(async (parse, stop) =>
            await parse.InvocationConfiguration.Output.WriteAsync(await Contract.GenerateAsync(Examples.Committed, stop)));
        return command;
    }
}
