using System.Collections.Immutable;
using System.Text;
using ContentApi.Content;
using ContentApi.Packages;

namespace ContentApi.Tests.Content;

/// <summary>Several packages under one root.</summary>
public sealed class PackageRootTests
{
    private static readonly SamplePackage Asthma = SamplePackage.Whole;

    private static readonly SamplePackage Asthme = SamplePackage.Whole.Files.Keys.Aggregate(SamplePackage.Whole, (sample, file) =>
        sample.With(file, sample.Text(file).Replace("4e1", "4e2", StringComparison.Ordinal).Replace("en-GB", "fr", StringComparison.Ordinal)));

    private static readonly SamplePackage Eczema = SamplePackage.Whole.Files.Keys.Aggregate(SamplePackage.Whole, (sample, file) =>
        sample.With(file, sample.Text(file).Replace("4e1", "4e3", StringComparison.Ordinal).Replace("slug: asthma", "slug: eczema", StringComparison.Ordinal)));

    [Fact]
    public void Every_folder_with_a_topic_is_a_package()
    {
        var reading = Read(Asthma.In("en-GB/asthma"), Eczema.In("en-GB/eczema"), Asthme.In("fr/asthma"));

        reading.Faults.Should().BeEmpty();
        reading.Packages.Select(package => $"{package.Topic.Locale} {package.Topic.Slug}").Should().Equal("en-GB asthma", "en-GB eczema", "fr asthma");
        reading.Packages[1].Documents.OfType<SectionEdition>().First().Slug.Should().Be("eczema-inhalers");
    }

    [Fact]
    public void Ids_are_unique_across_packages()
    {
        var copy = Asthma.Files.Keys.Aggregate(Asthma, (sample, file) => sample.With(file, sample.Text(file).Replace("en-GB", "fr", StringComparison.Ordinal)));

        Read(Asthma.In("en-GB/asthma"), copy.In("fr/asthma")).Faults.Should().HaveCount(7).And.Contain(new Fault(
            "fr/asthma/02-daily.md", 2, "The id 5f0c0c86-0a7d-4d2f-8a53-0d7b5a4e1003 is already that of en-GB/asthma/02-daily.md:2: write another ('content new-id')."));
    }

    [Fact]
    public void Served_slugs_are_unique_across_packages_of_a_locale()
    {
        var other = Asthme.Replacing("topic.yaml", "locale: fr", "locale: en-GB");

        Read(Asthma.In("one"), other.In("two")).Faults.Should().HaveCount(7).And.Contain(new Fault(
            "two/01-inhalers.md", 3, "The section 'asthma-inhalers' is already at one/01-inhalers.md:3: change one of the two slugs."));
    }

    [Fact]
    public void A_root_without_a_topic_is_a_fault() =>
        Read(Asthma.Without("topic.yaml").In("asthma")).Faults.Should().Equal(
            new Fault(".", 1, "No topic.yaml here or in a folder below: name the folder of a content package."));

    [Fact]
    public void Content_outside_a_package_is_a_fault_and_a_readme_is_not()
    {
        var strays = new Dictionary<string, ReadOnlyMemory<byte>> { ["README.md"] = Bytes("Read me"), ["fr/01-stray.md"] = Bytes("Stray") };

        Read(Asthma.In("asthma"), strays).Faults.Should().Equal(
            new Fault("fr/01-stray.md", 1, "In no package, as this folder has no topic.yaml: add one, or move or remove the file."));
    }

    [Theory]
    [InlineData("daily.md")]
    [InlineData("faq.yaml")]
    [InlineData("01-Daily.md")]
    [InlineData("image.png")]
    public void A_file_that_no_one_would_read_is_a_fault(string name) =>
        Asthma.With(name, "text").Read().Faults.Should().Equal(new Fault(name, 1, "No file of a package: name a section 01-name.md, or move or remove the file."));

    private static PackageReading Read(params IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>>[] folders) =>
        PackageReader.Read(folders.SelectMany(folder => folder).ToImmutableDictionary(), production: false);

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
