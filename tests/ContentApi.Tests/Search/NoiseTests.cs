using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Search;

/// <summary>Beside blocks that say a word, those that have it in their titles only are noise.</summary>
public sealed class NoiseTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    [Fact]
    public async Task A_word_that_many_blocks_say_does_not_find_all_blocks_below_a_title_that_has_it()
    {
        var hits = (await seed.Client.SearchAsync("traitement", "&limit=50")).Objects("items").ToList();

        hits.Count(hit => hit.Highlighted().Count > 0).Should().BeGreaterThan(5);
        hits.Count(hit => hit.Highlighted().Count == 0).Should().BeLessThan(2, "five blocks have it in their titles only");
    }
}
