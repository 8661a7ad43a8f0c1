namespace ContentApi.Delivery.V1;

/// <summary>What a page's text is, held against what is published. It says what the words are, never that they are right.</summary>
public sealed record Verification
{
    /// <summary>The release that the text was compared with: the current one.</summary>
    public required ReleaseReference Release { get; init; }

    /// <summary>
    /// What is known of earlier releases: `complete`; `loading`, when the node has just started; `none`, when it serves from a file.
    /// Unless it is `complete`, words that were superseded or withdrawn may be called `altered` or `unknown`.
    /// </summary>
    public required string History { get; init; }

    /// <summary>What was found, in the order of the input. What our forms add around the text, and list signs, are passed over.</summary>
    public required IReadOnlyList<Fragment> Fragments { get; init; }
}

/// <summary>A stretch of the input.</summary>
public sealed record Fragment
{
    /// <summary>
    /// `current`: as published now. `outdated`: as published once. `partial`: as published, but cut. `out-of-context`: as published, but what must be
    /// shown with it is absent. `altered`: words differ. `withdrawn`: published once, and withdrawn. `unknown`: not of this content.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>The fragment as it stood in the input; of HTML, its text.</summary>
    public required string Text { get; init; }

    /// <summary>The document whose words these are, or nearly are; null when unknown.</summary>
    public required DocumentReference? Document { get; init; }

    /// <summary>The block's id in its section; null for a title, a question, a reference.</summary>
    public required string? Block { get; init; }

    /// <summary>The list item or passage, when the fragment is no more than that.</summary>
    public required string? Part { get; init; }

    /// <summary>The digest of the block as it is published now; null when it is not.</summary>
    public required string? Digest { get; init; }

    /// <summary>The edition whose words these are; null when no edition has them.</summary>
    public required int? Edition { get; init; }

    /// <summary>The document's current edition; null when there is none.</summary>
    public required int? CurrentEdition { get; init; }

    /// <summary>Of what is outdated or altered: the fragment and the published text, word by word.</summary>
    public required IReadOnlyList<WordDifference> Differences { get; init; }

    /// <summary>Of what is partial: what was left out. Of what is out of context: the blocks that are absent.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>The release that superseded or withdrew these words; null for all else.</summary>
    public required ReleaseReference? Since { get; init; }

    /// <summary>Why the document was withdrawn.</summary>
    public required string? Reason { get; init; }

    /// <summary>The URL of what to show instead of a withdrawn document.</summary>
    public required string? Replacement { get; init; }
}

/// <summary>Words that are in both texts, or in one of them.</summary>
public sealed record WordDifference
{
    /// <summary>`equal`: in both. `delete`: in the input only. `insert`: in the published text only.</summary>
    public required string Type { get; init; }

    /// <summary>The words, as they stand in the text that they are of.</summary>
    public required string Text { get; init; }
}
