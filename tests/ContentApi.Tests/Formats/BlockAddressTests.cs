using System.Net;
using ContentApi.Content;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Published;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Formats;

/// <summary>A single block brings what it requires, and follows its section wherever that goes.</summary>
public sealed class BlockAddressTests(PostgresServer server) : IAsyncLifetime
{
    private const string Section = "/v1/fr/sections/anti-interleukines-pour-qui";

    private readonly ServedSeed seed = new(server);

    public ValueTask InitializeAsync() => seed.InitializeAsync();

    public ValueTask DisposeAsync() => seed.DisposeAsync();

    [Fact]
    public async Task A_block_comes_with_what_it_requires_and_with_what_these_cite()
    {
        var block = await seed.Client.GetJsonAsync($"{Section}/blocks/verifications-liste");
        var section = await seed.Client.GetJsonAsync(Section);

        block.Keys().Should().Equal("id", "kind", "locale", "topic", "section", "concerns", "blocks", "citations", "provenance", "links");
        block.Objects("blocks").Select(shown => shown.Text("id")).Should().Equal("verifications", "verifications-liste");
        block.Objects("blocks").Select(shown => shown.ToJsonString()).Should().BeSubsetOf(section.Objects("blocks").Select(shown => shown.ToJsonString()));
        block.Objects("citations").Select(citation => citation["number"]!.GetValue<int>()).Should().Equal(6);
        block["section"]!.Text("canonicalUrl").Should().Be(ContentHost.BaseUrl + Section);
        block["provenance"]!.Text("canonicalUrl").Should().Be($"{ContentHost.BaseUrl}{Section}/blocks/verifications-liste");
        block["provenance"]!.Text("digest").Should().Be(section["provenance"]!.Text("digest"));
    }

    [Theory]
    [InlineData("/blocks/nulle-part")]
    [InlineData("/blocks/nulle-part.html")]
    [InlineData("/blocks/rythme")]
    [InlineData("/blocks")]
    public async Task A_section_has_no_other_blocks(string ending)
    {
        using var answer = await seed.Client.GetAsync(Section + ending);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await answer.JsonAsync()).Text("code").Should().Be("not-found");
    }

    [Fact]
    public async Task A_publication_changes_the_forms_of_what_it_changed_and_of_nothing_else()
    {
        string[] untouched = [Section, $"{Section}/blocks/verifications-liste", "/v1/fr/citations/anti-interleukines-inserm"];
        string[] touched = ["/v1/fr/sections/anti-interleukines-regularite", "/v1/fr/sections/anti-interleukines-suivi", "/v1/fr/sections/anti-interleukines-regularite/blocks/rythme"];
        var before = await TagsAsync([.. untouched, .. touched], V1Formats.Html.Suffix);

        await seed.PublishAsync(new SeedFiles().Change("04-regularite.md", "toutes les chances", "le plus de chances").Read());

        (await TagsAsync(untouched, V1Formats.Html.Suffix)).Should().BeSubsetOf(before);
        (await TagsAsync(touched, V1Formats.Html.Suffix)).Should().NotIntersectWith(before);
    }

    [Fact]
    public async Task A_record_has_every_form_and_every_block_as_they_were()
    {
        const string Changed = "/v1/fr/sections/anti-interleukines-regularite";
        string[] endings = ["", "/blocks/rythme"];
        var before = new Dictionary<string, byte[]>();
        foreach (var ending in endings)
        {
            foreach (var suffix in V1Formats.All.Select(form => form.Suffix).Prepend("")) before[ending + suffix] = await seed.Client.GetByteArrayAsync(Changed + ending + suffix);
        }

        await seed.PublishAsync(new SeedFiles().Change("04-regularite.md", "toutes les chances", "le plus de chances").Read());

        foreach (var (ending, bytes) in before)
        {
            using var record = await seed.Client.GetAsync($"{Changed}{ending}?release=1");
            record.Headers.GetValues("Content-Record").Should().Equal(["1"], ending);
            (await record.Content.ReadAsByteArrayAsync()).Should().Equal(bytes, ending);
        }
    }

    [Fact]
    public async Task What_is_withdrawn_is_gone_in_every_form()
    {
        await seed.WithdrawAsync("anti-interleukines-voyage", Severity.Safety, "Un essai.", kind: Kind.Section);

        foreach (var ending in new[] { "", ".html", ".csl.json", "/blocks/medecin", "/blocks/medecin.txt" })
        {
            using var answer = await seed.Client.GetAsync("/v1/fr/sections/anti-interleukines-voyage" + ending);
            answer.StatusCode.Should().Be(HttpStatusCode.Gone, ending);
        }
    }

    [Fact]
    public async Task An_old_slug_leads_to_the_new_one_in_the_form_that_was_asked_for()
    {
        await seed.PublishAsync(new SeedFiles()
            .Change("04-regularite.md", "slug: regularite", "slug: rythme")
            .Change("topic.yaml", "- regularite", "- rythme")
            .Change("faqs.yaml", "quote: regularite#", "quote: rythme#")
            .Change("eligibility.yaml", "quote: regularite#", "quote: rythme#").Read());

        foreach (var ending in new[] { "", ".md", ".html?heading-level=4", "/blocks/rythme", "/blocks/rythme.html?heading-level=3", ".html?heading-level=3&release=2" })
        {
            using var answer = await seed.Client.GetAsync("/v1/fr/sections/anti-interleukines-regularite" + ending);
            answer.StatusCode.Should().Be(HttpStatusCode.PermanentRedirect, ending);
            answer.Headers.Location.Should().Be($"{ContentHost.BaseUrl}/v1/fr/sections/anti-interleukines-rythme{ending}");
            using var followed = await seed.Client.GetAsync(answer.Headers.Location!.PathAndQuery);
            followed.StatusCode.Should().Be(HttpStatusCode.OK);
        }
    }

    private async Task<List<string>> TagsAsync(string[] paths, string suffix)
    {
        var tags = new List<string>();
        foreach (var path in paths) tags.Add((await seed.Client.GetAsync(path + suffix)).Headers.ETag!.Tag);
        return tags;
    }
}
