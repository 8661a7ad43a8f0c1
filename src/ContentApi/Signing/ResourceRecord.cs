namespace ContentApi.Signing;

/// <summary>The signed record of a resource as a release made it.</summary>
/// <param name="Digest">Of the resource's canonical form (<see cref="CanonicalForm"/>).</param>
public sealed record ResourceRecord(int Schema, Guid Document, SignedRelease Release, string Digest) : ISignedRecord
{
    public static string Type => "contentapi-record";

    public static KeyPurpose Purpose => KeyPurpose.Release;

    public DateTime SignedAt => Release.PublishedAt;

    public static ResourceRecord Of(Guid document, SignedRelease release, string digest) => new(ISignedRecord.CurrentSchema, document, release, digest);
}

/// <summary>The release that signed a record: the last that changed the resource.</summary>
public sealed record SignedRelease(int Number, DateTime PublishedAt);
