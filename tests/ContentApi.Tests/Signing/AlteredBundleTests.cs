using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ContentApi.Bundles;
using ContentApi.Content;
using ContentApi.Published;
using ContentApi.Signing;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Signing;

/// <summary>Whoever alters a bundle can compute its digests again, and not its signatures.</summary>
public sealed class AlteredBundleTests(AlteredBundleTests.Releases releases) : IClassFixture<AlteredBundleTests.Releases>
{
    private static readonly KeyRing Keys = new([TestKey.Signing.Public]);

    [Fact]
    public async Task A_bundle_that_nobody_touched_is_what_was_signed()
    {
        foreach (var locale in new[] { "", "?locale=fr" })
            Refusal(await AlteredAsync(3, _ => { }, locale)).Should().BeNull();
    }

    [Theory]
    [InlineData("toutes les chances", "toutes nos chances")]
    [InlineData("La régularité c’est la clé", "La régularité c’est le clé")]
    [InlineData("en attente de relecture par son propriétaire", "relu par son propriétaire")]
    [InlineData("\"maxOffline\":\"P30D\"", "\"maxOffline\":\"P90D\"")]
    [InlineData("\"licence\":null", "\"licence\":\"CC-BY-4.0\"")]
    [InlineData("\"role\":\"indication\"", "\"role\":\"prescriber\"")]
    [InlineData("(5)", "(6)")]
    [InlineData("\"edition\":1", "\"edition\":2")]
    [InlineData("www.inserm.fr", "www.inserm.example")]
    [InlineData("\"requires\":[\"verifications\"]", "\"requires\":[]")]
    [InlineData("\"code\":\"L40.0\"", "\"code\":\"L40.1\"")]
    [InlineData("\"term\":\"piqûre\"", "\"term\":\"vaccin\"")]
    [InlineData("\"DOI\":\"10.1111/jdv.14433\"", "\"DOI\":\"10.1111/jdv.14434\"")]
    public async Task One_that_shows_something_else_is_refused_although_its_digests_are_right(string from, string to)
    {
        var altered = 0;
        var bundle = await AlteredAsync(3, lines =>
        {
            for (var i = 0; i < lines.Count; i++)
            {
                if (lines[i]["digest"] is not JsonValue || lines[i]["id"] is null) continue;
                var resource = lines[++i].ToJsonString();
                var changed = Unescaped(resource).Replace(from, to, StringComparison.Ordinal);
                if (changed != Unescaped(resource)) altered++;
                lines[i] = JsonNode.Parse(changed)!;
            }
        });

        altered.Should().BeGreaterThan(0);
        Refusal(bundle).Should().Contain("It does not show what was signed.");
    }

    [Fact]
    public async Task One_that_has_what_was_withdrawn_is_refused()
    {
        var before = await LinesAsync(1);
        var document = before.FindIndex(IsWithdrawn);
        var bundle = await AlteredAsync(3, lines =>
        {
            var gone = lines.FindIndex(IsWithdrawn);
            lines.RemoveAt(gone);
            lines.InsertRange(gone, [before[document].DeepClone(), before[document + 1].DeepClone()]);
        });

        Refusal(bundle).Should().Be("What is live or gone in release 3 is not what was signed.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?locale=fr")]
    public async Task One_that_leaves_something_out_is_refused(string locale)
    {
        foreach (var slug in new[] { "anti-interleukines-arret", "anti-interleukines-cabine" })
        {
            var bundle = await AlteredAsync(3, lines =>
            {
                var left = lines.FindIndex(line => (string?)line["slug"] == slug && line["changes"] is not null);
                lines.RemoveRange(left, lines[left]["digest"] is null ? 1 : 2);
            }, locale);

            Refusal(bundle).Should().Be("What is live or gone in release 3 is not what was signed.");
        }
    }

    [Fact]
    public async Task One_of_another_release_under_the_number_of_this_one_is_refused()
    {
        var bundle = await AlteredAsync(3, lines => lines[0]["releases"]!.AsArray().RemoveAt(2));

        Refusal(bundle).Should().NotBeNull();
    }

    [Theory]
    [InlineData(0, "previous")]
    [InlineData(1, "severity")]
    [InlineData(2, "note")]
    public async Task One_whose_releases_are_not_the_chain_that_was_signed_is_refused(int release, string what)
    {
        var bundle = await AlteredAsync(3, lines =>
        {
            var releases = lines[0]["releases"]!.AsArray();
            if (what == "previous") releases.RemoveAt(release);
            else releases[release]![what] = "safety";
        });

        Refusal(bundle).Should().NotBeNull();
    }

    [Theory]
    [InlineData("position", 99)]
    [InlineData("role", "indication")]
    [InlineData("slug", "anti-interleukines-autre")]
    [InlineData("parent", "35cd35e8-c702-409b-a0b5-3434fe3d9af6")]
    public async Task One_whose_lines_say_something_else_than_the_resources_is_refused(string member, object value)
    {
        var bundle = await AlteredAsync(3, lines =>
        {
            var line = lines.Find(line => (string?)line["slug"] == "anti-interleukines-suivi" && line["changes"] is not null)!;
            line[member] = JsonValue.Create(value);
            if (member != "slug") return;
            foreach (var change in line["changes"]!.AsArray()) change!["slug"] = JsonValue.Create(value);
        });

        Refusal(bundle).Should().NotBeNull();
    }

    [Theory]
    [InlineData("reason")]
    [InlineData("severity")]
    [InlineData("title")]
    [InlineData("proof")]
    public async Task One_whose_tombstones_say_something_else_is_refused(string member)
    {
        var bundle = await AlteredAsync(3, lines =>
        {
            var line = lines.Find(IsWithdrawn)!;
            if (line[member] is not null) line[member] = member == "proof" ? line[member]!.GetValue<string>()[..^8] : "Erreur de saisie.";
            else line["changes"]!.AsArray()[^1]![member] = "editorial";
        });

        Refusal(bundle).Should().NotBeNull();
    }

    [Fact]
    public async Task One_whose_text_is_not_that_of_its_spans_is_refused_even_if_it_were_signed()
    {
        var lines = await LinesAsync(3);
        foreach (var resource in lines.Where(line => line["blocks"] is not null))
        {
            ShownText.IsConsistent(resource).Should().BeTrue();
            resource["blocks"]![0]!["text"] = "Autre chose.";
            ShownText.IsConsistent(resource).Should().BeFalse();
        }
    }

    [Fact]
    public async Task One_that_a_stranger_signed_is_refused_by_whoever_names_the_keys_to_believe()
    {
        var bundle = await AlteredAsync(3, _ => { });

        FluentActions.Invoking(() => BundleProof.Check(Bundle.Read(bundle), new KeyRing([TestKey.Other.Public]))).Should().Throw<InvalidDataException>()
            .WithMessage($"*The key {TestKey.Signing.Public.Id} is not among those that are believed.");
    }

    [Fact]
    public async Task One_that_lost_its_proofs_is_not_signed()
    {
        var bundle = await AlteredAsync(3, lines =>
        {
            foreach (var release in lines[0]["releases"]!.AsArray()) release!["proof"] = null;
            foreach (var line in lines)
            {
                if (line["provenance"] is { } provenance) provenance["proof"] = null;
                if (line["proof"] is not null) line["proof"] = null;
            }
        });

        Refusal(bundle).Should().Be("It is not signed.");
    }

    private static string? Refusal(Stream bundle)
    {
        try
        {
            return BundleProof.Check(Bundle.Read(bundle), Keys) ? null : "It is not signed.";
        }
        catch (InvalidDataException fault)
        {
            return fault.Message;
        }
    }

    private static bool IsWithdrawn(JsonNode line) => (string?)line["slug"] == "anti-interleukines-cabine" && line["changes"] is not null;

    private static string Unescaped(string json) => JsonNode.Parse(json)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The bundle with lines changed, and every digest in it computed again.</summary>
    private async Task<MemoryStream> AlteredAsync(int release, Action<List<JsonNode>> change, string query = "")
    {
        var lines = await LinesAsync(release, query);
        change(lines);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var result = new MemoryStream();
        await using (var gzip = new GZipStream(result, CompressionLevel.Fastest, leaveOpen: true))
        {
            var (documents, resources) = (0, 0);
            for (var i = 0; i < lines.Count - 1; i++)
            {
                var resource = i > 0 && lines[i]["digest"] is not null ? Unescaped(lines[i + 1].ToJsonString()) : null;
                if (resource is not null) lines[i]["digest"] = Told(SHA256.HashData(Encoding.UTF8.GetBytes(resource)));
                var text = Unescaped(lines[i].ToJsonString());
                digest.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
                await WriteAsync(text);
                if (i > 0) documents++;
                if (resource is null) continue;
                await WriteAsync(resource);
                resources++;
                i++;
            }

            await WriteAsync(new JsonObject { ["documents"] = documents, ["resources"] = resources, ["digest"] = Told(digest.GetCurrentHash()) }.ToJsonString());

            async Task WriteAsync(string text) => await gzip.WriteAsync(Encoding.UTF8.GetBytes(text + "\n"), TestContext.Current.CancellationToken);
        }

        result.Position = 0;
        return result;
    }

    private async Task<List<JsonNode>> LinesAsync(int release, string query = "")
    {
        using var text = new StreamReader(new GZipStream(new MemoryStream(releases.Bundles[$"{release}{query}"]), CompressionMode.Decompress));
        return [.. (await text.ReadToEndAsync(TestContext.Current.CancellationToken)).TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!)];
    }

    private static string Told(byte[] sha256) => "sha256:" + Convert.ToHexStringLower(sha256);

    /// <summary>Bundles of three releases: the seed, one reworded block, one question withdrawn for safety.</summary>
    public sealed class Releases(PostgresServer server) : IAsyncLifetime
    {
        public Dictionary<string, byte[]> Bundles { get; } = [];

        public async ValueTask InitializeAsync()
        {
            var seed = new ServedSeed(server);
            await seed.InitializeAsync();
            await using var _ = seed;
            var stop = TestContext.Current.CancellationToken;
            Bundles["1"] = await seed.Client.GetByteArrayAsync("/v1/releases/1/bundle", stop);
            await seed.PublishAsync(new SeedFiles().Change("04-regularite.md", "toutes les chances", "toutes les chances aussi").Read());
            await seed.WithdrawAsync("anti-interleukines-cabine", Severity.Safety, "Rappel.", kind: Kind.Faq);
            foreach (var locale in new[] { "", "?locale=fr" })
                Bundles[$"3{locale}"] = await seed.Client.GetByteArrayAsync($"/v1/releases/3/bundle{locale}", stop);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
