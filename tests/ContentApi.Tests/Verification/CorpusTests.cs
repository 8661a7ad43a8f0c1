namespace ContentApi.Tests.Verification;

/// <summary>Quotations and pages written by hand, each with what it is.</summary>
public sealed class CorpusTests
{
    private static readonly Dictionary<int, (string Expected, string Page)> Cases = Read();

    public static TheoryData<int> Lines => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_page_is_what_the_corpus_says(int line)
    {
        var (expected, page) = Cases[line];

        var told = Shelf.Judge(Shelf.Expand(page)).Told();

        told.Should().HaveSameCount(expected.Split(", "), $"line {line} is {string.Join(", ", told)}: {page}");
        told.Zip(expected.Split(", ")).Should().OnlyContain(pair => IsAs(pair.First, pair.Second), $"line {line} is {string.Join(", ", told)}: {page}");
    }

    /// <summary>What is not current may be told of a part.</summary>
    private static bool IsAs(string told, string expected) =>
        told == expected || (!expected.StartsWith("current", StringComparison.Ordinal) && !expected.Contains('/') && told.StartsWith($"{expected}/", StringComparison.Ordinal));

    private static Dictionary<int, (string, string)> Read()
    {
        var cases = new Dictionary<int, (string, string)>();
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Verification", "corpus.txt"));
        for (var at = 0; at < lines.Length; at++)
        {
            if (!lines[at].StartsWith("== ", StringComparison.Ordinal)) continue;
            var body = lines.Skip(at + 1).TakeWhile(line => !line.StartsWith("== ", StringComparison.Ordinal)).Where(line => !line.StartsWith("# ", StringComparison.Ordinal));
            cases.Add(at + 1, (lines[at][3..], string.Join('\n', body).Trim('\n')));
        }

        return cases;
    }
}
