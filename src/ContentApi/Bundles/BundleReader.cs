using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using ContentApi.Content;
using ContentApi.Published;
using ContentApi.Signing;

namespace ContentApi.Bundles;

/// <summary>Reads the lines of a bundle once, from the first to the last, and believes none before its digest.</summary>
internal sealed class BundleReader(Stream file)
{
    private const int MaxLine = 1 << 29;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<(DocumentState State, byte[] Resource)> resources = [];
    private byte[] buffer = new byte[1 << 18];
    private int start;
    private int end;

    /// <summary>How many bytes were read.</summary>
    public long Length { get; private set; }

    public static string Told(ReadOnlySpan<byte> sha256) => "sha256:" + Convert.ToHexStringLower(sha256);

    public Bundle Read()
    {
        var first = Line();
        Hash(first);
        var header = JsonSerializer.Deserialize(first, BundleJson.Default.BundleHeader)!;
        if (header.Format != BundleHeader.TheFormat) throw new InvalidDataException($"It is no bundle of the format {BundleHeader.TheFormat}.");
        ImmutableArray<Release> releases =
        [
            .. header.Releases.Select(release => new Release(
                release.Number, new DateTimeOffset(release.PublishedAt), Severities.Parse(release.Severity), release.Note, release.Proof)),
        ];
        Require(
            releases.Length > 0 && releases.Zip(releases.Skip(1)).All(pair => pair.First.Number < pair.Second.Number),
            "Its releases are not in the order of their numbers.");

        var topics = ReadDocuments(releases);
        Require(Rest() == 0, "Something follows its last line.");
        return new Bundle(header.BaseUrl, header.Locale, Snapshot.Apply(
            previous: null, releases, topics, new KeyRing(header.Keys.Select(key => key.ToPublicKey())), header.Freshness), resources);
    }

    private List<TopicEntry> ReadDocuments(ImmutableArray<Release> releases)
    {
        var byNumber = releases.ToDictionary(release => release.Number);
        var topics = new List<TopicEntry>();
        var (title, live, gone, count) = ((string?)null, new List<Listing>(), new List<DocumentState>(), 0);
        Guid? topic = null;
        while (true)
        {
            var line = Line();
            if (line.StartsWith("{\"documents\":"u8))
            {
                var last = JsonSerializer.Deserialize(line, BundleJson.Default.BundleEnd)!;
                Require(last.Digest == Told(hash.GetCurrentHash()) && last.Documents == count && last.Resources == resources.Count, "It does not have the digest that its last line names: it was altered.");
                Close();
                return topics;
            }

            Hash(line);
            var document = JsonSerializer.Deserialize(line, BundleJson.Default.BundleDocument)!;
            if (document.Topic != topic) Close();
            topic = document.Topic;
            var state = State(document, byNumber);
            count++;
            if (!state.IsLive)
            {
                gone.Add(state);
                continue;
            }

            var resource = Line().ToArray();
            Require(Told(SHA256.HashData(resource)) == document.Digest, $"The {document.Kind} {document.Slug} does not have its digest: it was altered.");
            state = state with { Record = ProofOf(resource) is { } proof ? RecordDigest.Of(proof) : null };
            resources.Add((state, resource));
            if (state.Kind == Kind.Topic) title = document.Title;
            live.Add(new Listing(
                state, document.Position, document.Parent,
                document.Role is { } word && CriterionRoles.TryParse(word, out var role) ? role : null));
        }

        void Close()
        {
            if (topic is not null) topics.Add(new TopicEntry(title, live, gone));
            (title, live, gone) = (null, [], []);
        }
    }

    private static string? ProofOf(byte[] resource)
    {
        using var json = JsonDocument.Parse(resource);
        return json.RootElement.GetProperty("provenance").GetProperty("proof").GetString();
    }

    private static DocumentState State(BundleDocument document, Dictionary<int, Release> releases)
    {
        var state = new DocumentState(
            document.Id, Kinds.Parse(document.Kind), string.Intern(document.Locale), document.Topic,
            [.. document.Changes.Select(change => new Change(
                releases[change.Release], change.Edition, change.Slug, Severities.Parse(change.Severity), change.Reason, change.Replacement))])
        {
            Departure = document.Digest is null ? new Departure(document.Title ?? "", document.Proof) : null,
            Record = document is { Digest: null, Proof: { } proof } ? RecordDigest.Of(proof) : null,
        };
        Require(state.Changes.Length > 0 && state.Slug == document.Slug && state.IsLive == document.Digest is not null, $"The {document.Kind} {document.Slug} is neither live nor gone.");
        return state;
    }

    /// <summary>The next line without its end; valid until the one after it is read.</summary>
    private ReadOnlySpan<byte> Line()
    {
        var searched = start;
        int length;
        while ((length = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n')) < 0)
        {
            searched = end - start;
            if (Fill() == 0) throw new InvalidDataException("It ends before its last line: it was cut off.");
            searched += start;
        }

        var line = buffer.AsSpan(start, searched + length - start);
        start = searched + length + 1;
        return line;
    }

    private void Hash(ReadOnlySpan<byte> line)
    {
        hash.AppendData(line);
        hash.AppendData("\n"u8);
    }

    /// <summary>Moves what is left of the buffer to its beginning, and reads more behind it.</summary>
    private int Fill()
    {
        if (start > 0) buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        Require(end < MaxLine, "One of its lines is too long.");
        if (end == buffer.Length) Array.Resize(ref buffer, 2 * buffer.Length);
        try
        {
            var read = file.Read(buffer, end, buffer.Length - end);
            end += read;
            Length += read;
            return read;
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException("Its compressed bytes are broken: it was cut off or altered, or is no bundle.", fault);
        }
    }

    private int Rest() => end - start > 0 ? end - start : Fill();

    private static void Require(bool condition, string sentence)
    {
        if (!condition) throw new InvalidDataException(sentence);
    }
}
