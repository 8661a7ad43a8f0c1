using System.Net;
using ContentApi.Bundles;
using ContentApi.Editorial;
using ContentApi.Signing;
using ContentApi.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace ContentApi.Tests.Signing;

/// <summary>The signed statement that a release is the current one.</summary>
public sealed class FreshnessTests(PostgresServer server) : IAsyncLifetime
{
    private const string Address = "/v1/freshness";

    private readonly ServedSeed seed = new(server);
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await seed.InitializeAsync();
        await new KeyRegister(seed.Database.Owner).AnnounceAsync(TestKey.Freshness.Public, Stop);
    }

    public ValueTask DisposeAsync() => seed.DisposeAsync();

    [Fact]
    public async Task Where_nobody_signs_there_is_no_statement() =>
        (await seed.Client.GetAsync(Address, Stop)).StatusCode.Should().Be(HttpStatusCode.NotFound);

    [Fact]
    public async Task The_latest_statement_is_served_as_it_was_signed()
    {
        await SignAsync();
        clock.Advance(TimeSpan.FromHours(1));
        await SignAsync();

        await UntilSaidAtAsync("2026-11-27T10:00:00Z");
        var statement = await seed.Client.GetJsonAsync(Address);
        statement["release"]!.GetValue<int>().Should().Be(1);
        statement.Text("goodUntil").Should().Be("2026-11-28T10:00:00Z");
        var signed = Signed.Read(statement.Text("proof"));
        signed.Header.Text("typ").Should().Be("contentapi-freshness");
        signed.IsSignedByOneOf(await seed.Client.GetJsonAsync("/.well-known/jwks.json")).Should().BeTrue();
        signed.Payload.Text("digest").Should().Be(Signed.Read((await seed.Client.GetJsonAsync("/v1/releases/1")).Text("proof")).Digest);
        (await seed.Client.GetJsonAsync("/v1"))["links"]!.Text("freshness").Should().EndWith(Address);
    }

    [Fact]
    public async Task A_statement_changes_the_tag_of_no_resource()
    {
        var before = (await seed.Client.GetAsync("/v1/fr/topics/anti-interleukines", Stop)).Headers.ETag;
        await SignAsync();
        await UntilSaidAtAsync("2026-11-27T09:00:00Z");

        (await seed.Client.GetAsync("/v1/fr/topics/anti-interleukines", Stop)).Headers.ETag.Should().Be(before);
    }

    [Fact]
    public async Task What_the_editor_writes_without_the_key_is_passed_over()
    {
        await SignAsync();
        var release = (await seed.Client.GetJsonAsync("/v1/releases/1")).Text("proof");
        using var asRelease = SigningKey.Read(TestKey.Pem(3));
        using var unannounced = SigningKey.Read(TestKey.Pem(4), KeyPurpose.Freshness);
        var digest = RecordDigest.Of(release).ToString();
        foreach (var forged in new[]
        {
            "x",
            release,
            unannounced.Sign(new Freshness(1, 1, digest, DateTime.MaxValue.AddDays(-2).Date, DateTime.MaxValue.Date)),
            TestKey.Freshness.Sign(new Freshness(1, 2, digest, DateTime.MaxValue.AddDays(-2).Date, DateTime.MaxValue.Date)),
            TestKey.Freshness.Sign(new Freshness(1, 1, "sha256:0", DateTime.MaxValue.AddDays(-2).Date, DateTime.MaxValue.Date)),
        })
        {
            await using var connection = new NpgsqlConnection(seed.Database.Editor);
            await connection.OpenAsync(Stop);
            await using var insert = new NpgsqlCommand("insert into content.freshness (proof) values ($1)", connection) { Parameters = { new() { Value = forged } } };
            await insert.ExecuteNonQueryAsync(Stop);
        }

        // A release comes after them: a node that serves it has read them.
        await seed.PublishAsync(new SeedFiles().Change("04-regularite.md", "toutes les chances", "le plus de chances").Read());
        (await seed.Client.GetJsonAsync(Address)).Text("saidAt").Should().Be("2026-11-27T09:00:00Z");
        (await seed.Client.GetJsonAsync("/health/ready")).Text("status").Should().Be("ready");
    }

    [Fact]
    public async Task A_bundle_carries_the_statement()
    {
        await SignAsync();
        await UntilSaidAtAsync("2026-11-27T09:00:00Z");

        using var file = new MemoryStream(await seed.Client.GetByteArrayAsync("/v1/releases/1/bundle", Stop));
        var bundle = Bundle.Read(file);

        bundle.Snapshot.Freshness.Should().Be((await seed.Client.GetJsonAsync(Address)).Text("proof"));
        BundleProof.Check(bundle, new KeyRing([TestKey.Signing.Public, TestKey.Freshness.Public])).Should().BeTrue();
    }

    [Fact]
    public async Task A_key_that_is_not_announced_for_it_signs_no_statement()
    {
        using var unannounced = SigningKey.Read(TestKey.Pem(4), KeyPurpose.Freshness);

        await new Confirmation(seed.Database.Editor, clock, unannounced, TrustedKeys.All)
            .Awaiting(confirmation => confirmation.SignAsync(TimeSpan.FromDays(1), Stop)).Should().ThrowAsync<RefusedException>().WithMessage("*is not announced for freshness*");
        TestKey.Signing.Invoking(key => key.Sign(new Freshness(1, 1, "sha256:0", DateTime.UnixEpoch, DateTime.UnixEpoch)))
            .Should().Throw<InvalidOperationException>();
    }

    private Task<Freshness> SignAsync() => new Confirmation(seed.Database.Editor, clock, TestKey.Freshness, TrustedKeys.All).SignAsync(TimeSpan.FromDays(1), Stop);

    private Task UntilSaidAtAsync(string time) => ContentHost.UntilAsync(async () =>
    {
        using var answer = await seed.Client.GetAsync(Address, Stop);
        return answer.IsSuccessStatusCode && (await answer.JsonAsync()).Text("saidAt") == time;
    });
}
