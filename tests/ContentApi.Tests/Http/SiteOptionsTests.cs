using ContentApi.Http;

namespace ContentApi.Tests.Http;

public sealed class SiteOptionsTests
{
    [Theory]
    [InlineData("https://content.example.org", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("https://example.org/content", true)]
    [InlineData("", false)]
    [InlineData("content.example.org", false)]
    [InlineData("/content", false)]
    [InlineData("ftp://example.org", false)]
    [InlineData("https://example.org/", false)]
    [InlineData("https://example.org?x", false)]
    [InlineData("https://example.org#x", false)]
    [InlineData("https://user@example.org", false)]
    public void Base_address_is_absolute_and_without_a_slash_at_its_end(string address, bool valid)
    {
        var result = new SiteOptions.Validation().Validate(null, new SiteOptions { BaseUrl = address });

        result.Succeeded.Should().Be(valid);
        if (!valid) result.FailureMessage.Should().Contain("Site:BaseUrl");
    }
}
