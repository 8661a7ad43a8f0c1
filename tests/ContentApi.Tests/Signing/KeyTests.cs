using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ContentApi.Editorial;
using ContentApi.Published;
using ContentApi.Signing;
using ContentApi.Tests.Hosting;
using Npgsql;

namespace ContentApi.Tests.Signing;

/// <summary>Which keys are believed, and who decides.</summary>
public sealed class KeyTests(PostgresServer server) : IAsyncLifetime
{
    private const string Section = "/v1/fr/sections/anti-interleukines-suivi";

    private readonly ServedSeed seed = new(server);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private KeyRegister Register => new(seed.Database.Owner);

    public ValueTask InitializeAsync() => seed.InitializeAsync();

    public ValueTask DisposeAsync() => seed.DisposeAsync();

    [Fact]
    public async Task A_new_key_is_published_before_it_signs_and_the_old_one_stays_for_what_it_signed()
    {
        (await Register.AnnounceAsync(TestKey.Other.Public, Stop)).Should().BeTrue();
        (await Register.AnnounceAsync(TestKey.Other.Public, Stop)).Should().BeFalse();

        await ContentHost.UntilAsync(async () => (await KeysAsync()).Count == 2);
        (await seed.Client.GetAsync("/v1/releases/current", Stop)).Headers.GetValues("Content-Release").Should().Equal("1");
        await PublishAsync(TestKey.Other);

        var renewed = Signed.Read((await seed.Client.GetJsonAsync(Section))["provenance"]!.Text("proof"));
        renewed.Kid.Should().Be(TestKey.Other.Public.Id);
        var record = Signed.Read((await seed.Client.GetJsonAsync(Section + "?release=1"))["provenance"]!.Text("proof"));
        record.Kid.Should().Be(TestKey.Signing.Public.Id);
        foreach (var signed in new[] { renewed, record })
            signed.IsSignedByOneOf(await seed.Client.GetJsonAsync("/.well-known/jwks.json")).Should().BeTrue();
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
        key.Keys().Should().BeEquivalentTo("kty", "crv", "x", "y", "kid", "alg", "use", "purpose", "revoked");
        var thumbprint = SHA256.HashData(Encoding.ASCII.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{key.Text("x")}}","y":"{{key.Text("y")}}"}"""));
        key.Text("kid").Should().Be(System.Buffers.Text.Base64Url.EncodeToString(thumbprint));
        key.Text("purpose").Should().Be("release");
        key["revoked"].Should().BeNull();
    }

    [Fact]
    public async Task The_editor_may_not_add_or_revoke_a_key()
    {
        foreach (var statement in new[]
        {
            "insert into content.signing_key (id, x, y) select reverse(id), x, y from content.signing_key",
            "insert into content.key_revocation (key, revoked_at, reason) select id, now(), 'why' from content.signing_key",
        })
        {
            await using var connection = new NpgsqlConnection(seed.Database.Editor);
            await connection.OpenAsync(Stop);
            await using var command = new NpgsqlCommand(statement, connection);
            (await command.Awaiting(insert => insert.ExecuteNonQueryAsync(Stop)).Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be("42501");
        }
    }

    [Fact]
    public async Task A_point_that_is_not_on_the_curve_is_not_a_key()
    {
        FluentActions.Invoking(() => new PublicKey(TestKey.Signing.Public.X, TestKey.Signing.Public.X)).Should().Throw<InvalidDataException>();
        await ExecuteAsync($"insert into content.signing_key (id, x, y) select reverse(id), x, x from content.signing_key");

        await PublishAsync(TestKey.Signing);

        (await KeysAsync()).Should().ContainSingle("the owner's mistake is passed over");
    }

    [Theory]
    [InlineData(null, "There is no key to sign a release with: *")]
    [InlineData("other", "The key * is not announced*")]
    [InlineData("freshness", "The key * is not announced*")]
    [InlineData("revoked", "The key * was revoked*")]
    public async Task Nothing_is_written_by_whoever_has_no_key_that_is_believed(string? which, string refusal)
    {
        await Register.AnnounceAsync(TestKey.Freshness.Public, Stop);
        if (which == "revoked") await Register.RevokeAsync(TestKey.Signing.Public.Id, TimeProvider.System.GetUtcNow().AddMinutes(1), "Stolen.", Stop);
        using var asRelease = SigningKey.Read(TestKey.Pem(3));
        var key = which switch { null => null, "other" => TestKey.Other, "freshness" => asRelease, _ => TestKey.Signing };

        await FluentActions.Awaiting(() => PublishAsync(key)).Should().ThrowAsync<RefusedException>().WithMessage(refusal);

        await using var context = new EditorialContext(seed.Database.Editor);
        context.Releases.Should().ContainSingle();
        context.Editions.Count(edition => edition.Number > 1).Should().Be(0);
    }

    [Fact]
    public async Task A_key_is_announced_for_one_purpose()
    {
        using var again = SigningKey.Read(TestKey.Pem(1), KeyPurpose.Freshness);

        await Register.Awaiting(register => register.AnnounceAsync(again.Public, Stop)).Should().ThrowAsync<RefusedException>()
            .WithMessage("* was announced for release; make another one for freshness.");
    }

    [Fact]
    public async Task A_revoked_key_is_seen_as_such_and_what_it_signed_before_stays()
    {
        await Register.AnnounceAsync(TestKey.Other.Public, Stop);
        var revoked = TimeProvider.System.GetUtcNow().AddSeconds(5);
        (await Register.RevokeAsync(TestKey.Signing.Public.Id, revoked, "Replaced.", Stop)).Should().BeEmpty();

        await ContentHost.UntilAsync(async () => (await KeysAsync()).Any(key => key!["revoked"] is not null));
        (await ReadyAsync())["status"]!.GetValue<string>().Should().Be("ready");
        await PublishAsync(TestKey.Other);
        (await seed.Client.GetJsonAsync(Section + "?release=1")).Text("slug").Should().Be("anti-interleukines-suivi");
    }

    [Fact]
    public async Task Releases_that_a_key_signed_after_it_was_stolen_are_void_and_the_next_one_replaces_them()
    {
        await Register.AnnounceAsync(TestKey.Other.Public, Stop);
        var voided = await Register.RevokeAsync(TestKey.Signing.Public.Id, DateTimeOffset.UnixEpoch, "Stolen.", Stop);

        voided.Should().Equal(1);
        await UntilRefusedAsync("*was revoked*");
        (await seed.Client.GetAsync(Section, Stop)).IsSuccessStatusCode.Should().BeTrue("the last release stays until there is another one");

        await PublishAsync(TestKey.Other);
        await ContentHost.UntilAsync(async () => (await ReadyAsync()).Text("status") == "ready");
        seed.Host.Current.Served!.Snapshot.Releases.Select(release => release.Number).Should().Equal(2);
        (await seed.Client.GetAsync(Section + "?release=1", Stop)).StatusCode.Should().Be(System.Net.HttpStatusCode.NotFound);
        (await seed.Client.GetAsync("/v1/releases/1", Stop)).StatusCode.Should().Be(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_node_that_names_the_keys_to_believe_believes_no_other()
    {
        await using var pinned = await (await StartAsync(TestKey.Signing.Public.Id)).ReadyAsync();
        await using var stranger = await StartAsync(TestKey.Other.Public.Id);

        (await pinned.Client.GetAsync(Section, Stop)).IsSuccessStatusCode.Should().BeTrue();
        await ContentHost.UntilAsync(async () => (await (await stranger.Client.GetAsync("/health/ready", Stop)).JsonAsync())["fault"]?.GetValue<string>() == "release-refused");
        (await stranger.Client.GetAsync(Section, Stop)).StatusCode.Should().Be(System.Net.HttpStatusCode.ServiceUnavailable);
    }

    private Task<ContentHost> StartAsync(string pin) => ContentHost.StartAsync(seed.Database.Reader, configure: null, $"--Signing:TrustedKeys={pin}");

    private async Task PublishAsync(SigningKey? key)
    {
        await using var context = new EditorialContext(seed.Database.Editor);
        var changed = new SeedFiles().Change("04-regularite.md", "toutes les chances", "le plus de chances").Read();
        var report = await new Import(context, TimeProvider.System, TestKey.PublisherOf(key)).RunAsync(changed, new ImportOrder(Severity.Editorial), Stop);
        await seed.Host.UntilReleaseAsync(report.Release!.Number);
    }

    private async Task UntilRefusedAsync(string why)
    {
        await ContentHost.UntilAsync(async () => (await ReadyAsync())["fault"]?.GetValue<string>() == "release-refused");
        (await ReadyAsync()).Text("why").Should().Match(why);
    }

    private Task<JsonObject> ReadyAsync() => seed.Client.GetJsonAsync("/health/ready");

    private async Task<JsonArray> KeysAsync() => (await seed.Client.GetJsonAsync("/.well-known/jwks.json"))["keys"]!.AsArray();

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(seed.Database.Owner);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
