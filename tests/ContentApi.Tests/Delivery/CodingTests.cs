using System.Collections.Immutable;
using System.IO.Compression;
using ContentApi.Hosting;
using ContentApi.Tests.Content;
using ContentApi.Tests.Formats;

namespace ContentApi.Tests.Delivery;

/// <summary>What codings of the seed's resources come to.</summary>
public sealed class CodingTests : IDisposable
{
    private readonly RenderedPackage seed = new(new SamplePackage(PackageFiles.Load(Seed.Folder).ToImmutableSortedDictionary()));

    public void Dispose() => seed.Dispose();

    [Fact]
    public void Brotli_is_within_13_percent_of_its_best()
    {
        foreach (var (path, answer) in seed.Resources)
        {
            var best = new byte[BrotliEncoder.GetMaxCompressedLength(answer.Identity.Bytes.Length)];
            BrotliEncoder.TryCompress(answer.Identity.Bytes, best, out var length, quality: 11, window: 22).Should().BeTrue();

            answer.Brotli.Bytes.Length.Should().BeLessThanOrEqualTo(length * 113 / 100, path);
        }
    }

    [Fact]
    public void All_codings_of_an_answer_come_to_no_more_than_the_answer_again()
    {
        foreach (var (path, answer) in seed.Resources)
        {
            foreach (var form in answer.OtherFormats!.All.Select(form => answer.OtherFormats.Make(answer, form)).Prepend(answer))
            {
                (form.Brotli.Bytes.Length + form.Gzipped.Bytes.Length).Should().BeLessThanOrEqualTo(form.Identity.Bytes.Length + 256, $"{path} {form.MediaType}");
            }
        }
    }
}
