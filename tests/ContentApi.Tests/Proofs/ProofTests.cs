using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Editorial;
using ContentApi.Published;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Proofs;

/// <summary>What a release signs, over HTTP.</summary>
public sealed class ProofTests(PostgresServer server) : IAsyncLifetime
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";
    private const string Untouched = "/v1/fr/faqs/anti-interleukines-avion";

    private readonly ServedSeed seed = new(server);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => seed.InitializeAsync();

    public ValueTask DisposeAsync() => seed.DisposeAsync();

    [Fact]
    public async Task Every_resource_and_all_that_stands_in_it_carries_a_record_that_a_published_key_signed()
    {
        var keys = await KeysAsync();
        var found = 0;

        foreach (var address in await ResourcesAsync())
        {
            foreach (var resource in WithInner(await seed.Client.GetJsonAsync(address)))
            {
                var record = ProofOf(resource);
                record.Header["alg"]!.GetValue<string>().Should().Be("ES256");
                record.IsSignedByOneOf(keys).Should().BeTrue(address);
                record.Payload.Text("document").Should().Be(resource.Text("id"));
                record.Payload.Text("digest").Should().Be(resource["provenance"]!.Text("digest"));
                found++;
            }
        }

        found.Should().BeGreaterThanOrEqualTo(100);
    }

    [Fact]
    public async Task A_record_says_every_word_that_is_shown_by_its_digest()
    {
        foreach (var section in await seed.Client.GetAllAsync("/v1/fr/sections"))
        {
            var record = ProofOf(section).Payload;

            record.Text("title").Should().Be(DigestOf(section.Text("title")));
            foreach (var (block, said) in section.Objects("blocks").Zip(record.Objects("blocks")))
            {
                said.Text("id").Should().Be(block.Text("id"));
                said.Text("digest").Should().Be(block.Text("digest"));
                (said["shown"] ?? said["digest"])!.GetValue<string>().Should().Be(DigestOf(block.Text("text")));
            }
        }
    }

    [Fact]
    public async Task A_publication_signs_anew_what_it_changed_and_nothing_else()
    {
        var (section, untouched) = (await seed.Client.GetJsonAsync(Section), await seed.Client.GetStringAsync(Untouched, Stop));

        await seed.PublishAsync(new SeedFiles().Change("04-regularite.md", "toutes les chances", "le plus de chances").Read());

        (await seed.Client.GetStringAsync(Untouched, Stop)).Should().Be(untouched);
        var changed = await seed.Client.GetJsonAsync(Section);
        changed["provenance"]!.Text("proof").Should().NotBe(section["provenance"]!.Text("proof"), "its child has another wording");
        ProofOf(changed).Payload["release"]!["number"]!.GetValue<int>().Should().Be(2);
        ProofOf(changed).Payload["appeared"]!["number"]!.GetValue<int>().Should().Be(1, "its own edition is the first");
        var record = await seed.Client.GetJsonAsync(Section + "?release=1");
        record["provenance"]!.Text("proof").Should().Be(section["provenance"]!.Text("proof"), "an old release stays what it was");
    }

    [Fact]
    public async Task A_release_signs_the_list_of_its_records_and_the_release_before()
    {
        await seed.PublishAsync(new SeedFiles().Change("04-regularite.md", "toutes les chances", "le plus de chances").Read());
        await seed.WithdrawAsync("anti-interleukines-cabine", Severity.Editorial, "Retirée.", kind: Kind.Faq);

        var keys = await KeysAsync();
        string? before = null;
        for (var number = 1; number <= 3; number++)
        {
            var release = await seed.Client.GetJsonAsync($"/v1/releases/{number}");
            var signed = Signed.Read(release.Text("proof"));
            signed.IsSignedByOneOf(keys).Should().BeTrue();
            signed.Payload["number"]!.GetValue<int>().Should().Be(number);
            signed.Payload.Text("publishedAt").Should().Be(release.Text("publishedAt"));
            signed.Payload["previous"]?.GetValue<string>().Should().Be(before);
            before = signed.Digest;

            var lines = new List<string>();
            foreach (var change in await ChangesOfAsync(number))
            {
                var resource = change["resource"] as JsonObject;
                lines.Add($"{change.Text("id")} {(resource is null ? "gone" : ProofOf(resource).Digest)}\n");
            }

            lines.Sort(StringComparer.Ordinal);
            // What changed again since is told by what it is now: only the last release's list can be made from what is current.
            if (number < 3) continue;
            signed.Payload["records"]!["count"]!.GetValue<int>().Should().Be(lines.Count);
            signed.Payload["records"]!.Text("digest").Should().Be("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(lines)))));
        }
    }

    [Fact]
    public async Task A_new_key_is_published_before_it_signs_and_the_old_one_stays_for_what_it_signed()
    {
        var old = ProofOf(await seed.Client.GetJsonAsync(Untouched));
        await using (var context = new EditorialContext(seed.Database.Editor))
        {
            (await context.AnnounceAsync(TestKey.Other.Public, Stop)).Should().BeTrue();
            (await context.AnnounceAsync(TestKey.Other.Public, Stop)).Should().BeFalse();
        }

        await ContentHost.UntilAsync(async () => (await KeysAsync())["keys"]!.AsArray().Count == 2);
        (await seed.Client.GetAsync("/v1/releases/current", Stop)).Headers.GetValues("Content-Release").Should().Equal("1");

        await using (var context = new EditorialContext(seed.Database.Editor))
        {
            var changed = new SeedFiles().Change("04-regularite.md", "toutes les chances", "le plus de chances").Read();
            await new Import(context, TimeProvider.System, TestKey.Other).RunAsync(changed, new ImportOrder(Severity.Editorial), Stop);
        }

        await seed.Host.UntilReleaseAsync(2);
        var keys = await KeysAsync();
        var renewed = ProofOf(await seed.Client.GetJsonAsync(Section));
        renewed.Kid.Should().Be(TestKey.Other.Public.Id).And.NotBe(old.Kid);
        renewed.IsSignedByOneOf(keys).Should().BeTrue();
        ProofOf(await seed.Client.GetJsonAsync(Untouched)).IsSignedByOneOf(keys).Should().BeTrue();
        ProofOf(await seed.Client.GetJsonAsync(Section + "?release=1")).IsSignedByOneOf(keys).Should().BeTrue();
    }

    [Fact]
    public async Task Keys_are_a_JSON_web_key_set_whose_ids_are_thumbprints()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/.well-known/jwks.json") { Headers = { { "Accept", "application/json" } } };
        using var answer = await seed.Client.SendAsync(request, Stop);

        answer.Content.Headers.ContentType!.ToString().Should().Be("application/jwk-set+json");
        answer.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
        answer.Headers.ETag.Should().NotBeNull();
        var key = (await answer.JsonAsync())["keys"]!.AsArray().Should().ContainSingle().Subject!;
        key.Keys().Should().BeEquivalentTo("kty", "crv", "x", "y", "kid", "alg", "use");
        var thumbprint = SHA256.HashData(Encoding.ASCII.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{key.Text("x")}}","y":"{{key.Text("y")}}"}"""));
        key.Text("kid").Should().Be(System.Buffers.Text.Base64Url.EncodeToString(thumbprint));
    }

    [Fact]
    public async Task Without_a_key_nothing_is_released_and_nothing_is_written()
    {
        await using var context = new EditorialContext(seed.Database.Editor);
        var changed = new SeedFiles().Change("04-regularite.md", "toutes les chances", "le plus de chances").Read();

        await new Import(context, TimeProvider.System, key: null).Awaiting(import => import.RunAsync(changed, new ImportOrder(Severity.Editorial), Stop))
            .Should().ThrowAsync<RefusedException>().WithMessage("There is no key to sign a release with: *");

        context.Releases.Should().ContainSingle();
        context.Editions.Count(edition => edition.Number > 1).Should().Be(0);
    }

    private async Task<IEnumerable<JsonObject>> ChangesOfAsync(int number) =>
        (await seed.Client.GetAllAsync($"/v1/fr/changes?since={number - 1}&limit=100")).Where(change => change["release"]!["number"]!.GetValue<int>() == number);

    private async Task<JsonNode> KeysAsync() => await seed.Client.GetJsonAsync("/.well-known/jwks.json");

    private async Task<IEnumerable<string>> ResourcesAsync()
    {
        var addresses = new List<string>();
        foreach (var collection in new[] { "topics", "sections", "faqs", "eligibility-criteria", "citations" })
            addresses.AddRange((await seed.Client.GetAllAsync($"/v1/fr/{collection}")).Select(item => $"/v1/fr/{collection}/{item.Text("slug")}"));
        return addresses;
    }

    private static IEnumerable<JsonObject> WithInner(JsonObject resource) =>
    [
        resource,
        .. new[] { "sections", "children", "citations" }.Where(name => resource[name] is JsonArray)
            .SelectMany(name => resource.Objects(name)).SelectMany(WithInner),
    ];

    private static Signed ProofOf(JsonObject resource) => Signed.Read(resource["provenance"]!.Text("proof"));

    private static string DigestOf(string text) => Digest.OfText(text);
}
