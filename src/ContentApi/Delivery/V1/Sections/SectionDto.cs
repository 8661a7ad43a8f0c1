using System.Text.Json;
using System.Text.Json.Serialization;
using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Published;
using ContentApi.Readable;

namespace ContentApi.Delivery.V1.Sections;

/// <summary>A section of a topic, always with the sections inside it: whoever shows it shows them.</summary>
public sealed record SectionDto : SectionTextDto
{
    /// <summary>The language, and perhaps region, of the text.</summary>
    [JsonPropertyOrder(-1)]
    public required string Locale { get; init; }

    /// <summary>The topic that it belongs to.</summary>
    [JsonPropertyOrder(-1)]
    public required DocumentReferenceDto Topic { get; init; }

    /// <summary>The section that it stands in; null at the top.</summary>
    [JsonPropertyOrder(-1)]
    public required DocumentReferenceDto? Parent { get; init; }

    /// <summary>Every citation that its blocks and those of its children cite, by number.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<CitedCitationDto> Citations { get; init; }

    /// <summary>Where the text comes from and how long a copy may be shown.</summary>
    [JsonPropertyOrder(1)]
    public required ProvenanceDto Provenance { get; init; }

    /// <summary>Where to go from here.</summary>
    [JsonPropertyOrder(1)]
    public required LinksDto Links { get; init; }

    internal static SectionDto Of(Presenter presenter, WholeDocument state)
    {
        var topic = presenter.Topic;
        var edition = (SectionEdition)state.Edition!;
        return new SectionDto
        {
            Id = state.Document,
            Kind = state.Kind.Word(),
            Slug = edition.Slug,
            Locale = state.Locale,
            Topic = presenter.Reference(topic.Self),
            Parent = topic.Parent(state) is { } parent ? presenter.Reference(parent) : null,
            Position = topic.Position(state.Document),
            Title = edition.Heading,
            Concerns = ConcernDto.Of(topic.Edition.ConcernsAbout(topic.Id).Concat(topic.ConcernsOf(state))),
            Blocks = [.. edition.Blocks.Select(block => presenter.Block(edition, block))],
            Children = [.. topic.Children(state).Select(child => ChildSectionDto.Of(presenter, child))],
            Citations = presenter.Cited(WithChildren(topic, state).SelectMany(section => section.Blocks.Select(block => (section, block)))),
            Provenance = ProvenanceDto.Of(presenter, state),
            Links = presenter.Links(state),
        };
    }

    private static IEnumerable<SectionEdition> WithChildren(Topic topic, WholeDocument section) =>
        topic.Children(section).SelectMany(child => WithChildren(topic, child)).Prepend((SectionEdition)section.Edition!);

    internal ReadableSectionDocument ToReadable()
    {
        var urls = Urls.Of(Provenance.CanonicalUrl, Urls.Path(Locale, Content.Kind.Section, Slug));
        return new ReadableSectionDocument(
            Locale, Citations.ToReadable(Locale, urls), Provenance.ToReadable(), Topic.ToReadable(), ToReadable(Locale, urls));
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SectionDto))]
[JsonSerializable(typeof(SectionBlockDto))]
internal sealed partial class SectionsJson : JsonSerializerContext;
