using System.Net;
using ContentApi.Database;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Cli;

/// <summary><c>content export</c>, <c>content verify</c> and <c>serve --bundle</c>.</summary>
public sealed class BundleVerbTests(ServedSeed seed) : IClassFixture<ServedSeed>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("contentapi-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string File => Path.Combine(folder, "release.ndjson.gz");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_is_exported_is_what_is_handed_out_and_is_found_sound()
    {
        var export = await ExportAsync();
        var verify = await VerifyAsync();

        export.Should().Be(new Verb(0, $"Release 1 of {ContentHost.BaseUrl}, all locales: {File}", ""));
        verify.Should().BeEquivalentTo(new { Code = 0, Error = "" });
        verify.Output.Should().StartWith("Whole and unaltered: release 1 (").And.Contain($" of {ContentHost.BaseUrl}, all locales, 46 resources.\n").And.EndWith("by the keys that it names itself: --keys tells whether they are the publisher's.");
        (await System.IO.File.ReadAllBytesAsync(File, Stop)).Should().Equal(await seed.Client.GetByteArrayAsync("/v1/releases/1/bundle", Stop));
    }

    [Fact]
    public async Task A_locale_that_is_not_published_is_no_empty_file()
    {
        (await ExportAsync("--locale", "de")).Should().Be(new Verb(1, "", "Nothing is published in 'de'."));
        System.IO.File.Exists(File).Should().BeFalse();
        Directory.EnumerateFiles(folder).Should().BeEmpty();
    }

    [Fact]
    public async Task The_address_of_this_machine_gets_into_a_file_only_when_it_is_named()
    {
        var reader = new Dictionary<string, string> { ["ConnectionStrings__Reader"] = seed.Database.Reader };

        var unnamed = await Verb.RunAsync(reader, "content", "export", File);
        unnamed.Should().Be(new Verb(1, "", "The addresses in a bundle are absolute: set Site:BaseUrl, or say what they begin with, as in --base-url https://content.example.org."));
        var misnamed = await Verb.RunAsync(reader, "content", "export", File, "--base-url", "content.example");
        misnamed.Code.Should().Be(1);
        misnamed.Error.Should().Contain("it is 'content.example'").And.NotContain("\n");
        Directory.EnumerateFiles(folder).Should().BeEmpty();

        var named = await Verb.RunAsync(reader, "content", "export", File, "--base-url", "http://localhost:5080");
        named.Should().Be(new Verb(0, $"Release 1 of http://localhost:5080, all locales: {File}", ""));
    }

    [Fact]
    public async Task What_is_not_whole_is_refused_in_a_sentence_and_not_served()
    {
        await ExportAsync("--locale", "fr");
        var sound = await System.IO.File.ReadAllBytesAsync(File, Stop);
        await System.IO.File.WriteAllBytesAsync(File, sound[..(sound.Length / 2)], Stop);

        var verify = await VerifyAsync();
        verify.Code.Should().Be(1);
        verify.Error.Should().StartWith($"{File} is refused. It").And.NotContain("\n");
        var serve = await Verb.RunAsync(new Dictionary<string, string>(), "serve", "--bundle", File);
        serve.Code.Should().Be(1);
        serve.Error.Should().StartWith($"The bundle {File} is refused. It").And.NotContain("\n");
        (await Verb.RunAsync(new Dictionary<string, string>(), "content", "verify", File + ".gone")).Code.Should().Be(2);
    }

    [Fact]
    public async Task A_node_serves_a_bundle_without_PostgreSQL_with_the_same_bytes_and_tags()
    {
        await ExportAsync();
        await using var host = await (await ContentHost.StartAsync(reader: null, null, $"--Published:Bundle={File}")).ReadyAsync();

        foreach (var path in seed.Host.Current.Served!.Answers.Keys.Where(path => path != "/v1"))
        {
            using var here = await seed.Client.GetAsync(path, Stop);
            using var there = await host.Client.GetAsync(path, Stop);
            there.Headers.ETag.Should().Be(here.Headers.ETag, path);
            there.Content.Headers.LastModified.Should().Be(here.Content.Headers.LastModified);
            (await there.Content.ReadAsStringAsync(Stop)).Should().Be(await here.Content.ReadAsStringAsync(Stop));
            (await TextAsync(host, path + ".md")).Should().Be(await TextAsync(seed.Host, path + ".md"));
        }

        (await TextAsync(host, "/v1/fr/faqs?limit=3")).Should().Be(await TextAsync(seed.Host, "/v1/fr/faqs?limit=3"));
        (await TextAsync(host, "/v1/fr/eligibility-criteria?role=safeguard")).Should().Be(await TextAsync(seed.Host, "/v1/fr/eligibility-criteria?role=safeguard"));
        (await host.Client.GetJsonAsync("/v1")).Text("source").Should().Be("bundle");
        var readiness = await host.Client.GetJsonAsync("/health/ready");
        (readiness.Text("status"), readiness.Text("source")).Should().Be(("ready", "bundle"));
    }

    [Fact]
    public async Task A_bundle_keeps_its_own_addresses_and_is_refused_under_others()
    {
        await ExportAsync();

        await FluentActions.Awaiting(() => ContentHost.StartAsync(reader: null, null, $"--Published:Bundle={File}", "--Site:BaseUrl=https://other.example"))
            .Should().ThrowAsync<DatabaseException>().WithMessage($"*It is of {ContentHost.BaseUrl}, and Site:BaseUrl is https://other.example.");
    }

    private static async Task<string> TextAsync(ContentHost host, string address)
    {
        using var answer = await host.Client.GetAsync(address, Stop);
        return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync(Stop) : answer.StatusCode.ToString();
    }

    private Task<Verb> ExportAsync(params string[] options) => Verb.RunAsync(
        new Dictionary<string, string> { ["ConnectionStrings__Reader"] = seed.Database.Reader, ["Site__BaseUrl"] = ContentHost.BaseUrl },
        ["content", "export", File, .. options]);

    private Task<Verb> VerifyAsync() => Verb.RunAsync(new Dictionary<string, string>(), "content", "verify", File);
}
