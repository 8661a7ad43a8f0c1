using ContentApi.Signing;

namespace ContentApi.Bundles;

/// <summary>The first line of a bundle: what it is. The lines are told in docs/bundle.md.</summary>
public sealed record BundleHeader
{
    public const string TheFormat = "contentapi-bundle/1";

    public required string Format { get; init; }

    /// <summary>What the addresses in the resources begin with.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>Null: all.</summary>
    public required string? Locale { get; init; }

    /// <summary>What its proofs were signed with: each a JSON Web Key, with its purpose and revocation.</summary>
    public required IReadOnlyList<JsonWebKey> Keys { get; init; }

    /// <summary>Every release up to the one that the bundle is of, oldest first.</summary>
    public required IReadOnlyList<BundleRelease> Releases { get; init; }

    /// <summary>The signed statement that the release was current, as a JWS; null: nobody made one.</summary>
    public required string? Freshness { get; init; }
}

public sealed record BundleRelease
{
    public required int Number { get; init; }

    public required DateTime PublishedAt { get; init; }

    public required string Severity { get; init; }

    public required string? Note { get; init; }

    /// <summary>Its signed record, as a JWS; null: it was never signed.</summary>
    public required string? Proof { get; init; }
}

/// <summary>A document; when it is live, the next line is its resource, to the byte.</summary>
public sealed record BundleDocument
{
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string Locale { get; init; }

    public required Guid Topic { get; init; }

    public required string Slug { get; init; }

    /// <summary>A topic's, and that of a document that is gone; otherwise null.</summary>
    public required string? Title { get; init; }

    /// <summary>0: gone.</summary>
    public required int Position { get; init; }

    public required Guid? Parent { get; init; }

    public required string? Role { get; init; }

    /// <summary>Of the next line's bytes; null: the document is gone, and the next line another document's.</summary>
    public required string? Digest { get; init; }

    /// <summary>Of a document that is gone: its signed tombstone, as a JWS. Null for a live one, whose resource has its own proof.</summary>
    public required string? Proof { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<BundleChange> Changes { get; init; }
}

public sealed record BundleChange
{
    public required int Release { get; init; }

    /// <summary>0: the document went.</summary>
    public required int Edition { get; init; }

    public required string? Slug { get; init; }

    public required string Severity { get; init; }

    public required string? Reason { get; init; }

    public required Guid? Replacement { get; init; }
}

/// <summary>The last line: whoever has read it has read all.</summary>
public sealed record BundleEnd
{
    public required int Documents { get; init; }

    public required int Resources { get; init; }

    /// <summary>Of all lines before this one but the resources, whose digests are in those lines.</summary>
    public required string Digest { get; init; }
}
