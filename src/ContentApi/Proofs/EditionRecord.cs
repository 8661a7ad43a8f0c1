namespace ContentApi.Proofs;

/// <summary>
/// What is signed of a document when a release changes its resource: everything that a reader is shown of it, words by their digests and
/// values as they are. What is null or empty is left out. Its members are told in docs/proof.md.
/// </summary>
public sealed record EditionRecord
{
    public required Guid Document { get; init; }

    public required string Kind { get; init; }

    public required string Locale { get; init; }

    public required string Slug { get; init; }

    public required int Edition { get; init; }

    public required string Digest { get; init; }

    /// <summary>The release that this record was signed in: the last that changed the resource.</summary>
    public required ReleaseName Release { get; init; }

    /// <summary>The release in which the edition appeared; null: the same.</summary>
    public ReleaseName? Appeared { get; init; }

    public required Vouching Vetting { get; init; }

    public Reviewing? Review { get; init; }

    public string? Owner { get; init; }

    public string? Attribution { get; init; }

    public string? Licence { get; init; }

    public string? Notice { get; init; }

    public required string MaxOffline { get; init; }

    /// <summary>Digest of the heading, or of the question.</summary>
    public string? Title { get; init; }

    public string? Role { get; init; }

    public string? AppliesTo { get; init; }

    public string? Jurisdiction { get; init; }

    public DateOnly? AsOf { get; init; }

    /// <summary>A citation's number.</summary>
    public int? Number { get; init; }

    /// <summary>Digest of a reference as printed.</summary>
    public string? Text { get; init; }

    public string? Url { get; init; }

    public string? Doi { get; init; }

    public string? Pmid { get; init; }

    public DateOnly? Accessed { get; init; }

    public IReadOnlyList<ShownBlock>? Blocks { get; init; }

    public IReadOnlyList<ShownBlock>? Safeguards { get; init; }

    /// <summary>The sections inside, in order.</summary>
    public IReadOnlyList<Guid>? Children { get; init; }

    /// <summary>What the blocks cite, by number.</summary>
    public IReadOnlyList<ShownCitation>? Citations { get; init; }

    public sealed record ReleaseName(int Number, DateTime PublishedAt);

    public sealed record Vouching(string Text, string? Arrangement);

    public sealed record Reviewing(string? Reviewer, DateOnly? ReviewedOn, DateOnly? NextReviewOn);

    public sealed record ShownPart(string Id, string Digest);

    public sealed record ShownCitation(Guid Document, int Number);

    public sealed record ShownBlock
    {
        /// <summary>The section that is quoted; null: the block is the document's own.</summary>
        public Guid? Document { get; init; }

        public required string Id { get; init; }

        /// <summary>Of the words without markers.</summary>
        public required string Digest { get; init; }

        /// <summary>Of the words with their markers, where there are any.</summary>
        public string? Shown { get; init; }

        public string? Focus { get; init; }

        public IReadOnlyList<string>? Requires { get; init; }

        /// <summary>Where its links lead, in order.</summary>
        public IReadOnlyList<string>? Links { get; init; }

        public IReadOnlyList<ShownPart>? Parts { get; init; }
    }
}
