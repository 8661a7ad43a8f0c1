using ContentApi.Browser.Hosting;

namespace ContentApi.Browser;

/// <summary>That what the other tests stand on holds.</summary>
public sealed class HarnessTests(EmbeddedSite site) : IClassFixture<EmbeddedSite>
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";

    [Fact]
    public async Task The_API_is_served_under_an_address_that_can_be_bent()
    {
        var page = await site.ReaderAsync();
        (await page.GotoAsync(site.Api + Section))!.Status.Should().Be(200);
        (await page.ContentAsync()).Should().Contain($"{site.Api}/v1/fr/topics/");
        site.Way.Alter = (_, text) => text.Replace("surveillance", "surveillanse", StringComparison.Ordinal);
        await page.ReloadAsync();
        (await page.ContentAsync()).Should().Contain("surveillanse");
        site.Way.IsDown = true;
        await page.Awaiting(down => down.ReloadAsync()).Should().ThrowAsync<Exception>();
        site.Way.Requests.Should().Contain(request => request.Path == Section && request.Answer == 200).And.Contain(request => request.Answer == 0);
    }

    [Fact]
    public async Task A_partners_page_may_run_nothing_but_what_the_API_sends()
    {
        var page = await site.ReaderAsync();
        var address = site.Partner.PutPage("/strict", "<p>Texte</p><script>document.title = 'ran'</script>", site.Api);

        await page.GotoAsync(address);

        (await page.TitleAsync()).Should().Be("Un partenaire");
        (await page.EvaluateAsync<bool>("isSecureContext")).Should().BeTrue();
        await page.ShouldBeAccessibleAsync();
        await page.GotoAsync(site.Partner.InsecureAddress + "/strict");
        (await page.EvaluateAsync<bool>("isSecureContext")).Should().BeFalse();
    }
}
