using System.Net;
using System.Text.Json.Nodes;
using ContentApi.Delivery.OpenApi;
using ContentApi.Operations;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.OpenApi;

/// <summary>The committed contract is what the code says; CONTENTAPI_UPDATE=1 dotnet test --filter ContractTests rewrites it.</summary>
public sealed class ContractTests(RecordedSite site) : IClassFixture<RecordedSite>
{
    private const string HowToUpdate = "CONTENTAPI_UPDATE=1 dotnet test --filter ContractTests rewrites openapi/, to be reviewed as the contract";

    private static readonly string Folder = Path.Combine(Repository(), "openapi");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Examples_are_recorded_answers()
    {
        var recorded = site.Answers.ToDictionary(answer => Path.Combine(Folder, "examples", answer.Key + ".json"), answer => answer.Value.Text);

        foreach (var (file, text) in recorded) await CompareAsync(file, text);
        Directory.GetFiles(Path.Combine(Folder, "examples")).Should().BeEquivalentTo(recorded.Keys, "nothing is an example that was not recorded");
    }

    [Fact]
    public async Task The_committed_contract_is_what_the_code_says() =>
        await CompareAsync(Path.Combine(Folder, "v1.json"), await GenerateAsync());

    [Fact]
    public async Task The_contract_is_the_same_however_often_it_is_generated() =>
        (await GenerateAsync()).Should().Be(await GenerateAsync());

    [Fact]
    public async Task The_verb_prints_it()
    {
        using var output = new StringWriter();

        var code = await OpenApiCommand.Create().Parse([]).InvokeAsync(new() { Output = output }, Stop);

        code.Should().Be(0);
        JsonNode.DeepEquals(JsonNode.Parse(output.ToString()), JsonNode.Parse(await GenerateAsync())).Should().BeTrue();
    }

    private Task<string> GenerateAsync() =>
        Contract.GenerateAsync(new Examples(site.Answers.ToDictionary(answer => answer.Key, answer => answer.Value.Json)), Stop);

    private static async Task CompareAsync(string file, string text)
    {
        if (Environment.GetEnvironmentVariable("CONTENTAPI_UPDATE") == "1") await File.WriteAllTextAsync(file, text, Stop);
        File.Exists(file).Should().BeTrue(HowToUpdate);
        (await File.ReadAllTextAsync(file, Stop)).Should().Be(text, HowToUpdate);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ContentApi.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
