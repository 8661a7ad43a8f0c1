using System.Text;

namespace ContentApi.Tests.Content;

/// <summary>Whatever a file holds, the answer is a fault: never an exception, never a process that is gone.</summary>
public sealed class HostilePackageTests
{
    [Fact]
    public void A_file_that_is_not_UTF_8_is_a_fault_with_its_line() =>
        SamplePackage.Whole.With("02-daily.md", [.. "---\nid: "u8, 0xC3, 0x28, .. "\n---\n"u8]).Faults()
            .Should().Contain("02-daily.md:2: Not UTF-8: save the file as UTF-8.");

    [Fact]
    public void A_file_beyond_the_limit_is_a_fault() =>
        SamplePackage.Whole.With("02-daily.md", new byte[(1024 * 1024) + 1]).Faults()
            .Should().Contain("02-daily.md:1: The file is larger than 1024 KiB: split it.");

    [Fact]
    public void A_paragraph_beyond_the_limit_is_a_fault() =>
        SamplePackage.Whole.Replacing("02-daily.md", "Every&nbsp;day.", "Every\n" + new string('a', 20_001)).Faults()
            .Should().Contain("02-daily.md:8: More than 20000 characters without an empty line: split the paragraph or list.");

    [Fact]
    public void A_section_beyond_the_limit_is_a_fault() =>
        SamplePackage.Whole.With("02-daily.md", SamplePackage.Whole.Text("02-daily.md") + "\n" + string.Concat(Enumerable.Range(0, 1000).Select(n => $"Day. {{#day-{n}}}\n\n"))).Faults()
            .Should().Equal("02-daily.md:2007: The section has more than 1000 blocks: split it.");

    [Theory]
    [InlineData("sections: [", "[")]
    [InlineData("sections: ", "{a: ")]
    [InlineData("sections:\n", "- ")]
    [InlineData("? ", "? ")]
    public void Deep_YAML_is_a_fault(string start, string nesting) =>
        SamplePackage.Whole.With("topic.yaml", start + Repeat(nesting, 200_000)).Faults().Should().Contain(fault => fault.StartsWith("topic.yaml:", StringComparison.Ordinal));

    [Theory]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("*a ")]
    [InlineData("**a")]
    [InlineData("[a](")]
    [InlineData("<")]
    [InlineData("{#a")]
    [InlineData("[@a; ")]
    [InlineData("`")]
    [InlineData("&")]
    public void Deep_Markdown_is_a_fault(string nesting) =>
        SamplePackage.Whole.With("02-daily.md", SamplePackage.Whole.Text("02-daily.md") + "\n" + Repeat(nesting, 19_000 / nesting.Length) + "\n").Faults().Should().NotBeEmpty();

    [Fact]
    public void Aliases_are_not_resolved() =>
        SamplePackage.Whole.With("topic.yaml", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n").Faults()
            .Should().Contain("topic.yaml:1: A YAML anchor (&name): remove it, or quote the text.");

    [Fact]
    public void A_package_damaged_anywhere_is_read_to_the_end()
    {
        var random = new Random(20260131);
        byte[] damage = [0, 0x80, 0xFF, .. "\n\t -#:&*!|>'\"[]{}@`%~,?\\"u8];

        foreach (var file in Enumerable.Repeat(SamplePackage.Whole.Files.Keys, 60).SelectMany(files => files))
        {
            var bytes = SamplePackage.Whole.Files[file].ToArray();
            for (var count = 0; count < 3; count++) bytes[random.Next(bytes.Length)] = damage[random.Next(damage.Length)];

            var reading = SamplePackage.Whole.With(file, bytes).Read();

            (reading.Packages.IsEmpty == !reading.Faults.IsEmpty).Should().BeTrue(Encoding.Latin1.GetString(bytes));
        }
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
