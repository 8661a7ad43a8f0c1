using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Delivery;

/// <summary>What readers wait for: the bytes of the seed on the wire, proofs included.</summary>
public sealed class LightnessTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    [Fact]
    public async Task The_topic_comes_in_9_kilobytes_and_each_section_in_3()
    {
        var topic = await seed.Client.GetJsonAsync("/v1/fr/topics/anti-interleukines");
        topic["provenance"]!.Text("proof").Should().NotBeEmpty();

        (await BytesAsync("/v1/fr/topics/anti-interleukines")).Should().BeLessThanOrEqualTo(9_000);
        foreach (var slug in topic.Objects("sections").SelectMany(Slugs)) (await BytesAsync($"/v1/fr/sections/{slug}")).Should().BeLessThanOrEqualTo(3_000, slug);
    }

    private static IEnumerable<string> Slugs(JsonObject section) => section.Objects("children").SelectMany(Slugs).Prepend(section.Text("slug"));

    private async Task<int> BytesAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("br") } } };
        using var answer = await seed.Client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.Content.Headers.ContentEncoding.Should().Equal("br");
        return (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
    }
}
