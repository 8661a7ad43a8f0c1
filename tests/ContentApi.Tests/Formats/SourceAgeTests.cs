using System.Net;
using ContentApi.Content;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Tests.Content;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Formats;

/// <summary>Every form says how old the sources are, and who supplied the text only when that is known.</summary>
public sealed class SourceAgeTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private const string WithoutOwner = "Texte repris tel qu’il a été fourni ; propriétaire non indiqué";

    [Theory]
    [InlineData("/v1/fr/topics/anti-interleukines", "Sources consultées de 07/2020 à 10/2022")]
    [InlineData("/v1/fr/sections/anti-interleukines-voyage", "Sources consultées en 06/2022")]
    [InlineData("/v1/fr/faqs/anti-interleukines-prescripteur", "Sources consultées en 07/2020")]
    [InlineData("/v1/fr/citations/anti-interleukines-vidal", "Sources consultées en 10/2022")]
    public async Task Every_form_shows_the_age_of_the_sources(string path, string age)
    {
        foreach (var suffix in new[] { ".html", ".md", ".txt" })
        {
            WebUtility.HtmlDecode(await seed.Client.GetStringAsync(path + suffix, TestContext.Current.CancellationToken))
                .Should().Contain(age, suffix).And.Contain(WithoutOwner).And.NotContain("fourni par son propriétaire");
        }

        if (!path.Contains("citations"))
        {
            WebUtility.HtmlDecode(await seed.Client.GetStringAsync(path.Replace("/v1/", "/embed/v1/"), TestContext.Current.CancellationToken)).Should().Contain(age);
            (await seed.Client.GetStringAsync(path + ".jsonld", TestContext.Current.CancellationToken)).Should().Contain(age);
        }
    }

    [Fact]
    public async Task A_section_without_dated_sources_says_nothing_of_them() =>
        (await seed.Client.GetStringAsync("/v1/fr/sections/anti-interleukines-regularite.txt", TestContext.Current.CancellationToken)).Should().NotContain("consultées");

    [Fact]
    public async Task The_portal_and_the_print_view_name_no_owner_either()
    {
        foreach (var path in new[] { "/", "/print/fr/topics/anti-interleukines" })
        {
            WebUtility.HtmlDecode(await seed.Client.GetStringAsync(path, TestContext.Current.CancellationToken))
                .Should().Contain(WithoutOwner, path).And.NotContain("fourni par son propriétaire");
        }
    }

    [Fact]
    public async Task The_portal_counts_each_role_under_its_own_name() =>
        WebUtility.HtmlDecode(await seed.Client.GetStringAsync("/", TestContext.Current.CancellationToken)).Should().Contain(
            "5 sections, 19 questions, 1 indication, 1 règle sur le prescripteur, 6 vérifications avant le traitement, 2 consignes de suivi médical, "
            + "1 conseil au quotidien, 2 précautions, 8 références.");

    [Fact]
    public void A_text_with_an_owner_is_supplied_by_the_owner()
    {
        using var sample = new RenderedPackage(
            SamplePackage.Whole, edition => edition is TopicEdition topic ? topic with { Owner = "The clinic" } : edition);

        sample.Text("/v1/en-GB/topics/asthma", V1Formats.Text).Should().Contain("Text supplied by its owner").And.NotContain("not named");
    }
}
