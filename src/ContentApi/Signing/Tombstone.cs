namespace ContentApi.Signing;

/// <summary>The signed record of a withdrawal: which document is gone, since when, why, and what to read instead.</summary>
/// <param name="Slug">The last that the document had.</param>
/// <param name="Title">Of its last edition.</param>
public sealed record Tombstone(
    int Schema,
    Guid Document,
    string Kind,
    string Locale,
    string Slug,
    string Title,
    Guid Topic,
    SignedRelease Release,
    string Severity,
    string Reason,
    Guid? Replacement) : ISignedRecord
{
    public static string Type => "contentapi-tombstone";

    public static KeyPurpose Purpose => KeyPurpose.Release;

    public DateTime SignedAt => Release.PublishedAt;
}
