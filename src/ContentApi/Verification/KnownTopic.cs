namespace ContentApi.Verification;

/// <summary>All that a topic shows now, and what of it belongs together.</summary>
public sealed class KnownTopic(Guid id, IReadOnlyList<KnownText> texts)
{
    public Guid Id => id;

    public IReadOnlyList<KnownText> Texts => texts;

    /// <summary>The highest number that a marker of the topic can have.</summary>
    public required int Citations { get; init; }

    /// <summary>What each document is called.</summary>
    public required IReadOnlyDictionary<Guid, string> Titles { get; init; }

    /// <summary>The blocks that answer a question, by the question's document.</summary>
    public required IReadOnlyDictionary<Guid, IReadOnlyList<BlockId>> Answers { get; init; }

    /// <summary>The sections inside a section, whole.</summary>
    public required IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> Children { get; init; }

    /// <summary>The blocks that criteria state.</summary>
    public required IReadOnlySet<BlockId> Stated { get; init; }

    /// <summary>The blocks that must be shown with every criterion.</summary>
    public required IReadOnlyList<BlockId> Safeguards { get; init; }
}
