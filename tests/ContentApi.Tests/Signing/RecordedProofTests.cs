using System.Text.Json.Nodes;
using ContentApi.Bundles;
using ContentApi.Signing;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Signing;

/// <summary>
/// Signed answers as they were recorded once, which <c>tests/proofs</c> has another library verify. They stay what they are, because a signature is another one
/// each time: CONTENTAPI_UPDATE=1 records them anew.
/// </summary>
public sealed class RecordedProofTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private static readonly (string File, string Address)[] Recorded =
    [
        ("jwks.json", "/.well-known/jwks.json"),
        ("section.json", "/v1/fr/sections/anti-interleukines-suivi"),
        ("topic.json", "/v1/fr/topics/anti-interleukines"),
        ("criterion.json", "/v1/fr/eligibility-criteria/anti-interleukines-indication"),
        ("release.json", "/v1/releases/1"),
        ("release.ndjson.gz", "/v1/releases/1/bundle"),
    ];

    [Fact]
    public async Task What_was_recorded_is_still_read_and_verified()
    {
        var stop = TestContext.Current.CancellationToken;
        if (CommittedFiles.AreRewritten)
        {
            foreach (var (file, address) in Recorded) await File.WriteAllBytesAsync(At(file), await seed.Client.GetByteArrayAsync(address, stop), stop);
        }

        var keys = new KeyRing(PublicKey.ReadSet(await File.ReadAllTextAsync(At("jwks.json"), stop)));
        await using var bundle = File.OpenRead(At("release.ndjson.gz"));
        BundleProof.Check(Bundle.Read(bundle), keys).Should().BeTrue();
        foreach (var name in new[] { "section.json", "topic.json", "criterion.json" })
        {
            var bytes = await File.ReadAllBytesAsync(At(name), stop);
            keys.Open<ResourceRecord>(JsonNode.Parse(bytes)!["provenance"]!.Text("proof")).Digest.Should().Be(CanonicalForm.Digest(bytes));
        }
    }

    private static string At(string file) => CommittedFiles.At("tests", "proofs", "recorded", file);
}
