using ContentApi.Content;
using ContentApi.Proofs;
using ContentApi.Published;

namespace ContentApi.Delivery.V1;

/// <summary>Whether a bundle is what was signed: its releases, the list of the last one's records, and what each resource shows.</summary>
public sealed class BundleProof
{
    private readonly Bundle bundle;
    private readonly Dictionary<string, PublicKey> keys;
    private readonly Dictionary<string, EditionRecord> opened = [];

    private BundleProof(Bundle bundle, IEnumerable<PublicKey> keys) => (this.bundle, this.keys) = (bundle, keys.ToDictionary(key => key.Id));

    /// <param name="keys">Those that are believed.</param>
    /// <returns>False: it was never signed.</returns>
    /// <exception cref="InvalidDataException">It is not what was signed, and where.</exception>
    public static bool Check(Bundle bundle, IEnumerable<PublicKey> keys)
    {
        if (bundle.Snapshot.Release.Proof is null) return false;
        var proof = new BundleProof(bundle, keys);
        proof.CheckReleases();
        proof.CheckResources();
        return true;
    }

    private void CheckReleases()
    {
        string? before = null;
        foreach (var release in bundle.Snapshot.Releases)
        {
            if (release.Proof is { } jws)
            {
                var record = Open<ReleaseRecord>(jws, $"release {release.Number}");
                Require(
                    (record.Number, record.PublishedAt, record.Severity, record.Note) == (release.Number, release.PublishedAt.UtcDateTime, release.Severity.Word(), release.Note),
                    $"Release {release.Number} is not what was signed.");
                Require(record.Previous == (before is null ? null : Jws.Digest(before)), $"Release {release.Number} does not follow the one before it.");
            }

            before = release.Proof;
        }
    }

    private EditionRecord? Check(ShownResource shown, string name)
    {
        if (shown.Provenance.Proof is not { } jws) return null;
        if (!opened.TryGetValue(jws, out var record)) opened.Add(jws, record = Open<EditionRecord>(jws, name));
        return shown.Difference(record) is { } difference ? throw new InvalidDataException($"{name} is not what was signed: its {difference}.") : record;
    }

    private void CheckResources()
    {
        var changed = new Dictionary<Guid, string?>();
        var latest = bundle.Snapshot.Release;
        foreach (var (state, resource) in bundle.Resources)
        {
            var shown = ShownResource.Read(state.Kind, resource);
            var name = $"The {state.Kind.Word()} {state.Slug}";
            var record = Check(shown, name);
            Require(record is not null || state.Changed.Proof is null, $"{name} has lost its proof.");
            Require(
                record is null || (record.Document, record.Edition, record.Release.Number) == (state.Document, state.EditionNumber, state.Changed.Number),
                $"{name} has the proof of something else.");
            if (state.Changed.Number == latest.Number) changed.Add(state.Document, shown.Provenance.Proof);
        }

        foreach (var state in bundle.Snapshot.Topics.Values.SelectMany(topic => topic.States).Where(state => !state.IsLive && state.Changed.Number == latest.Number))
            changed.Add(state.Document, null);
        // Of one locale's file the other records are missing.
        if (bundle.Locale is null)
            Require(Open<ReleaseRecord>(latest.Proof!, "the release").Records == ReleaseRecord.List.Of(changed), "Its records are not those that the release signed.");
    }

    private T Open<T>(string jws, string name)
    {
        try
        {
            return keys.TryGetValue(Jws.KeyId(jws), out var key) ? key.Open<T>(jws) : throw new InvalidDataException($"The key {Jws.KeyId(jws)} is not among those that are believed.");
        }
        catch (Exception fault) when (fault is InvalidDataException or FormatException)
        {
            throw new InvalidDataException($"{name}: {fault.Message}", fault);
        }
    }

    private static void Require(bool condition, string sentence)
    {
        if (!condition) throw new InvalidDataException(sentence);
    }
}
