using System.Text.Json;
using System.Text.Json.Serialization;
using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Published;
using ContentApi.Readable;

namespace ContentApi.Delivery.V1.Citations;

/// <summary>What the text cites, as printed and as data, with the places that cite it.</summary>
public sealed record CitationDto : CitedCitationDto
{
    /// <summary>The locale of the topic that cites.</summary>
    [JsonPropertyOrder(-1)]
    public required string Locale { get; init; }

    /// <summary>The topic that it belongs to.</summary>
    [JsonPropertyOrder(-1)]
    public required DocumentReferenceDto Topic { get; init; }

    /// <summary>The sections that cite it, in reading order.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<CitingSectionDto> CitedBy { get; init; }

    /// <summary>Where the reference comes from and how long a copy may be shown.</summary>
    [JsonPropertyOrder(1)]
    public required ProvenanceDto Provenance { get; init; }

    /// <summary>Where to go from here.</summary>
    [JsonPropertyOrder(1)]
    public required LinksDto Links { get; init; }

    internal static CitationDto Of(Presenter presenter, WholeDocument state)
    {
        var topic = presenter.Topic;
        var cited = CitedCitationDto.Of(topic, state);
        return new CitationDto
        {
            Id = cited.Id,
            Kind = cited.Kind,
            Slug = cited.Slug,
            Locale = state.Locale,
            Topic = presenter.Reference(topic.Self),
            Number = cited.Number,
            Csl = cited.Csl,
            Text = cited.Text,
            Url = cited.Url,
            Doi = cited.Doi,
            Pmid = cited.Pmid,
            Accessed = cited.Accessed,
            Language = cited.Language,
            CitedBy = [.. topic.CitedBy(state).Select(section => new CitingSectionDto
            {
                Section = presenter.Reference(section),
                Blocks = [.. ((SectionEdition)section.Edition!).BlocksCiting(state.Document).Select(block => block.Id)],
            })],
            Provenance = ProvenanceDto.Of(presenter, state),
            Links = presenter.Links(state),
        };
    }

    internal ReadableCitationDocument ToReadable()
    {
        var urls = Urls.Of(Provenance.CanonicalUrl, Urls.Path(Locale, Content.Kind.Citation, Slug));
        return new ReadableCitationDocument(
            Locale,
            Provenance.ToReadable(),
            Topic.ToReadable(),
            this.ToReadable(Locale, urls),
            [.. CitedBy.Select(place => place.Section.ToReadable())]);
    }
}

/// <summary>A section, and its blocks that cite.</summary>
public sealed record CitingSectionDto
{
    /// <summary>The section.</summary>
    public required DocumentReferenceDto Section { get; init; }

    /// <summary>The ids of its blocks that cite.</summary>
    public required IReadOnlyList<string> Blocks { get; init; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CitationDto))]
internal sealed partial class CitationsJson : JsonSerializerContext;
