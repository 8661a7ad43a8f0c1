using ContentApi.Content;
using ContentApi.Published;

namespace ContentApi.Delivery.V1;

/// <summary>A section of a topic, always with the sections inside it: whoever shows it shows them.</summary>
public sealed record Section
{
    /// <summary>The document's lasting UUID.</summary>
    public required Guid Id { get; init; }

    /// <summary>The section's name in URLs.</summary>
    public required string Slug { get; init; }

    /// <summary>The language, and perhaps region, of the text.</summary>
    public required string Locale { get; init; }

    /// <summary>The topic that it belongs to.</summary>
    public required DocumentReference Topic { get; init; }

    /// <summary>The section that it stands in; null at the top.</summary>
    public required DocumentReference? Parent { get; init; }

    /// <summary>Its place in the topic's reading order, depth first, from 1. Places of withdrawn sections stay empty.</summary>
    public required int Position { get; init; }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>The text, in reading order.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>The sections inside it, whole, in reading order after its blocks.</summary>
    public required IReadOnlyList<Section> Children { get; init; }

    /// <summary>Every citation that its blocks cite, by number; those of its children stand there.</summary>
    public required IReadOnlyList<CitedCitation> Citations { get; init; }

    /// <summary>Where the text comes from and how long a copy may be shown.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>Where to go from here.</summary>
    public required Links Links { get; init; }

    internal static Section Of(Presenter presenter, WholeDocument state)
    {
        var topic = presenter.Topic;
        var edition = (SectionEdition)state.Edition!;
        return new Section
        {
            Id = state.Document,
            Slug = edition.Slug,
            Locale = state.Locale,
            Topic = presenter.Reference(topic.Self),
            Parent = topic.Parent(state) is { } parent ? presenter.Reference(parent) : null,
            Position = topic.Position(state.Document),
            Title = edition.Heading,
            Blocks = [.. edition.Blocks.Select(block => presenter.Block(edition, block))],
            Children = [.. topic.Children(state).Select(child => Of(presenter, child))],
            Citations = presenter.Cited(edition.Blocks.Select(block => (edition, block))),
            Provenance = Provenance.Of(presenter, state),
            Links = presenter.Links(state),
        };
    }
}
