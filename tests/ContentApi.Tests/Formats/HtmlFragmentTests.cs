using AngleSharp.Dom;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Tests.Content;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Formats;

/// <summary>A fragment of HTML is sound by itself and beside others on one page.</summary>
public sealed class HtmlFragmentTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_fragments_stand_on_one_page_without_sharing_an_id()
    {
        var page = FormReader.Html(string.Concat(await FragmentsAsync()));

        var ids = page.All.Select(element => element.Id).Where(id => !string.IsNullOrEmpty(id)).ToList();

        ids.Should().HaveCountGreaterThan(300).And.OnlyHaveUniqueItems();
        foreach (var link in page.QuerySelectorAll("a[href^='#']")) ids.Should().Contain(link.GetAttribute("href")![1..]);
        foreach (var labelled in page.QuerySelectorAll("[aria-labelledby]")) ids.Should().Contain(labelled.GetAttribute("aria-labelledby")!);
    }

    [Fact]
    public async Task Ids_begin_with_locale_kind_and_slug()
    {
        var section = FormReader.Html(await seed.Client.GetStringAsync("/v1/fr/sections/anti-interleukines-suivi.html", Stop));

        section.All.Select(element => element.Id).Where(id => !string.IsNullOrEmpty(id)).Should().OnlyContain(id => id!.StartsWith("fr-section-anti-interleukines-suivi--"));
        section.GetElementById("fr-section-anti-interleukines-suivi--surveillance")!.LocalName.Should().Be("p");
    }

    [Fact]
    public async Task Every_mention_leads_to_its_note_and_every_note_back_to_each_mention()
    {
        foreach (var fragment in await FragmentsAsync())
        {
            var document = FormReader.Html(fragment);
            var mentions = document.QuerySelectorAll("[role=doc-noteref]");
            var back = document.QuerySelectorAll("[role=doc-backlink]");

            back.Select(link => link.GetAttribute("href")).Should().BeEquivalentTo(mentions.Select(mention => "#" + mention.Id));
            foreach (var link in back)
            {
                var note = link.Closest("li")!;
                var mention = document.GetElementById(link.GetAttribute("href")![1..])!;
                mention.GetAttribute("href").Should().Be("#" + note.Id);
                mention.TextContent.Should().Be(note.GetAttribute("value"));
            }
        }
    }

    [Fact]
    public async Task A_copy_says_which_edition_of_what_it_is_and_how_long_it_may_be_shown()
    {
        var resource = await seed.Client.GetJsonAsync("/v1/fr/sections/anti-interleukines-suivi");
        foreach (var address in new[] { "", "/blocks/surveillance" })
        {
            var root = FormReader.Html(await seed.Client.GetStringAsync($"/v1/fr/sections/anti-interleukines-suivi{address}.html", Stop)).Body!.FirstElementChild!;

            root.GetAttribute("data-document").Should().Be(resource.Text("id"));
            root.GetAttribute("data-edition").Should().Be(resource["provenance"]!["edition"]!.ToString());
            root.GetAttribute("data-release").Should().Be(resource["provenance"]!["release"]!["number"]!.ToString());
            root.GetAttribute("data-max-offline").Should().Be("P30D");
        }
    }

    [Theory]
    [InlineData(1, "h1", "h2")]
    [InlineData(2, "h2", "h3")]
    [InlineData(5, "h5", "h6")]
    [InlineData(6, "h6", "div")]
    public async Task Headings_begin_where_the_page_wants_them(int level, string first, string child)
    {
        var section = FormReader.Html(await seed.Client.GetStringAsync($"/v1/fr/sections/anti-interleukines-suivi.html?heading-level={level}", Stop));

        var headings = section.QuerySelectorAll("h1, h2, h3, h4, h5, h6, [role=heading]").ToList();
        headings.Select(heading => (heading.LocalName, heading.TextContent)).Should().Equal(
            (first, "Suivi de votre traitement par anti-interleukines"), (child, "La régularité c’est la clé"), (child, "Références"));
        headings.Where(heading => heading.GetAttribute("aria-level") != "7").Should().OnlyContain(heading => heading.LocalName != "div");
    }

    [Fact]
    public async Task What_a_criterion_points_at_is_marked_in_its_whole_list_and_the_safeguard_stands_below()
    {
        var criterion = FormReader.Html(await seed.Client.GetStringAsync("/v1/fr/eligibility-criteria/anti-interleukines-contraception.html", Stop));

        criterion.QuerySelector("h2")!.TextContent.Should().Be("Conditions de prescription et vérifications");
        criterion.QuerySelectorAll("ul[data-digest] > li").Should().HaveCount(6);
        criterion.QuerySelectorAll("li mark").Should().ContainSingle().Which.TextContent.Should().Be("contraception si vous êtes une femme.");
        criterion.QuerySelector("[role=note]")!.TextContent.Should().Contain("Votre spécialiste reste le seul juge");
        criterion.Body!.TextContent.Should().Contain("Concerne : si vous êtes une femme");
    }

    [Fact]
    public async Task A_change_of_language_is_told()
    {
        var topic = FormReader.Html(await seed.Client.GetStringAsync("/v1/fr/topics/anti-interleukines.html", Stop));

        topic.Body!.FirstElementChild!.GetAttribute("lang").Should().Be("fr");
        topic.QuerySelectorAll("[role=doc-endnotes] [lang=en]").Select(note => note.TextContent[..6]).Should().Equal("Girolo", "Menter");
    }

    [Fact]
    public async Task Links_of_ours_keep_the_form()
    {
        var citation = FormReader.Html(await seed.Client.GetStringAsync("/v1/fr/citations/anti-interleukines-ameli-psoriasis.html", Stop));

        citation.QuerySelectorAll($"a[href^='{ContentHost.BaseUrl}']:not([rel])").Select(link => link.GetAttribute("href")).Should().Equal(
            $"{ContentHost.BaseUrl}/v1/fr/sections/anti-interleukines-pour-qui.html", $"{ContentHost.BaseUrl}/v1/fr/sections/anti-interleukines-suivi.html");
    }

    [Fact]
    public void Emphasis_links_and_another_language_are_kept()
    {
        using var sample = new RenderedPackage(SamplePackage.Whole);

        var section = FormReader.Html(sample.Text("/v1/en-GB/sections/asthma-inhalers", V1Formats.Html));

        section.Body!.FirstElementChild!.GetAttribute("lang").Should().Be("en-GB");
        section.QuerySelector("strong")!.TextContent.Should().Be("It");
        section.QuerySelector("em")!.TextContent.Should().Be("spacer");
        section.QuerySelector("a[href='https://example.org/plan']")!.TextContent.Should().Be("plan");
        section.QuerySelector("footer")!.TextContent.Should().Contain("Review: date not told").And.NotContain("Relecture");
    }

    private async Task<List<string>> FragmentsAsync()
    {
        var fragments = new List<string>();
        foreach (var collection in new[] { "topics", "sections", "faqs", "eligibility-criteria", "citations" })
        {
            foreach (var resource in await seed.Client.GetAllAsync($"/v1/fr/{collection}?limit=100"))
            {
                var path = $"/v1/fr/{collection}/{resource.Text("slug")}";
                fragments.Add(await seed.Client.GetStringAsync($"{path}.html", Stop));
                foreach (var block in collection == "sections" ? resource.Objects("blocks") : [])
                {
                    fragments.Add(await seed.Client.GetStringAsync($"{path}/blocks/{block.Text("id")}.html", Stop));
                }
            }
        }

        return fragments;
    }
}
