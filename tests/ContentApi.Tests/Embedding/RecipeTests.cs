using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Embedding;

/// <summary>What docs/embedding.md gives to partners is what the browser tests run.</summary>
public sealed class RecipeTests
{
    [Theory]
    [InlineData("plain", "component.html")]
    [InlineData("plain", "height.js")]
    [InlineData("nginx", "vetted.conf")]
    [InlineData("php", "vetted-content.php")]
    public async Task A_recipe_is_printed_to_the_letter(string partner, string file)
    {
        var stop = TestContext.Current.CancellationToken;
        var recipe = await File.ReadAllTextAsync(CommittedFiles.At("tests", "partners", partner, file), stop);

        (await File.ReadAllTextAsync(CommittedFiles.At("docs", "embedding.md"), stop)).Should().Contain(recipe.TrimEnd());
    }
}
