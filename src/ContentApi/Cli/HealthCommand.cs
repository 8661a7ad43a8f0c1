using System.CommandLine;

namespace ContentApi.Cli;

/// <summary>The verb <c>health</c>: asks a node whether it is ready, for images that hold neither a shell nor curl.</summary>
public static class HealthCommand
{
    private const int Ready = 0;
    private const int NotReady = 1;

    public static Command Create()
    {
        var url = new Argument<Uri>("url")
        {
            Description = "Where the node listens, such as http://localhost:5080.",
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") return address;
                result.AddError($"'{result.Tokens[0].Value}' is no address of a node, such as http://localhost:5080.");
                return null;
            },
        };
        var command = new Command("health", "Ask a node whether it is ready, and exit with 0 when it is.") { url };
        command.SetAction((parse, stop) => AskAsync(
            new Uri(parse.GetRequiredValue(url), "/health/ready"), parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error, stop));
        return command;
    }

    private static async Task<int> AskAsync(Uri address, TextWriter output, TextWriter error, CancellationToken stop)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await client.GetAsync(address, stop);
            await output.WriteLineAsync(await answer.Content.ReadAsStringAsync(stop));
            return answer.IsSuccessStatusCode ? Ready : NotReady;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            await error.WriteLineAsync($"{address} does not answer: {fault.Message}");
            return NotReady;
        }
    }
}
