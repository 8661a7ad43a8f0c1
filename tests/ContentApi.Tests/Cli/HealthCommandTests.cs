using System.CommandLine;
using ContentApi.Cli;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Cli;

/// <summary>The verb <c>health</c>, as a container's health check runs it.</summary>
public sealed class HealthCommandTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    [Fact]
    public async Task Node_that_serves_is_ready()
    {
        var (code, output, _) = await RunAsync(seed.Client.BaseAddress!.ToString());

        code.Should().Be(0);
        output.Should().Contain("\"status\":\"ready\"");
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", "http://127.0.0.1:1/health/ready does not answer: ")]
    [InlineData("localhost:5080", "'localhost:5080' is no address of a node")]
    public async Task Node_that_is_not_there_is_not_ready(string url, string sentence)
    {
        var (code, _, error) = await RunAsync(url);

        code.Should().Be(1);
        error.Should().StartWith(sentence);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string url)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await HealthCommand.Create().Parse([url])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
