using System.IO.Compression;
using System.Security.Cryptography;
using ContentApi.Content;
using ContentApi.Published;
using ContentApi.Signing;

namespace ContentApi.Bundles;

/// <summary>Writes a release as one file: gzip over lines of JSON. The same release gives the same bytes.</summary>
internal sealed class BundleWriter : IDisposable
{
    private readonly GZipStream file;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int documents;
    private int resources;

    private BundleWriter(Stream file, CompressionLevel level) => this.file = new GZipStream(file, level, leaveOpen: true);

    /// <param name="resource">A live document's bytes.</param>
    /// <param name="locale">Null: all.</param>
    /// <param name="rest">Awaited after each topic; null: nothing is.</param>
    public static async Task WriteAsync(
        Snapshot snapshot,
        Func<DocumentState, byte[]> resource,
        string baseUrl,
        string? locale,
        Stream file,
        CompressionLevel level,
        Func<Task>? rest = null)
    {
        using var writer = new BundleWriter(file, level);
        writer.Line(ReadableJson.Write(new BundleHeader
        {
            Format = BundleHeader.TheFormat,
            BaseUrl = baseUrl,
            Locale = locale,
            Keys = [.. UsedKeys(snapshot).Select(JsonWebKey.Of)],
            Freshness = snapshot.Freshness,
            Releases = [.. snapshot.Releases.Select(Describe)],
        }, BundleJson.Default.BundleHeader));
        foreach (var topic in snapshot.Topics.Values.Where(topic => locale is null || topic.Locale == locale))
        {
            writer.Topic(topic, resource);
            if (rest is not null) await rest();
        }

        writer.End();
    }

    public void Dispose()
    {
        file.Dispose();
        hash.Dispose();
    }

    private void Topic(TopicEntry topic, Func<DocumentState, byte[]> resource)
    {
        foreach (var listing in topic.Live())
        {
            var bytes = resource(listing.State);
            Document(Describe(listing.State) with
            {
                Title = listing.State.Kind == Kind.Topic ? topic.Title : null,
                Position = listing.Position,
                Parent = listing.Parent,
                Role = listing.Role?.Word(),
                Digest = Digest.OfBytes(bytes),
            });
            Write(bytes);
            resources++;
        }

        foreach (var state in topic.States.Where(state => !state.IsLive)) Document(Describe(state));
    }

    private void Document(BundleDocument document)
    {
        Line(ReadableJson.Write(document, BundleJson.Default.BundleDocument));
        documents++;
    }

    private void End() => Line(ReadableJson.Write(new BundleEnd
    {
        Documents = documents,
        Resources = resources,
        Digest = BundleReader.Told(hash.GetCurrentHash()),
    }, BundleJson.Default.BundleEnd));

    private void Line(ReadOnlySpan<byte> line)
    {
        Write(line);
        hash.AppendData(line);
        hash.AppendData("\n"u8);
    }

    // JSON of ours never holds a line feed: it is written in one line, and strings escape theirs.
    private void Write(ReadOnlySpan<byte> line)
    {
        file.Write(line);
        file.Write("\n"u8);
    }

    /// <summary>The keys of its releases, in the order of their first use: those of a release are the same whatever was announced since.</summary>
    private static IEnumerable<PublicKey> UsedKeys(Snapshot snapshot)
    {
        return snapshot.Releases.Select(release => release.Proof).OfType<string>().Select(proof => KeyRing.KeyId(proof, ReleaseRecord.Type))
            .Concat(snapshot.Freshness is { } freshness ? [KeyRing.KeyId(freshness, Freshness.Type)] : [])
            .Distinct().Select(id => snapshot.Keys.Find(id)!);
    }

    private static BundleRelease Describe(Release release) => new()
    {
        Number = release.Number,
        PublishedAt = release.PublishedAt.UtcDateTime,
        Severity = release.Severity.Word(),
        Note = release.Note,
        Proof = release.Proof,
    };

    private static BundleDocument Describe(DocumentState state) => new()
    {
        Id = state.Document,
        Kind = state.Kind.Word(),
        Locale = state.Locale,
        Topic = state.Topic,
        Slug = state.Slug,
        Title = state.Departure?.Title,
        Position = 0,
        Parent = null,
        Role = null,
        Digest = null,
        Proof = state.Departure?.Proof,
        Changes = [.. state.Changes.Select(change => new BundleChange
        {
            Release = change.Release.Number,
            Edition = change.Edition,
            Slug = change.Slug,
            Severity = change.Severity.Word(),
            Reason = change.Reason,
            Replacement = change.Replacement,
        })],
    };
}
