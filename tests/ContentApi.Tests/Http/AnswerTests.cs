using System.IO.Compression;
using System.Text;
using ContentApi.Http;

namespace ContentApi.Tests.Http;

public sealed class AnswerTests
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("N’arrêtez jamais votre traitement. ", 50)));
    private readonly Representation answer = new(Body, "application/json", null);

    [Fact]
    public void Same_bytes_have_the_same_tags_in_another_process_and_other_bytes_have_not()
    {
        var again = new Representation([.. Body], "application/json", DateTimeOffset.UnixEpoch);
        var other = new Representation([.. Body, (byte)' '], "application/json", null);

        again.Identity.ETag.Should().Equal(answer.Identity.ETag);
        again.Brotli.ETag.Should().Equal(answer.Brotli.ETag);
        other.Identity.ETag.Should().NotEqual(answer.Identity.ETag);
        new Representation("{}"u8.ToArray(), "application/json", null).Identity.ETag.Should().Equal("\"44136fa355b3678a1146ad16f7e8649e\"");
    }

    [Fact]
    public void Each_coding_has_its_own_strong_tag()
    {
        string?[] tags = [answer.Identity.ETag, answer.Brotli.ETag, answer.Gzipped.ETag];

        tags.Should().OnlyHaveUniqueItems().And.OnlyContain(tag => tag!.StartsWith('"') && tag.EndsWith('"'));
    }

    [Fact]
    public void Codings_decode_to_the_body()
    {
        Decode(new BrotliStream(new MemoryStream(answer.Brotli.Bytes), CompressionMode.Decompress)).Should().Equal(Body);
        Decode(new GZipStream(new MemoryStream(answer.Gzipped.Bytes), CompressionMode.Decompress)).Should().Equal(Body);
    }

    [Fact]
    public async Task A_coding_is_made_once_however_many_ask()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => answer.Brotli, TestContext.Current.CancellationToken)));

        made.Should().OnlyContain(coded => ReferenceEquals(coded, answer.Brotli));
    }

    private static byte[] Decode(Stream coded)
    {
        using var body = new MemoryStream();
        using (coded) coded.CopyTo(body);
        return body.ToArray();
    }
}
