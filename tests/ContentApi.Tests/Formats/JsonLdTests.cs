using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Tests.Content;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Formats;

/// <summary>What machines are told in schema.org's words.</summary>
public sealed class JsonLdTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    [Theory]
    [InlineData("topics/anti-interleukines", "MedicalWebPage")]
    [InlineData("sections/anti-interleukines-suivi", "MedicalWebPage")]
    [InlineData("faqs/anti-interleukines-psoriasis", "FAQPage")]
    [InlineData("eligibility-criteria/anti-interleukines-contraception", "MedicalWebPage")]
    public async Task A_page_has_its_type_language_and_provenance_and_no_review_that_nobody_told(string path, string type)
    {
        var page = await seed.Client.GetJsonAsync($"/v1/fr/{path}.jsonld");
        var resource = await seed.Client.GetJsonAsync($"/v1/fr/{path}");

        (page.Text("@type"), page.Text("inLanguage"), page.Text("@id")).Should().Be((type, "fr", $"{ContentHost.BaseUrl}/v1/fr/{path}"));
        page["@context"]!.AsArray()[0]!.GetValue<string>().Should().Be("https://schema.org");
        page.Keys().Should().NotContain(["lastReviewed", "reviewedBy", "dateModified"]);
        page.Text("conditionsOfAccess").Should().Be("Réutilisation : accord du propriétaire requis");
        JsonNode.DeepEquals(page["provenance"], resource["provenance"]).Should().BeTrue();
    }

    [Fact]
    public async Task An_article_has_its_parts_and_its_citations()
    {
        var topic = await seed.Client.GetJsonAsync("/v1/fr/topics/anti-interleukines.jsonld");

        topic.Objects("hasPart").Select(part => part.Text("@type")).Should().HaveCount(4).And.OnlyContain(type => type == "WebPageElement");
        topic.Objects("citation").Select(citation => citation["position"]!.GetValue<int>()).Should().Equal(Enumerable.Range(1, 8));
        topic.Objects("citation").ElementAt(1).Text("@type").Should().Be("ScholarlyArticle");
    }

    [Fact]
    public void A_review_that_is_known_is_told_with_its_own_date()
    {
        using var sample = new RenderedPackage(
            SamplePackage.Whole, change: null, new Act(ActKind.Review, "Dr Doe", new DateOnly(2026, 1, 31), NextOn: null, Release: 1));

        var topic = JsonNode.Parse(sample.Text("/v1/en-GB/topics/asthma", V1Formats.JsonLd))!;

        (topic.Text("lastReviewed"), topic.Text("inLanguage")).Should().Be(("2026-01-31", "en-GB"));
    }
}
