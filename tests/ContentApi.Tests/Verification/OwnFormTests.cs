using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Verification;

/// <summary>A page that shows our own forms quotes rightly.</summary>
public sealed class OwnFormTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    [Theory]
    [InlineData(".txt")]
    [InlineData(".html")]
    public async Task Our_own_forms_are_current(string suffix)
    {
        var paths = seed.Host.Current.Served!.Answers.Keys.Where(path => path.StartsWith("/v1/fr/", StringComparison.Ordinal)).Order().ToList();
        paths.Should().HaveCountGreaterThan(40);
        foreach (var path in paths)
        {
            var form = await seed.Client.GetStringAsync(path + suffix, TestContext.Current.CancellationToken);
            object page = suffix == ".txt" ? new { locale = "fr", text = form } : new { locale = "fr", html = form };

            var fragments = (await seed.Client.VerifyAsync(page)).Objects("fragments").ToList();

            fragments.Where(fragment => fragment.Text("status") is not ("current" or "unknown")).Select(fragment => fragment.ToJsonString()).Should().BeEmpty(path + suffix);
            fragments.Where(fragment => fragment.Text("status") == "unknown").Select(fragment => fragment.Text("text")).Should().BeEmpty(path + suffix);
            fragments.Should().Contain(fragment => fragment.Text("status") == "current", path + suffix);
        }
    }
}
