using System.Text.Json.Nodes;
using ContentApi.Cli;
using ContentApi.OpenApi;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.OpenApi;

/// <summary>The committed contract is what the code says; CONTENTAPI_UPDATE=1 dotnet test --filter ContractTests rewrites it.</summary>
public sealed class ContractTests(RecordedSite site) : IClassFixture<RecordedSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Examples_are_recorded_answers()
    {
        var recorded = site.Answers.ToDictionary(answer => CommittedFiles.At("openapi", "examples", $"{answer.Key}.json"), answer => answer.Value.Text);

        foreach (var (file, text) in recorded) await CommittedFiles.CompareAsync(file, text);
        Directory.GetFiles(CommittedFiles.At("openapi", "examples")).Should().BeEquivalentTo(recorded.Keys, "nothing is an example that was not recorded");
    }

    [Fact]
    public async Task The_committed_contract_is_what_the_code_says()
    {
        var descriptions = await GenerateAsync();

        await CommittedFiles.CompareAsync(CommittedFiles.At("openapi", "v1.json"), descriptions.Full);
        await CommittedFiles.CompareAsync(CommittedFiles.At("openapi", "v1.dotnet.json"), descriptions.Plain);
    }

    [Fact]
    public async Task The_contract_is_the_same_however_often_it_is_generated() =>
        (await GenerateAsync()).Should().Be(await GenerateAsync());

    [Theory]
    [InlineData]
    [InlineData("--dotnet")]
    public async Task The_verb_prints_it(params string[] arguments)
    {
        Assert.SkipWhen(CommittedFiles.AreRewritten, "The program has the recordings of its last build: build again.");
        using var output = new StringWriter();

        var code = await OpenApiCommand.Create().Parse(arguments).InvokeAsync(new() { Output = output }, Stop);

        code.Should().Be(0);
        var descriptions = await GenerateAsync();
        JsonNode.DeepEquals(JsonNode.Parse(output.ToString()), JsonNode.Parse(arguments.Length == 0 ? descriptions.Full : descriptions.Plain)).Should().BeTrue();
    }

    private Task<Descriptions> GenerateAsync() =>
        Contract.GenerateAsync(new Examples(site.Answers.ToDictionary(answer => answer.Key, answer => answer.Value.Json)), Stop);
}
