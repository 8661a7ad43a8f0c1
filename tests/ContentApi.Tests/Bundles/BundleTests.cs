using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ContentApi.Bundles;
using ContentApi.Content;
using ContentApi.Published;
using ContentApi.Tests.Delivery;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Bundles;

/// <summary>A release as one file, over HTTP.</summary>
public sealed class BundleTests(PostgresServer server) : IAsyncLifetime
{
    private const string First = "/v1/releases/1/bundle";

    private readonly ServedSeed seed = new(server);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => seed.InitializeAsync();

    public ValueTask DisposeAsync() => seed.DisposeAsync();

    [Fact]
    public async Task Every_resource_is_in_it_as_its_own_address_serves_it()
    {
        var replica = Replica.Of(await seed.Client.GetByteArrayAsync(First, Stop));

        replica.Release.Should().Be(1);
        replica.Resources.Should().HaveCount(46);
        foreach (var (id, resource) in replica.Resources)
        {
            using var elsewhere = await seed.Client.GetAsync($"/v1/documents/{id}", Stop);
            (await seed.Client.GetStringAsync(elsewhere.Headers.Location!.AbsolutePath, Stop)).Should().Be(resource);
        }
    }

    [Fact]
    public async Task Its_headers_are_those_of_a_file()
    {
        using var answer = await seed.Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, First) { Headers = { { "Accept-Encoding", "br, gzip" } } }, Stop);

        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/gzip");
        answer.Content.Headers.ContentEncoding.Should().BeEmpty("it is compressed already, and stays so on disk");
        answer.Content.Headers.ContentDisposition!.FileName.Should().Be("contentapi-release-1.ndjson.gz");
        answer.Headers.AcceptRanges.Should().Equal("bytes");
        answer.Headers.ETag!.IsWeak.Should().BeFalse();
        answer.Headers.Vary.Should().Equal("Accept");
        answer.Headers.GetValues("Content-Release").Should().Equal("1");
        answer.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
    }

    [Fact]
    public async Task It_is_the_same_on_every_node_and_a_conditional_request_costs_nothing()
    {
        await using var other = await (await ContentHost.StartAsync(seed.Database.Reader)).ReadyAsync();
        using var here = await seed.Client.GetAsync(First, Stop);
        using var there = await other.Client.GetAsync(First, Stop);

        there.Headers.ETag.Should().Be(here.Headers.ETag);
        (await there.Content.ReadAsByteArrayAsync(Stop)).Should().Equal(await here.Content.ReadAsByteArrayAsync(Stop));
        using var held = await seed.Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, First) { Headers = { IfNoneMatch = { here.Headers.ETag! } } }, Stop);
        held.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("bytes=0-0", 0, 1)]
    [InlineData("bytes=100-199", 100, 100)]
    [InlineData("bytes=100-", 100, -100)]
    [InlineData("bytes=-100", -100, 100)]
    [InlineData("bytes=100-99999999", 100, -100)]
    public async Task A_download_that_was_cut_off_is_resumed(string range, int from, int length)
    {
        var whole = await seed.Client.GetByteArrayAsync(First, Stop);
        var request = new HttpRequestMessage(HttpMethod.Get, First);
        request.Headers.TryAddWithoutValidation("Range", range);
        using var part = await seed.Client.SendAsync(request, Stop);

        if (from < 0) from += whole.Length;
        if (length < 0) length += whole.Length;
        part.StatusCode.Should().Be(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync(Stop)).Should().Equal(whole.AsSpan(from, length).ToArray());
        part.Content.Headers.ContentRange.Should().Be(new ContentRangeHeaderValue(from, from + length - 1, whole.Length));
    }

    [Theory]
    [InlineData("bytes=0-1,5-6")]
    [InlineData("lines=1-2")]
    [InlineData("bytes=9-2")]
    [InlineData("nonsense")]
    public async Task A_range_that_says_nothing_gets_the_whole_file(string range)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, First);
        request.Headers.TryAddWithoutValidation("Range", range);
        using var answer = await seed.Client.SendAsync(request, Stop);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync(Stop)).Should().Equal(await seed.Client.GetByteArrayAsync(First, Stop));
    }

    [Theory]
    [InlineData("bytes=99999999-")]
    [InlineData("bytes=-0")]
    public async Task A_range_behind_the_end_is_refused_with_the_length(string range)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, First);
        request.Headers.TryAddWithoutValidation("Range", range);
        using var answer = await seed.Client.SendAsync(request, Stop);

        (answer.StatusCode, (await answer.JsonAsync()).Text("code")).Should().Be((HttpStatusCode.RequestedRangeNotSatisfiable, "range-not-satisfiable"));
        answer.Content.Headers.ContentRange!.Length.Should().Be((await seed.Client.GetByteArrayAsync(First, Stop)).Length);
    }

    [Fact]
    public async Task A_part_of_another_file_is_never_put_behind_the_part_that_a_client_has()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, First)
        {
            Headers = { Range = new RangeHeaderValue(100, 199), IfRange = new RangeConditionHeaderValue("\"another\"") },
        };
        using var answer = await seed.Client.SendAsync(request, Stop);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_earlier_release_is_to_be_had_and_is_marked_as_a_record()
    {
        var then = await seed.Client.GetByteArrayAsync(First, Stop);
        await seed.PublishAsync(new SeedFiles().Change("04-regularite.md", "toutes les chances", "le plus de chances").Read());
        await using var other = await (await ContentHost.StartAsync(seed.Database.Reader)).ReadyAsync();

        using var record = await other.Client.GetAsync(First, Stop);

        (await record.Content.ReadAsByteArrayAsync(Stop)).Should().Equal(then);
        record.Headers.GetValues("Content-Record").Should().Equal("1");
        record.Headers.GetValues("Content-Release").Should().Equal("2");
        Replica.Of(await other.Client.GetByteArrayAsync("/v1/releases/2/bundle", Stop)).Release.Should().Be(2);
    }

    [Fact]
    public async Task No_file_is_handed_out_that_holds_what_was_withdrawn_for_safety()
    {
        await seed.WithdrawAsync("anti-interleukines-arret", Severity.Safety, "Rappel.", kind: Kind.Faq);

        using var answer = await seed.Client.GetAsync(First, Stop);

        answer.StatusCode.Should().Be(HttpStatusCode.Gone);
        var problem = await answer.JsonAsync();
        (problem.Text("code"), problem.Text("reason"), problem["document"]!.Text("slug"), problem["replacement"], problem.Text("bundle"))
            .Should().Be(("gone", "Rappel.", "anti-interleukines-arret", null, $"{ContentHost.BaseUrl}/v1/releases/2/bundle"));
        (await seed.Client.GetAsync("/v1/releases/2/bundle", Stop)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_was_withdrawn_otherwise_stays_in_the_file_of_then_and_is_told_as_gone_in_that_of_now()
    {
        await seed.WithdrawAsync("anti-interleukines-cabine", Severity.Editorial, "Doublon.", kind: Kind.Faq);

        Replica.Of(await seed.Client.GetByteArrayAsync(First, Stop)).Resources.Should().HaveCount(46);
        var now = await seed.Client.GetByteArrayAsync("/v1/releases/2/bundle", Stop);
        Replica.Of(now).Resources.Should().HaveCount(45);
        using var bundle = new MemoryStream(now);
        Bundle.Read(bundle).Snapshot.Find(new Address("fr", Kind.Faq, "anti-interleukines-cabine"))
            .Should().BeEquivalentTo(new { IsLive = false, Reason = "Doublon." });
    }

    [Fact]
    public async Task What_is_further_back_than_changes_are_told_from_is_sent_to_the_bundle()
    {
        await seed.PublishAsync(new SeedFiles().Change("04-regularite.md", "toutes les chances", "le plus de chances").Read());
        await using var forgetful = await (await ContentHost.StartAsync(seed.Database.Reader, null, "--Published:ChangeRetention=1")).ReadyAsync();

        using var answer = await forgetful.Client.GetAsync("/v1/fr/changes?since=0", Stop);

        answer.StatusCode.Should().Be(HttpStatusCode.Gone);
        var problem = await answer.JsonAsync();
        (problem.Text("code"), problem.Text("bundle")).Should().Be(("changes-expired", $"{ContentHost.BaseUrl}/v1/releases/2/bundle"));
        (await forgetful.Client.GetAsync("/v1/fr/changes?since=1", Stop)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_cut_off_or_altered_anywhere_is_refused()
    {
        var sound = await seed.Client.GetByteArrayAsync(First, Stop);
        var text = Unzipped(sound);
        FluentActions.Invoking(() => Read(Zipped(text))).Should().NotThrow();

        byte[][] broken =
        [
            [], sound[..10], sound[..(sound.Length / 2)], sound[..^1], "{}"u8.ToArray(), Zipped(""), Zipped("{}\n"), Zipped(text + "{}\n"),
            .. new[] { "N’arrêtez jamais", "\"release\":1", "\"slug\":\"anti-interleukines-arret\"", "contentapi-bundle/1", "\"documents\":46" }
                .Select(words => Zipped(Altered(text, words))),
            // A whole pair of lines taken out, and two of them swapped.
            Zipped(string.Join('\n', text.Split('\n').Where((_, line) => line is not (1 or 2)))),
            Zipped(string.Join('\n', text.Split('\n') is var lines ? [lines[0], .. lines[3..5], .. lines[1..3], .. lines[5..]] : [])),
        ];

        foreach (var (index, file) in broken.Index()) FluentActions.Invoking(() => Read(file)).Should().Throw<InvalidDataException>($"it is broken in way {index}");
    }

    private static void Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        Bundle.Read(stream);
    }

    private static string Altered(string text, string words)
    {
        text.Should().Contain(words);
        return text.Replace(words, words[..^1] + (char)(words[^1] ^ 1), StringComparison.Ordinal);
    }

    private static string Unzipped(byte[] file)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(file), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    private static byte[] Zipped(string text)
    {
        using var file = new MemoryStream();
        using (var stream = new GZipStream(file, CompressionMode.Compress)) stream.Write(Encoding.UTF8.GetBytes(text));
        return file.ToArray();
    }
}
