using ContentApi.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace ContentApi.Tests.Http;

public sealed class RateLimitOptionsTests
{
    [Fact]
    public void Every_setting_that_cannot_be_used_is_named_at_once()
    {
        var result = new RateLimitOptions.Validation().Validate(null, new RateLimitOptions { PerMinute = -1, Proxies = "10.0.0.0/8, proxy.example, 10.0.0.1/33" });

        result.Failures.Should().HaveCount(3).And.Contain(failure => failure.Contains("'proxy.example'"))
            .And.Contain(failure => failure.Contains("'10.0.0.1/33'"))
            .And.Contain(failure => failure.Contains("RateLimit:PerMinute") && failure.EndsWith("it is -1."));
    }

    [Theory]
    [InlineData("", ForwardedHeaders.None, 0)]
    [InlineData("192.0.2.7", ForwardedHeaders.XForwardedFor, 1)]
    [InlineData(" 10.0.0.0/8,, 2001:db8::/32,::1", ForwardedHeaders.XForwardedFor, 3)]
    public void Only_the_address_is_taken_and_only_from_proxies_that_are_named(string proxies, ForwardedHeaders headers, int networks)
    {
        var options = new RateLimitOptions { Proxies = proxies };
        var forwarded = new ForwardedHeadersOptions();

        options.Apply(forwarded);

        new RateLimitOptions.Validation().Validate(null, options).Succeeded.Should().BeTrue();
        forwarded.ForwardedHeaders.Should().Be(headers);
        forwarded.KnownIPNetworks.Should().HaveCount(networks);
        forwarded.KnownProxies.Should().BeEmpty();
    }
}
