using ContentApi.Content;
using ContentApi.Published;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Verification;

/// <summary>What a page is meant to show, and how much of it is there.</summary>
public sealed class ExpectTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/fr/topics/anti-interleukines")]
    [InlineData(Section)]
    [InlineData("/v1/fr/faqs/anti-interleukines-verifications")]
    [InlineData("/v1/fr/eligibility-criteria/anti-interleukines-indication")]
    [InlineData("/v1/fr/sections/anti-interleukines-pour-qui/blocks/verifications-liste")]
    public async Task What_a_page_shows_whole_is_present(string address)
    {
        var html = await seed.Client.GetStringAsync(address + ".html", Stop);

        var answer = await seed.Client.VerifyAsync(new { locale = "fr", html, expect = new[] { ContentHost.BaseUrl + address } });

        var expected = answer.Objects("expected").Single();
        (expected.Text("address"), expected.Text("status")).Should().Be((ContentHost.BaseUrl + address, "present"));
        expected.Objects("blocks").Should().NotBeEmpty().And.OnlyContain(block => block.Text("status") == "present");
    }

    [Fact]
    public async Task What_is_missing_cut_or_changed_is_named_block_by_block()
    {
        const string surveillance = "Une surveillance médicale spécifique est nécessaire pour les biothérapies en raison des effets secondaires dont elles peuvent être responsables, en particulier le risque de grippe.";
        const string visits = "Ce rendez-vous régulier est l’occasion de faire le point sur la maladie et ses conséquences physiques, morales ou professionnelles éventuelles.";

        var answer = await seed.Client.VerifyAsync(new { locale = "fr", text = $"{surveillance}\n{visits}", expect = new[] { Section, "/v1/fr/faqs/anti-interleukines-verifications" } });

        var expected = answer.Objects("expected").ToList();
        expected.Select(address => address.Text("status")).Should().Equal("changed", "missing");
        expected[0].Objects("blocks").Select(block => $"{block.Text("block")} {block.Text("status")}").Should().Equal("surveillance changed", "rendez-vous incomplete", "rythme missing");
        expected[0].Objects("blocks").Last().Text("text").Should().Contain("N’arrêtez jamais votre traitement");
        expected[1]["document"]!.Text("kind").Should().Be("faq");
    }

    [Fact]
    public async Task What_was_withdrawn_cannot_be_expected()
    {
        await seed.WithdrawAsync("anti-interleukines-voyage", Severity.Safety, "Chaîne du froid à revoir.", kind: Kind.Section);
        using var response = await seed.Client.PostAsync(
            "/v1/verify",
            new StringContent("""{"locale":"fr","text":"a","expect":["/v1/fr/sections/anti-interleukines-voyage"]}""", System.Text.Encoding.UTF8, "application/json"),
            Stop);

        (await response.JsonAsync()).Objects("errors").Select(fault => $"{fault["member"]} {fault.Text("code")}").Should().Equal("expect[0] gone");
    }
}
