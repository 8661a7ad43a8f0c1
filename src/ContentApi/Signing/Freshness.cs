namespace ContentApi.Signing;

/// <summary>
/// A signed statement that a release is the current one, after the timestamp role of The Update Framework. It is valid for a stated time, so that
/// an old release cannot be replayed as the current one for longer than that.
/// </summary>
/// <param name="Digest">Of the release's record (<see cref="RecordDigest"/>).</param>
public sealed record Freshness(int Schema, int Release, string Digest, DateTime SaidAt, DateTime GoodUntil) : ISignedRecord
{
    public static string Type => "contentapi-freshness";

    public static KeyPurpose Purpose => KeyPurpose.Freshness;

    public DateTime SignedAt => SaidAt;
}
