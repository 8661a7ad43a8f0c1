using ContentApi.Published;
using ContentApi.Signing;

namespace ContentApi.Editorial;

/// <summary>What whoever publishes brings along.</summary>
/// <param name="Key">Signs what is released; null: nothing can be released.</param>
/// <param name="Digest">Of what a resource shows.</param>
/// <param name="Pins">The keys to believe of what was released before.</param>
public sealed record Publisher(SigningKey? Key, ResourceDigest Digest, TrustedKeys Pins);
