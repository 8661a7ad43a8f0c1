using System.CommandLine;
using ContentApi.Cli;
using ContentApi.Hosting;
using ContentApi.Tests.Content;

namespace ContentApi.Tests.Cli;

/// <summary>The verbs <c>content check</c> and <c>content new-id</c>, as a terminal or CI meets them.</summary>
public sealed class ContentCheckTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("contentapi-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_clean_package_exits_with_0_and_says_what_is_in_it()
    {
        var (exit, output) = Run(ContentCheckCommand.Create(), Seed.Folder);

        exit.Should().Be(0);
        output.Should().Be(
            $"anti-interleukines (fr): 5 sections, 19 faqs, 13 eligibility-criteria, 8 citations.{Environment.NewLine}No faults.{Environment.NewLine}");
    }

    [Fact]
    public void Faults_exit_with_1_and_name_the_file_on_disk()
    {
        foreach (var (name, bytes) in SamplePackage.Whole.Replacing("01-inhalers.md", "It helps.", "It `helps`.").Files)
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes.ToArray());
        }

        var (exit, output) = Run(ContentCheckCommand.Create(), folder);

        exit.Should().Be(1);
        output.Should().Be(
            $"{Path.Combine(folder, "01-inhalers.md")}:7: Code is not supported: write plain text.{Environment.NewLine}1 fault.{Environment.NewLine}");
    }

    [Fact]
    public void Production_is_an_option() => Run(ContentCheckCommand.Create(), Seed.Folder, "--production").Exit.Should().Be(1);

    [Fact]
    public void A_missing_path_exits_with_2() => Run(ContentCheckCommand.Create(), Path.Combine(folder, "none")).Exit.Should().Be(2);

    [Fact]
    public void Hidden_files_are_no_content()
    {
        Directory.CreateDirectory(Path.Combine(folder, ".git"));
        File.WriteAllText(Path.Combine(folder, ".git", "config.yaml"), "");
        File.WriteAllText(Path.Combine(folder, "topic.yaml"), "");

        PackageFiles.Load(folder).Keys.Should().Equal("topic.yaml");
    }

    [Fact]
    public void A_new_id_is_a_UUID_and_never_the_same()
    {
        var ids = new[] { Run(ContentNewIdCommand.Create()).Output, Run(ContentNewIdCommand.Create()).Output };

        ids.Should().OnlyHaveUniqueItems().And.OnlyContain(id => Guid.Parse(id.Trim()) != Guid.Empty);
    }

    private static (int Exit, string Output) Run(Command command, params string[] arguments)
    {
        var output = new StringWriter();
        var exit = command.Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = TextWriter.Null });
        return (exit, output.ToString());
    }
}
