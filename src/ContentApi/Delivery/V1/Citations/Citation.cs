using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ContentApi.Content;
using ContentApi.Published;

namespace ContentApi.Delivery.V1;

/// <summary>What the text cites, as printed and as data, with the places that cite it.</summary>
public sealed record Citation : CitedCitation
{
    /// <summary>The topic that it belongs to.</summary>
    [JsonPropertyOrder(1)]
    public required DocumentReference Topic { get; init; }

    /// <summary>The sections that cite it, in reading order.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<CitingSection> CitedBy { get; init; }

    internal static new Citation Of(Presenter presenter, WholeDocument state)
    {
        var topic = presenter.Topic;
        var cited = CitedCitation.Of(presenter, state);
        return new Citation
        {
            Id = cited.Id,
            Slug = cited.Slug,
            Locale = cited.Locale,
            Number = cited.Number,
            Csl = cited.Csl,
            Text = cited.Text,
            Url = cited.Url,
            Doi = cited.Doi,
            Pmid = cited.Pmid,
            Accessed = cited.Accessed,
            Language = cited.Language,
            Provenance = cited.Provenance,
            Links = cited.Links,
            Topic = presenter.Reference(topic.Self),
            CitedBy = [.. topic.CitedBy(state).Select(section => new CitingSection
            {
                Section = presenter.Reference(section),
                Blocks = [.. ((SectionEdition)section.Edition!).BlocksCiting(state.Document).Select(block => block.Id)],
            })],
        };
    }
}

/// <summary>A section, and its blocks that cite.</summary>
public sealed record CitingSection
{
    /// <summary>The section.</summary>
    public required DocumentReference Section { get; init; }

    /// <summary>The ids of its blocks that cite.</summary>
    public required IReadOnlyList<string> Blocks { get; init; }
}

/// <summary>A citation in full, as it comes with whatever cites it.</summary>
public record CitedCitation
{
    /// <summary>The document's lasting UUID.</summary>
    public required Guid Id { get; init; }

    /// <summary>The citation's name in URLs, and its CSL id.</summary>
    public required string Slug { get; init; }

    /// <summary>The locale of the topic that cites.</summary>
    public required string Locale { get; init; }

    /// <summary>Its place among the topic's citations: what markers show.</summary>
    public required int Number { get; init; }

    /// <summary>The reference as a CSL-JSON item (CSL 1.0.2), for reference managers.</summary>
    public required JsonObject Csl { get; init; }

    /// <summary>The reference exactly as its source prints it.</summary>
    public required string Text { get; init; }

    /// <summary>The cited page.</summary>
    public required string? Url { get; init; }

    /// <summary>The Digital Object Identifier, without resolver.</summary>
    public required string? Doi { get; init; }

    /// <summary>The PubMed identifier.</summary>
    public required string? Pmid { get; init; }

    /// <summary>When the page was consulted.</summary>
    public required DateOnly? Accessed { get; init; }

    /// <summary>The language of the cited work, where known: BCP 47.</summary>
    public required string? Language { get; init; }

    /// <summary>Where the reference comes from and how long a copy may be shown.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>Where to go from here.</summary>
    public required Links Links { get; init; }

    internal static CitedCitation Of(Presenter presenter, WholeDocument state)
    {
        var edition = (CitationEdition)state.Edition!;
        return new CitedCitation
        {
            Id = state.Document,
            Slug = edition.Slug,
            Locale = state.Locale,
            Number = presenter.Topic.Position(state.Document),
            // In canonical order of names: the same bytes whether it was read from a file or from PostgreSQL.
            Csl = JsonNode.Parse(CanonicalJson.Serialize(edition.Csl))!.AsObject(),
            Text = edition.Text,
            Url = edition.Url,
            Doi = edition.Doi,
            Pmid = edition.Pmid,
            Accessed = edition.Accessed,
            Language = edition.Language,
            Provenance = Provenance.Of(presenter, state),
            Links = presenter.Links(state),
        };
    }
}
