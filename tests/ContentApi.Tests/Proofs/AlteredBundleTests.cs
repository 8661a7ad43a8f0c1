using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ContentApi.Delivery.V1;
using ContentApi.Proofs;
using ContentApi.Tests.Hosting;
using Bundle = ContentApi.Delivery.V1.Bundle;

namespace ContentApi.Tests.Proofs;

/// <summary>Whoever alters a bundle can compute its digests again, and not its signatures.</summary>
public sealed class AlteredBundleTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bundle_that_nobody_touched_is_what_was_signed()
    {
        var bundle = Bundle.Read(await AlteredAsync(line => line));

        BundleProof.Check(bundle, bundle.Snapshot.Keys).Should().BeTrue();
        bundle.Snapshot.Keys.Should().Equal(TestKey.Signing.Public);
    }

    [Theory]
    [InlineData("toutes les chances", "toutes nos chances")]
    [InlineData("La régularité c’est la clé", "La régularité c’est le clé")]
    [InlineData("en attente de relecture par son propriétaire", "relu par son propriétaire")]
    [InlineData("\"maxOffline\":\"P30D\"", "\"maxOffline\":\"P90D\"")]
    [InlineData("\"role\":\"safeguard\"", "\"role\":\"indication\"")]
    [InlineData("(5)", "(6)")]
    [InlineData("\"edition\":1", "\"edition\":2")]
    [InlineData("www.inserm.fr", "www.inserm.example")]
    public async Task One_that_shows_another_word_is_refused_although_its_digests_are_right(string from, string to)
    {
        var altered = 0;
        var bundle = Bundle.Read(await AlteredAsync(line =>
        {
            if (!line.Contains(from, StringComparison.Ordinal)) return line;
            altered++;
            return line.Replace(from, to, StringComparison.Ordinal);
        }));

        altered.Should().BeGreaterThan(0);
        FluentActions.Invoking(() => BundleProof.Check(bundle, bundle.Snapshot.Keys)).Should().Throw<InvalidDataException>();
    }

    [Fact]
    public async Task One_that_left_a_child_out_is_refused()
    {
        var bundle = Bundle.Read(await AlteredAsync(line =>
        {
            var resource = JsonNode.Parse(line)!;
            if (resource["children"] is not JsonArray { Count: > 0 } children) return line;
            children.Clear();
            return resource.ToJsonString();
        }));

        FluentActions.Invoking(() => BundleProof.Check(bundle, bundle.Snapshot.Keys)).Should().Throw<InvalidDataException>();
    }

    [Fact]
    public async Task One_that_a_stranger_signed_is_refused_by_whoever_names_the_keys_to_believe()
    {
        var bundle = Bundle.Read(await AlteredAsync(line => line));

        FluentActions.Invoking(() => BundleProof.Check(bundle, [TestKey.Other.Public])).Should().Throw<InvalidDataException>()
            .WithMessage($"*The key {TestKey.Signing.Public.Id} is not among those that are believed.");
    }

    /// <summary>The bundle with resources changed, and every digest in it computed again.</summary>
    private async Task<MemoryStream> AlteredAsync(Func<string, string> change)
    {
        var lines = await LinesAsync();
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var result = new MemoryStream();
        await using (var gzip = new GZipStream(result, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < lines.Length; i++)
            {
                var line = JsonNode.Parse(lines[i])!;
                if (i == lines.Length - 1)
                {
                    line["digest"] = Told(digest.GetCurrentHash());
                    await WriteAsync(line.ToJsonString());
                    break;
                }

                var resource = line["digest"] is null ? null : change(lines[i + 1]);
                if (resource is not null) line["digest"] = Told(SHA256.HashData(Encoding.UTF8.GetBytes(resource)));
                var text = line.ToJsonString();
                digest.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
                await WriteAsync(text);
                if (resource is null) continue;
                await WriteAsync(resource);
                i++;
            }

            async Task WriteAsync(string text) => await gzip.WriteAsync(Encoding.UTF8.GetBytes(text + "\n"), Stop);
        }

        result.Position = 0;
        return result;
    }

    private async Task<string[]> LinesAsync()
    {
        using var file = new MemoryStream(await seed.Client.GetByteArrayAsync("/v1/releases/1/bundle", Stop));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        return (await text.ReadToEndAsync(Stop)).TrimEnd('\n').Split('\n');
    }

    private static string Told(byte[] sha256) => "sha256:" + Convert.ToHexStringLower(sha256);
}
