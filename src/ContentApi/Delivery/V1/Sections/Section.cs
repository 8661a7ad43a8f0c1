using System.Text.Json.Serialization;
using ContentApi.Content;
using ContentApi.Published;

namespace ContentApi.Delivery.V1;

/// <summary>A section of a topic, always with the sections inside it: whoever shows it shows them.</summary>
public sealed record Section : SectionText
{
    /// <summary>The language, and perhaps region, of the text.</summary>
    [JsonPropertyOrder(-1)]
    public required string Locale { get; init; }

    /// <summary>The topic that it belongs to.</summary>
    [JsonPropertyOrder(-1)]
    public required DocumentReference Topic { get; init; }

    /// <summary>The section that it stands in; null at the top.</summary>
    [JsonPropertyOrder(-1)]
    public required DocumentReference? Parent { get; init; }

    /// <summary>Every citation that its blocks and those of its children cite, by number.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<CitedCitation> Citations { get; init; }

    /// <summary>Where the text comes from and how long a copy may be shown.</summary>
    [JsonPropertyOrder(1)]
    public required Provenance Provenance { get; init; }

    /// <summary>Where to go from here.</summary>
    [JsonPropertyOrder(1)]
    public required Links Links { get; init; }

    internal static Section Of(Presenter presenter, WholeDocument state)
    {
        var topic = presenter.Topic;
        var edition = (SectionEdition)state.Edition!;
        return new Section
        {
            Id = state.Document,
            Kind = state.Kind.Word(),
            Slug = edition.Slug,
            Locale = state.Locale,
            Topic = presenter.Reference(topic.Self),
            Parent = topic.Parent(state) is { } parent ? presenter.Reference(parent) : null,
            Position = topic.Position(state.Document),
            Title = edition.Heading,
            Concerns = Concern.Of(topic.Edition.ConcernsAbout(topic.Id).Concat(topic.ConcernsOf(state))),
            Blocks = [.. edition.Blocks.Select(block => presenter.Block(edition, block))],
            Children = [.. topic.Children(state).Select(child => ChildSection.Of(presenter, child))],
            Citations = presenter.Cited(WithChildren(topic, state).SelectMany(section => section.Blocks.Select(block => (section, block)))),
            Provenance = Provenance.Of(presenter, state),
            Links = presenter.Links(state),
        };
    }

    private static IEnumerable<SectionEdition> WithChildren(Published.Topic topic, WholeDocument section) =>
        topic.Children(section).SelectMany(child => WithChildren(topic, child)).Prepend((SectionEdition)section.Edition!);
}
