using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Search;

/// <summary>relevance.tsv over HTTP.</summary>
public sealed class RelevanceTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private const string Nothing = "-";

    public static TheoryData<string, string> Table => new(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Search", "relevance.tsv"))
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split('\t') is [var query, var block] ? (query, block) : throw new FormatException(line)));

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_query_finds_first_what_it_should(string query, string block)
    {
        var answer = await seed.Client.SearchAsync(query);

        answer.Found().FirstOrDefault(Nothing).Should().Be(block);
        (answer["total"]!.GetValue<int>() == 0).Should().Be(block == Nothing);
        if (block == Nothing) answer.Unknown().Should().NotBeEmpty("what is not found is named");
    }

    [Fact]
    public void The_table_is_large_enough()
    {
        var found = Table.Select(row => row.Data.Item2 != Nothing).ToList();

        found.Count(one => one).Should().BeGreaterThanOrEqualTo(40);
        found.Count(one => !one).Should().BeGreaterThanOrEqualTo(15);
    }
}
