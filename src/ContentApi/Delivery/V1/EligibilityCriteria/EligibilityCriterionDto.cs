using System.Text.Json;
using System.Text.Json.Serialization;
using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Published;
using ContentApi.Readable;

namespace ContentApi.Delivery.V1.EligibilityCriteria;

/// <summary>What the text says about who may be treated, who prescribes, what is checked, and what to mind. It informs; it decides nothing.</summary>
public sealed record EligibilityCriterionDto
{
    /// <summary>The document's lasting UUID.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is: `eligibility-criterion`.</summary>
    public required string Kind { get; init; }

    /// <summary>The criterion's name in URLs.</summary>
    public required string Slug { get; init; }

    /// <summary>The language, and perhaps region, of the text.</summary>
    public required string Locale { get; init; }

    /// <summary>The topic that it belongs to.</summary>
    public required DocumentReferenceDto Topic { get; init; }

    /// <summary>Its place among the topic's criteria, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>What the statement is about: `indication`, `prescriber`, `pre-treatment-check`, `monitoring`, `self-care`, `when-to-seek-care` or `safeguard`; the publisher's word.</summary>
    public required string Role { get; init; }

    /// <summary>Notices of concern about the topic. Those about what is quoted stand with the block.</summary>
    public required IReadOnlyList<ConcernDto> Concerns { get; init; }

    /// <summary>What the text says: whole blocks, each saying what it quotes and, in `focus`, which part is meant.</summary>
    public required IReadOnlyList<BlockDto> Statement { get; init; }

    /// <summary>To whom it applies, in the text's own words; null: the text makes no distinction.</summary>
    public required string? AppliesTo { get; init; }

    /// <summary>The country whose practice it describes: ISO 3166-1 alpha-2.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The date for which the text says it; null: the text gives none.</summary>
    public required DateOnly? AsOf { get; init; }

    /// <summary>What must be shown with every criterion, whatever was filtered.</summary>
    public required IReadOnlyList<BlockDto> Safeguards { get; init; }

    /// <summary>Every citation that the statement and the safeguards cite, by number.</summary>
    public required IReadOnlyList<CitedCitationDto> Citations { get; init; }

    /// <summary>Where the text comes from and how long a copy may be shown.</summary>
    public required ProvenanceDto Provenance { get; init; }

    /// <summary>Where to go from here.</summary>
    public required LinksDto Links { get; init; }

    internal static EligibilityCriterionDto Of(Presenter presenter, WholeDocument state)
    {
        var topic = presenter.Topic;
        var edition = (CriterionEdition)state.Edition!;
        return new EligibilityCriterionDto
        {
            Id = state.Document,
            Kind = state.Kind.Word(),
            Slug = edition.Slug,
            Locale = state.Locale,
            Topic = presenter.Reference(topic.Self),
            Position = topic.Position(state.Document),
            Role = edition.Role.Word(),
            Concerns = ConcernDto.Of(topic.Edition.ConcernsAbout(topic.Id)),
            Statement = presenter.Quoted(edition.Statement),
            AppliesTo = edition.AppliesTo,
            Jurisdiction = topic.Edition.Jurisdiction,
            AsOf = edition.AsOf,
            Safeguards = presenter.Quoted(topic.Safeguards),
            Citations = presenter.Cited(edition.Statement.Concat(topic.Safeguards)),
            Provenance = ProvenanceDto.Of(presenter, state),
            Links = presenter.Links(state),
        };
    }

    internal ReadableCriterion ToReadable()
    {
        var urls = Urls.Of(Provenance.CanonicalUrl, Urls.Path(Locale, Content.Kind.EligibilityCriterion, Slug));
        return new ReadableCriterion(
            Id,
            Slug,
            Locale,
            Links.Self,
            Concerns.ToReadable(),
            Citations.ToReadable(Locale, urls),
            Provenance.ToReadable(),
            Topic.ToReadable(),
            CriterionRoles.TryParse(Role, out var role) ? role : throw new NotSupportedException(Role),
            Statement.ToReadable(),
            AppliesTo,
            Jurisdiction,
            AsOf,
            Safeguards.ToReadable());
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(EligibilityCriterionDto))]
internal sealed partial class EligibilityCriteriaJson : JsonSerializerContext;
