using System.Text.Json;
using System.Text.Json.Serialization;
using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Published;
using ContentApi.Readable;

namespace ContentApi.Delivery.V1.Faqs;

/// <summary>A question, answered by blocks of the text and by nothing else.</summary>
public sealed record FaqDto
{
    /// <summary>The document's lasting UUID.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is: `faq`.</summary>
    public required string Kind { get; init; }

    /// <summary>The question's name in URLs.</summary>
    public required string Slug { get; init; }

    /// <summary>The language, and perhaps region, of the text.</summary>
    public required string Locale { get; init; }

    /// <summary>The topic that it belongs to.</summary>
    public required DocumentReferenceDto Topic { get; init; }

    /// <summary>Its place among the topic's questions, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>The question; asked by the publisher, see `provenance.vetting.arrangement`.</summary>
    public required string Question { get; init; }

    /// <summary>Notices of concern about the topic. Those about what is quoted stand with the block.</summary>
    public required IReadOnlyList<ConcernDto> Concerns { get; init; }

    /// <summary>The answer: whole blocks of the text, each saying what it quotes.</summary>
    public required IReadOnlyList<BlockDto> Answer { get; init; }

    /// <summary>Every citation that the answer cites, by number.</summary>
    public required IReadOnlyList<CitedCitationDto> Citations { get; init; }

    /// <summary>Where the text comes from and how long a copy may be shown.</summary>
    public required ProvenanceDto Provenance { get; init; }

    /// <summary>Where to go from here.</summary>
    public required LinksDto Links { get; init; }

    internal static FaqDto Of(Presenter presenter, WholeDocument state)
    {
        var edition = (FaqEdition)state.Edition!;
        return new FaqDto
        {
            Id = state.Document,
            Kind = state.Kind.Word(),
            Slug = edition.Slug,
            Locale = state.Locale,
            Topic = presenter.Reference(presenter.Topic.Self),
            Position = presenter.Topic.Position(state.Document),
            Question = edition.Question,
            Concerns = ConcernDto.Of(presenter.Topic.Edition.ConcernsAbout(presenter.Topic.Id)),
            Answer = presenter.Quoted(edition.Answer),
            Citations = presenter.Cited(edition.Answer),
            Provenance = ProvenanceDto.Of(presenter, state),
            Links = presenter.Links(state),
        };
    }

    internal ReadableFaq ToReadable()
    {
        var urls = Urls.Of(Provenance.CanonicalUrl, Urls.Path(Locale, Content.Kind.Faq, Slug));
        return new ReadableFaq(
            Id,
            Slug,
            Locale,
            Links.Self,
            Concerns.ToReadable(),
            Citations.ToReadable(Locale, urls),
            Provenance.ToReadable(),
            Topic.ToReadable(),
            Question,
            Answer.ToReadable());
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FaqDto))]
internal sealed partial class FaqsJson : JsonSerializerContext;
