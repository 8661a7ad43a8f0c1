using System.Text.Json.Serialization;
using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Published;

namespace ContentApi.Delivery.V1.Sections;

/// <summary>A section inside a topic or another section. Its locale, citations and provenance are those of the resource that it came with.</summary>
public sealed record ChildSectionDto : SectionTextDto
{
    /// <summary>Which wording of the section this is, and since when.</summary>
    [JsonPropertyOrder(1)]
    public required EditionReferenceDto Version { get; init; }

    internal static ChildSectionDto Of(Presenter presenter, WholeDocument state)
    {
        var edition = (SectionEdition)state.Edition!;
        return new ChildSectionDto
        {
            Id = state.Document,
            Kind = state.Kind.Word(),
            Slug = edition.Slug,
            Position = presenter.Topic.Position(state.Document),
            Title = edition.Heading,
            Concerns = ConcernDto.Of(presenter.Topic.Edition.ConcernsAbout(state.Document)),
            Blocks = [.. edition.Blocks.Select(block => presenter.Block(edition, block))],
            Children = [.. presenter.Topic.Children(state).Select(child => Of(presenter, child))],
            Version = new EditionReferenceDto
            {
                Edition = state.EditionNumber,
                Digest = edition.Digest,
                Release = ReleaseReferenceDto.Of(state.Appeared),
            },
        };
    }
}

/// <summary>An edition of a document, named.</summary>
public sealed record EditionReferenceDto
{
    /// <summary>The number of this wording among the document's editions, from 1.</summary>
    public required int Edition { get; init; }

    /// <summary>SHA-256 over the RFC 8785 JSON of the edition's approved fields, as `sha256:` and 64 hexadecimal digits.</summary>
    public required string Digest { get; init; }

    /// <summary>The release in which this edition appeared. Its date is no review date.</summary>
    public required ReleaseReferenceDto Release { get; init; }
}
