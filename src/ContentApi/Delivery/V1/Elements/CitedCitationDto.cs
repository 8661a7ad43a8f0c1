using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ContentApi.Content;
using ContentApi.Published;

namespace ContentApi.Delivery.V1.Elements;

/// <summary>A citation as it comes with whatever cites it. Its locale and provenance are those of the resource that it came with.</summary>
public record CitedCitationDto
{
    /// <summary>The document's lasting UUID.</summary>
    [JsonPropertyOrder(-2)]
    public required Guid Id { get; init; }

    /// <summary>What it is: `citation`.</summary>
    [JsonPropertyOrder(-2)]
    public required string Kind { get; init; }

    /// <summary>The citation's name in URLs, and its CSL id.</summary>
    [JsonPropertyOrder(-2)]
    public required string Slug { get; init; }

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

    internal static CitedCitationDto Of(Topic topic, WholeDocument state)
    {
        var edition = (CitationEdition)state.Edition!;
        return new CitedCitationDto
        {
            Id = state.Document,
            Kind = state.Kind.Word(),
            Slug = edition.Slug,
            Number = topic.Position(state.Document),
            // In canonical order of names: the same bytes whether it was read from a file or from PostgreSQL.
            Csl = JsonNode.Parse(CanonicalJson.Serialize(edition.Csl))!.AsObject(),
            Text = edition.Text,
            Url = edition.Url,
            Doi = edition.Doi,
            Pmid = edition.Pmid,
            Accessed = edition.Accessed,
            Language = edition.Language,
        };
    }
}
