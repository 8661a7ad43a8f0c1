namespace ContentApi.Signing;

/// <summary>What the payload of a JWS can be.</summary>
public interface ISignedRecord
{
    const int CurrentSchema = 1;

    /// <summary>The JWS header's <c>typ</c>: a record of one type is never taken for another.</summary>
    static abstract string Type { get; }

    /// <summary>What a key must be for to sign it.</summary>
    static abstract KeyPurpose Purpose { get; }

    int Schema { get; }

    /// <summary>The time to hold against the revocation of its key.</summary>
    DateTime SignedAt { get; }
}
