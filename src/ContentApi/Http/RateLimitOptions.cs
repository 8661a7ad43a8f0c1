using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace ContentApi.Http;

/// <summary>Settings section <c>RateLimit</c>.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimit";

    /// <summary>What a structured field may hold (RFC 9651 §3.3.1) is far beyond; what a node can answer in a minute is far below.</summary>
    public const int Most = 1_000_000_000;

    /// <summary>How many requests a client may make in a minute; 0: as many as it likes.</summary>
    public int PerMinute { get; init; } = 6000;

    /// <summary>Whose <c>X-Forwarded-For</c> is believed: addresses and CIDR ranges with commas between them. Nobody's by default.</summary>
    public string Proxies { get; init; } = "";

    public bool HasProxies => ProxyTexts.Length > 0;

    private string[] ProxyTexts => Proxies.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// Takes the client's address from our proxies and nothing else: neither host nor scheme. Where there are none the middleware
    /// is told to read no header: without known proxies it would believe everybody.
    /// </summary>
    public void Apply(ForwardedHeadersOptions forwarded)
    {
        forwarded.ForwardedHeaders = HasProxies ? ForwardedHeaders.XForwardedFor : ForwardedHeaders.None;
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var text in ProxyTexts) forwarded.KnownIPNetworks.Add(Network(text)!.Value);
    }

    private static IPNetwork? Network(string text) =>
        IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(text, out var network) ? network
        : null;

    public sealed class Validation : IValidateOptions<RateLimitOptions>
    {
        public ValidateOptionsResult Validate(string? name, RateLimitOptions options)
        {
            var faults = options.ProxyTexts.Where(text => Network(text) is null)
                .Select(text => $"Setting RateLimit:Proxies must be addresses or CIDR ranges with commas between them, such as 10.0.0.0/8, 192.0.2.7; '{text}' is neither.")
                .ToList();
            if (options.PerMinute is < 0 or > Most) faults.Add($"Setting RateLimit:PerMinute must be between 0 and {Most}; it is {options.PerMinute}.");
            return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }
    }
}
