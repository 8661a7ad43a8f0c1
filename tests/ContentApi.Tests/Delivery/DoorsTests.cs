using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Delivery;

/// <summary>A known address is answered ahead of MVC, and by its controller when a query follows it, be it an empty one.</summary>
public sealed class DoorsTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    [Theory]
    [InlineData("identity")]
    [InlineData("br")]
    public async Task Both_doors_give_the_same_answer_to_the_byte(string coding)
    {
        var addresses = seed.Host.Current.Served!.Answers.Keys.ToList();

        addresses.Should().HaveCountGreaterThan(40);
        foreach (var address in addresses) (await AskAsync(address + "?", coding)).Should().BeEquivalentTo(await AskAsync(address, coding), address);
    }

    private async Task<(string Head, byte[] Body)> AskAsync(string address, string coding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd(coding);
        using var response = await seed.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.EnsureSuccessStatusCode();
        response.Headers.Date = null;
        // The one header that tells two requests for the same thing apart.
        response.Headers.Remove("RateLimit").Should().BeTrue();
        return ($"{response.Headers}{response.Content.Headers}", await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
