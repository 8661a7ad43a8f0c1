using System.Buffers.Binary;
using System.IO.Compression;
using ContentApi.Published;

namespace ContentApi.Bundles;

/// <summary>A release as it was read from one file, and found whole and unaltered.</summary>
/// <param name="Locale">Null: all.</param>
/// <param name="Resources">Of each live document its bytes.</param>
public sealed record Bundle(string BaseUrl, string? Locale, Snapshot Snapshot, IReadOnlyList<(DocumentState State, byte[] Resource)> Resources)
{
    /// <param name="file">One that can be sought in.</param>
    /// <exception cref="InvalidDataException">It was cut off or altered, or is no bundle; its message says it in a sentence.</exception>
    public static Bundle Read(Stream file)
    {
        try
        {
            using var lines = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
            var reader = new BundleReader(lines);
            var bundle = reader.Read();
            RequireLength(file, reader.Length);
            return bundle;
        }
        catch (Exception fault) when (fault is System.Text.Json.JsonException or FormatException or InvalidOperationException or ArgumentException
            or IndexOutOfRangeException or KeyNotFoundException)
        {
            throw new InvalidDataException("Some of its lines are not those of a bundle: it was altered, or is of another program.", fault);
        }
    }

    /// <summary>A gzip file ends with the length of what it holds, which the stream does not look at when it is cut off there.</summary>
    private static void RequireLength(Stream file, long length)
    {
        Span<byte> end = stackalloc byte[sizeof(uint)];
        file.Seek(-end.Length, SeekOrigin.End);
        file.ReadExactly(end);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != unchecked((uint)length)) throw new InvalidDataException("It ends within its last bytes: it was cut off.");
    }
}
