using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ContentApi.Hosting;
using ContentApi.Signing;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Signing;

public sealed class SigningKeyTests : IDisposable
{
    private static readonly ResourceRecord Record = ResourceRecord.Of(Guid.Empty, new SignedRelease(1, DateTime.UnixEpoch), "sha256:");

    private static readonly KeyRing Ours = new([TestKey.Signing.Public]);

    private readonly string folder = Directory.CreateTempSubdirectory("contentapi-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_is_signed_is_opened_by_its_key_and_by_no_other()
    {
        var jws = TestKey.Signing.Sign(Record);

        Ours.Open<ResourceRecord>(jws).Should().Be(Record);
        new KeyRing([TestKey.Other.Public]).Invoking(keys => keys.Open<ResourceRecord>(jws)).Should().Throw<InvalidDataException>();
        Ours.Invoking(keys => keys.Open<Tombstone>(jws)).Should().Throw<InvalidDataException>("a record of one type is not taken for another");
        KeyRing.KeyId(jws, ResourceRecord.Type).Should().Be(TestKey.Signing.Public.Id);
    }

    [Theory]
    [InlineData("none", "")]
    [InlineData("HS256", "")]
    [InlineData("ES256", ",\"b64\":false,\"crit\":[\"b64\"]")]
    public void A_header_that_names_another_algorithm_or_anything_else_is_not_followed(string algorithm, string more)
    {
        var header = $$"""{"alg":"{{algorithm}}","typ":"{{ResourceRecord.Type}}","kid":"{{TestKey.Signing.Public.Id}}"{{more}}}""";
        var parts = TestKey.Signing.Sign(Record).Split('.');
        var input = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{parts[1]}";
        var mac = HMACSHA256.HashData(Encoding.ASCII.GetBytes(TestKey.Signing.Public.X), Encoding.ASCII.GetBytes(input));

        foreach (var signature in new[] { "", Base64Url.EncodeToString(mac), parts[2] })
            Ours.Invoking(keys => keys.Open<ResourceRecord>($"{input}.{signature}")).Should().Throw<InvalidDataException>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("s3cret")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nczNjcmV0\n-----END PRIVATE KEY-----")]
    public void What_is_no_key_is_refused_without_being_repeated(string pem) =>
        FluentActions.Invoking(() => SigningKey.Read(pem)).Should().Throw<FormatException>().WithMessage("It is not a private key of the curve P-256 *");

    [Fact]
    public void A_key_of_another_curve_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        FluentActions.Invoking(() => SigningKey.Read(other.ExportPkcs8PrivateKeyPem())).Should().Throw<FormatException>();
    }

    [Fact]
    public void The_private_PostgreSQL_has_one_key_whoever_comes_first_for_its_owners_eyes_only()
    {
        var keys = new string[8];
        Parallel.For(0, keys.Length, i =>
        {
            using var key = SigningKeys.Own(folder);
            keys[i] = key.Public.Id;
        });

        keys.Distinct().Should().ContainSingle();
        var file = Directory.GetFiles(folder).Should().ContainSingle().Subject;
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task The_verb_makes_a_key_that_signs_and_overwrites_none()
    {
        var file = Path.Combine(folder, "key.pem");

        var made = await Verb.RunAsync(new Dictionary<string, string>(), "keys", "new", file);
        var pem = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var again = await Verb.RunAsync(new Dictionary<string, string>(), "keys", "new", file);

        using var key = SigningKey.Read(pem);
        made.Should().BeEquivalentTo(new { Code = 0, Error = "" });
        made.Output.Should().Contain(key.Public.Id).And.NotContain("PRIVATE KEY");
        again.Should().Be(new Verb(1, "", $"{file} is there already, and was left as it is."));
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Should().Be(pem);
    }
}
