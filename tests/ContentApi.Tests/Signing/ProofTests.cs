using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Packages;
using ContentApi.Published;
using ContentApi.Signing;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Signing;

/// <summary>What a release signs, over HTTP.</summary>
public sealed class ProofTests(PostgresServer server) : IAsyncLifetime
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";
    private const string Untouched = "/v1/fr/faqs/anti-interleukines-avion";
    private const string Withdrawn = "/v1/fr/faqs/anti-interleukines-cabine";

    private readonly ServedSeed seed = new(server);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => seed.InitializeAsync();

    public ValueTask DisposeAsync() => seed.DisposeAsync();

    [Fact]
    public async Task Every_resource_carries_a_record_of_what_it_shows_that_a_published_key_signed()
    {
        var keys = await KeysAsync();
        var found = 0;

        foreach (var address in await ResourcesAsync())
        {
            var bytes = await seed.Client.GetByteArrayAsync(address, Stop);
            var record = ProofOf(JsonNode.Parse(bytes)!);
            record.Header.ToJsonString().Should().Be($$"""{"alg":"ES256","typ":"contentapi-record","kid":"{{TestKey.Signing.Public.Id}}"}""");
            record.IsSignedByOneOf(keys).Should().BeTrue(address);
            record.Payload.Keys().Should().Equal("schema", "document", "release", "digest");
            record.Payload.Text("document").Should().Be(JsonNode.Parse(bytes)!.Text("id"));
            record.Payload.Text("digest").Should().Be(CanonicalForm.Digest(bytes));
            found++;
        }

        found.Should().BeGreaterThanOrEqualTo(40);
    }

    [Fact]
    public async Task The_digest_covers_every_value_but_addresses_and_the_proof_itself()
    {
        foreach (var address in await ResourcesAsync())
        {
            var resource = await seed.Client.GetJsonAsync(address);
            foreach (var path in PathsOf(resource))
            {
                var altered = resource.DeepClone();
                Alter(altered, path);
                var isCovered = !path.Any(name => name is "links" or "canonicalUrl" or "proof");
                (DigestOf(altered) != DigestOf(resource)).Should().Be(isCovered, $"{address}: {string.Join('.', path)}");
            }
        }
    }

    [Fact]
    public async Task Only_the_resource_itself_carries_a_proof_and_nothing_inside_it()
    {
        foreach (var address in await ResourcesAsync())
            PathsOf(await seed.Client.GetJsonAsync(address)).Where(path => path[^1] is "proof").Should().BeEquivalentTo(new object[] { new object[] { "provenance", "proof" } });
    }

    [Fact]
    public async Task A_publication_signs_anew_what_it_changed_and_nothing_else()
    {
        var (section, untouched) = (await seed.Client.GetJsonAsync(Section), await seed.Client.GetStringAsync(Untouched, Stop));

        await seed.PublishAsync(Changed());

        (await seed.Client.GetStringAsync(Untouched, Stop)).Should().Be(untouched);
        var changed = await seed.Client.GetJsonAsync(Section);
        changed["provenance"]!.Text("proof").Should().NotBe(section["provenance"]!.Text("proof"), "its child has another wording");
        ProofOf(changed).Payload["release"]!["number"]!.GetValue<int>().Should().Be(2);
        changed["provenance"]!["release"]!["number"]!.GetValue<int>().Should().Be(1, "its own edition is the first");
        var record = await seed.Client.GetJsonAsync(Section + "?release=1");
        record["provenance"]!.Text("proof").Should().Be(section["provenance"]!.Text("proof"), "an old release stays what it was");
    }

    [Fact]
    public async Task A_release_signs_everything_that_is_live_and_everything_that_is_gone_by_locale()
    {
        await seed.PublishAsync(Changed());
        await seed.WithdrawAsync("anti-interleukines-cabine", Severity.Editorial, "Retirée.", kind: Kind.Faq);

        var signed = ReleaseOf(await seed.Client.GetJsonAsync("/v1/releases/3"));
        var (live, gone) = await ListsAsync();

        foreach (var lists in new[] { signed, signed["locales"]!["fr"]! })
        {
            lists["live"]!.ToJsonString().Should().Be(ListOf(live));
            lists["gone"]!.ToJsonString().Should().Be(ListOf(gone));
        }

        signed["locales"]!.Keys().Should().Equal("fr");
        signed["changed"]!["count"]!.GetValue<int>().Should().Be(1);
        gone.Should().ContainSingle();
    }

    [Fact]
    public async Task Releases_are_a_chain()
    {
        await seed.PublishAsync(Changed());
        await seed.WithdrawAsync("anti-interleukines-cabine", Severity.Safety, "Retirée.", kind: Kind.Faq);

        var keys = await KeysAsync();
        string? before = null;
        for (var number = 1; number <= 3; number++)
        {
            var release = await seed.Client.GetJsonAsync($"/v1/releases/{number}");
            var signed = Signed.Read(release.Text("proof"));
            signed.IsSignedByOneOf(keys).Should().BeTrue();
            signed.Payload["number"]!.GetValue<int>().Should().Be(number);
            signed.Payload.Text("publishedAt").Should().Be(release.Text("publishedAt"));
            signed.Payload.Text("severity").Should().Be(release.Text("severity"));
            signed.Payload["note"]?.GetValue<string>().Should().Be(release["note"]?.GetValue<string>());
            signed.Payload["previous"]?.GetValue<string>().Should().Be(before);
            before = signed.Digest;
        }
    }

    [Fact]
    public async Task The_last_page_of_changes_carries_the_record_of_the_release_that_it_leads_to()
    {
        await seed.PublishAsync(Changed());

        var first = await seed.Client.GetJsonAsync("/v1/fr/changes?since=1&limit=1");
        var last = await seed.Client.GetJsonAsync("/v1/fr/changes?since=1&limit=100");

        first["next"].Should().NotBeNull();
        first["proof"].Should().BeNull();
        last.Text("proof").Should().Be((await seed.Client.GetJsonAsync("/v1/releases/2")).Text("proof"));
    }

    [Fact]
    public async Task A_withdrawal_carries_its_signed_tombstone_wherever_it_is_reported()
    {
        var question = (await seed.Client.GetJsonAsync(Withdrawn)).Text("question");
        await seed.WithdrawAsync("anti-interleukines-cabine", Severity.Safety, "Rappel.", "anti-interleukines-avion", Kind.Faq);

        using var answer = await seed.Client.GetAsync(Withdrawn, Stop);
        var proof = (await answer.JsonAsync()).Text("proof");
        var removed = (await seed.Client.GetAllAsync("/v1/fr/changes?since=1")).Single(change => change.Text("type") == "removed");
        removed.Text("proof").Should().Be(proof);
        var tombstone = Signed.Read(proof);
        tombstone.IsSignedByOneOf(await KeysAsync()).Should().BeTrue();
        tombstone.Header.Text("typ").Should().Be("contentapi-tombstone");
        var replacement = (await seed.Client.GetJsonAsync(Untouched)).Text("id");
        tombstone.Payload.ToJsonString().Should().Be(new JsonObject
        {
            ["schema"] = 1,
            ["document"] = removed.Text("id"),
            ["kind"] = "faq",
            ["locale"] = "fr",
            ["slug"] = "anti-interleukines-cabine",
            ["title"] = question,
            ["topic"] = (await seed.Client.GetJsonAsync(Untouched))["topic"]!.Text("id"),
            ["release"] = removed["release"]!.DeepClone(),
            ["severity"] = "safety",
            ["reason"] = "Rappel.",
            ["replacement"] = replacement,
        }.ToJsonString());
    }

    [Fact]
    public async Task A_citation_has_one_record_wherever_it_is_shown_after_a_withdrawal()
    {
        await seed.WithdrawAsync("anti-interleukines-voyage", Severity.Editorial, "Retirée.", kind: Kind.Section);

        foreach (var citation in await seed.Client.GetAllAsync("/v1/fr/citations"))
        {
            var alone = await seed.Client.GetJsonAsync($"/v1/fr/citations/{citation.Text("slug")}");
            alone["provenance"]!.Text("proof").Should().Be(citation["provenance"]!.Text("proof"));
        }
    }

    private static System.Collections.Immutable.ImmutableArray<Package> Changed() =>
        new SeedFiles().Change("04-regularite.md", "toutes les chances", "le plus de chances").Read();

    /// <summary>The lines of all that is live and all that is gone, of what a client that took everything holds.</summary>
    private async Task<(List<string> Live, List<string> Gone)> ListsAsync()
    {
        var (live, gone) = (new List<string>(), new List<string>());
        foreach (var change in await seed.Client.GetAllAsync("/v1/fr/changes?since=0&limit=100"))
        {
            if (change["resource"] is { } resource) live.Add($"{change.Text("id")} {ProofOf(resource).Digest}\n");
            else gone.Add($"{change.Text("id")} {Signed.Read(change.Text("proof")).Digest}\n");
        }

        return (live, gone);
    }

    private static string ListOf(List<string> lines)
    {
        lines.Sort(StringComparer.Ordinal);
        var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(lines))));
        return new JsonObject { ["count"] = lines.Count, ["digest"] = digest }.ToJsonString();
    }

    private async Task<JsonNode> KeysAsync() => await seed.Client.GetJsonAsync("/.well-known/jwks.json");

    private async Task<IEnumerable<string>> ResourcesAsync()
    {
        var addresses = new List<string>();
        foreach (var collection in new[] { "topics", "sections", "faqs", "eligibility-criteria", "citations" })
            addresses.AddRange((await seed.Client.GetAllAsync($"/v1/fr/{collection}")).Select(item => $"/v1/fr/{collection}/{item.Text("slug")}"));
        return addresses;
    }

    private static Signed ProofOf(JsonNode resource) => Signed.Read(resource["provenance"]!.Text("proof"));

    private static JsonNode ReleaseOf(JsonNode release) => Signed.Read(release.Text("proof")).Payload;

    private static string DigestOf(JsonNode resource) => CanonicalForm.Digest(Encoding.UTF8.GetBytes(resource.ToJsonString()));

    /// <summary>The path of every value that is neither an object nor an array.</summary>
    private static IEnumerable<object[]> PathsOf(JsonNode? node, params object[] path) => node switch
    {
        JsonObject members => members.SelectMany(member => PathsOf(member.Value, [.. path, member.Key])),
        JsonArray items => items.SelectMany((item, index) => PathsOf(item, [.. path, index])),
        _ => [path],
    };

    private static void Alter(JsonNode resource, object[] path)
    {
        var parent = path[..^1].Aggregate(resource, (node, step) => step is int index ? node[index]! : node[(string)step]!);
        if (path[^1] is int last) parent[last] = "altered";
        else parent[(string)path[^1]] = "altered";
    }
}
