namespace ContentApi.Signing;

/// <summary>The signed record of a release: what it changed, all that is live in it, all that is gone, and the release that it follows.</summary>
/// <param name="Previous">Digest of the release record before it (<see cref="RecordDigest"/>); null: it is the first.</param>
/// <param name="Changed">The records and tombstones that the release made.</param>
/// <param name="Live">The record of every live document.</param>
/// <param name="Gone">The tombstone of every document that was live once.</param>
/// <param name="Locales">The same by locale.</param>
public sealed record ReleaseRecord(
    int Schema,
    int Number,
    DateTime PublishedAt,
    string Severity,
    string? Note,
    string? Previous,
    RecordList Changed,
    RecordList Live,
    RecordList Gone,
    IReadOnlyDictionary<string, LocaleLists> Locales) : ISignedRecord
{
    public static string Type => "contentapi-release";

    public static KeyPurpose Purpose => KeyPurpose.Release;

    public DateTime SignedAt => PublishedAt;
}

/// <summary>What is live and what is gone in one locale.</summary>
public sealed record LocaleLists(RecordList Live, RecordList Gone);
