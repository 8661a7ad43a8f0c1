using System.Text.RegularExpressions;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Documents;

/// <summary>What the documents for contributors lead to is there: files, folders, test classes, and steps of <c>.ci/run</c>.</summary>
public sealed partial class NamedFileTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("SECURITY.md")]
    [InlineData("CODE_OF_CONDUCT.md")]
    public void Files_that_are_named_are_there(string document)
    {
        var named = Named().Matches(Text(document)).Select(match => match.Groups["path"].Value).Where(path => !path.Contains("://", StringComparison.Ordinal)).ToList();

        named.Should().NotBeEmpty();
        named.Where(path => !File.Exists(CommittedFiles.At(path)) && !Directory.Exists(CommittedFiles.At(path))).Should().BeEmpty();
    }

    [Fact]
    public void Tests_and_steps_that_contributors_are_told_to_run_are_there()
    {
        var classes = typeof(NamedFileTests).Assembly.GetTypes().Select(type => type.Name).ToHashSet();
        var steps = Steps().Match(Text(".ci/run")).Groups["steps"].Value.Split(' ');
        var guide = Text("CONTRIBUTING.md");

        Filter().Matches(guide).Select(match => match.Groups["class"].Value).Should().NotBeEmpty().And.BeSubsetOf(classes);
        Run().Matches(guide).SelectMany(match => match.Groups["steps"].Value.Split(' ')).Should().NotBeEmpty().And.BeSubsetOf(steps);
    }

    private static string Text(string file) => File.ReadAllText(CommittedFiles.At(file));

    /// <summary>The target of a link, or a path in backticks that begins with a folder or file of the root.</summary>
    [GeneratedRegex(@"\]\((?<path>[^)#\s]+)[^)]*\)|`(?<path>(?:src|tests|db|openapi|docs|\.ci|\.devcontainer)/[\w./-]+)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"^steps=\((?<steps>[a-z ]+)\)$", RegexOptions.Multiline)]
    private static partial Regex Steps();

    [GeneratedRegex(@"--filter (?<class>\w+)`")]
    private static partial Regex Filter();

    [GeneratedRegex(@"`bash \.ci/run (?<steps>[a-z ]+)`")]
    private static partial Regex Run();
}
