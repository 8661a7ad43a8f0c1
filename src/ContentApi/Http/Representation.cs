using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace ContentApi.Http;

/// <summary>
/// A finished answer: bytes, their codings, and headers ready to be copied. Immutable but for the codings,
/// which are made at most once, by the first request for them and so in nobody's way who publishes or starts,
/// and kept with the answer: a snapshot may carry it over to the next one. They need no bound of their own. Together they are no more than
/// the body again and 256 bytes (three quarters of it on our JSON, a test holds it), so that whoever bounds bodies bounds them.
/// </summary>
public sealed class Representation
{
    // Measured on the seed's 46 resources and lists, 2 to 78 KB: bytes beyond those of quality 11 in all and at worst, and the median time of a section
    // on one core (when it was twice as long).
    //   quality  4: 13 %, 16.0 %, 0.05 ms        5 to 8: 9.2 %, 12.3 %, 0.05 to 0.08 ms (5 and 6 with any window the same)
    //   quality  9: 8.2 %, 11.2 %, 0.08 ms with a window of 64 KB; 3 to 5 ms with any larger one, for a table that is bigger than our texts
    //   quality 10: 0.2 %, 1.8 %, 3 ms           11: 7 to 11 ms, and 50 to 150 ms for the topic
    // So 9 with the small window: for a quarter of a tenth of a millisecond more than 5 it is the only cheap one within 12 % throughout, 13 % without proofs (sections: 7.7 %, at worst 9.0 %).
    private const int BrotliQuality = 9;
    private const int BrotliWindow = 16;
    private static readonly ZLibCompressionOptions GzipOptions = new() { CompressionLevel = 9 };

    // Most answers of a release were changed by the same one: they share the text of its date.
    private static Tuple<DateTimeOffset, string>? latestDate;

    private readonly Lock gate = new();
    private EncodedRepresentation? brotli;
    private EncodedRepresentation? gzip;

    /// <param name="lastModified">In whole seconds; null for what has no date of its own.</param>
    public Representation(byte[] body, string contentType, DateTimeOffset? lastModified)
    {
        // Truncated to 128 bits: still beyond accident. Codings add their name instead of being hashed themselves,
        // so that another build of the compressor does not change the tags of unchanged text.
        var tag = Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16));
        Identity = new EncodedRepresentation(body, $"\"{tag}\"", default);
        ContentType = contentType;
        MediaType = string.Intern(contentType.Split(';')[0]);
        LastModifiedAt = lastModified;
        if (lastModified is { } at) LastModified = HttpDate(at);
    }

    public EncodedRepresentation Identity { get; }

    public StringValues ContentType { get; }

    /// <summary>The content type without parameters: what <c>Accept</c> is compared with.</summary>
    public string MediaType { get; }

    public DateTimeOffset? LastModifiedAt { get; }

    public StringValues LastModified { get; }

    public StringValues ContentLanguage { get; init; }

    public StringValues CacheControl { get; init; } = Http.CacheControl.Content;

    public StringValues Link { get; init; }

    public StringValues ContentSecurityPolicy { get; init; }

    /// <summary>The name under which to keep it: this is a file, compressed already, of which a part may be asked for. Null for all else.</summary>
    public string? FileName { get; init; }

    /// <summary>Whether the form is chosen by <c>Accept</c>. False where the address itself names it.</summary>
    public bool Negotiated { get; init; } = true;

    /// <summary>What <c>Accept</c> or a suffix may ask for instead; null where there is this form alone.</summary>
    public OtherFormats? OtherFormats { get; init; }

    public IEnumerable<string> MediaTypes => [MediaType, .. OtherFormats?.All.Select(form => form.MediaType) ?? []];

    public EncodedRepresentation Brotli => Volatile.Read(ref brotli) ?? Make(ref brotli, Compress, "br");

    public EncodedRepresentation Gzipped => Volatile.Read(ref gzip) ?? Make(ref gzip, Zip, "gzip");

    /// <summary>The coding that an entity tag, quotes included, stands for; null when it is not one of ours, or of other bytes.</summary>
    public EncodedRepresentation? Tagged(ReadOnlySpan<char> tag)
    {
        ReadOnlySpan<char> own = (string?)Identity.ETag;
        if (tag.SequenceEqual(own)) return Identity;
        if (FileName is not null || !tag.StartsWith(own[..^1])) return null;
        return tag[(own.Length - 1)..] switch
        {
            "-br\"" => Brotli,
            "-gzip\"" => Gzipped,
            _ => null,
        };
    }

    private static string HttpDate(DateTimeOffset at)
    {
        if (latestDate is { } latest && latest.Item1 == at) return latest.Item2;
        latestDate = Tuple.Create(at, at.ToString("R", CultureInfo.InvariantCulture));
        return latestDate.Item2;
    }

    private EncodedRepresentation Make(ref EncodedRepresentation? field, Func<byte[], byte[]> encode, string coding)
    {
        lock (gate)
        {
            if (field is null) Volatile.Write(ref field, new EncodedRepresentation(encode(Identity.Bytes), $"{((string?)Identity.ETag)![..^1]}-{coding}\"", coding));
            return field;
        }
    }

    private static byte[] Compress(byte[] body)
    {
        var coded = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, coded, out var length, BrotliQuality, BrotliWindow)
            ? coded[..length]
            : throw new InvalidOperationException("The brotli encoder refused its own upper bound.");
    }

    private static byte[] Zip(byte[] body)
    {
        using var coded = new MemoryStream();
        using (var stream = new GZipStream(coded, GzipOptions)) stream.Write(body);
        return coded.ToArray();
    }
}

/// <summary>An answer in one content coding. Each has its own strong tag (RFC 9110 §8.8.3.3).</summary>
public sealed class EncodedRepresentation(byte[] bytes, string tag, StringValues contentEncoding)
{
    public byte[] Bytes { get; } = bytes;

    public StringValues ETag { get; } = tag;

    public StringValues ContentEncoding { get; } = contentEncoding;
}
