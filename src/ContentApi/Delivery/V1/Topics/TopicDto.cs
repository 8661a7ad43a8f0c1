using System.Text.Json;
using System.Text.Json.Serialization;
using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Sections;
using ContentApi.Published;
using ContentApi.Readable;

namespace ContentApi.Delivery.V1.Topics;

/// <summary>A topic: the whole article in reading order, with all that it cites.</summary>
public sealed record TopicDto
{
    /// <summary>The document's lasting UUID.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is: `topic`.</summary>
    public required string Kind { get; init; }

    /// <summary>The topic's name in URLs; the slugs of its documents begin with it.</summary>
    public required string Slug { get; init; }

    /// <summary>The language, and perhaps region, of the text.</summary>
    public required string Locale { get; init; }

    /// <summary>The topic's title; given by the publisher, see `provenance.vetting.arrangement`.</summary>
    public required string Title { get; init; }

    /// <summary>The country whose practice the text describes: ISO 3166-1 alpha-2.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>For whom the text is written.</summary>
    public required string Audience { get; init; }

    /// <summary>What it is about, in code systems.</summary>
    public required IReadOnlyList<CodingDto> Codings { get; init; }

    /// <summary>Notices of concern about the topic. Those about a section or a block stand there.</summary>
    public required IReadOnlyList<ConcernDto> Concerns { get; init; }

    /// <summary>The top-level sections, whole, in reading order.</summary>
    public required IReadOnlyList<ChildSectionDto> Sections { get; init; }

    /// <summary>All citations of the topic, by number.</summary>
    public required IReadOnlyList<CitedCitationDto> Citations { get; init; }

    /// <summary>What people type and what else a search for it finds; for clients that search in their own copy.</summary>
    public required IReadOnlyList<SynonymDto> Synonyms { get; init; }

    /// <summary>Where the text comes from and how long a copy may be shown.</summary>
    public required ProvenanceDto Provenance { get; init; }

    /// <summary>Where to go from here.</summary>
    public required TopicLinksDto Links { get; init; }

    internal static TopicDto Of(Presenter presenter)
    {
        var topic = presenter.Topic;
        var edition = topic.Edition;
        return new TopicDto
        {
            Id = topic.Id,
            Kind = topic.Self.Kind.Word(),
            Slug = edition.Slug,
            Locale = topic.Locale,
            Title = edition.Name,
            Jurisdiction = edition.Jurisdiction,
            Audience = edition.Audience,
            Codings = [.. edition.Codings.Select(coding => new CodingDto { System = coding.System, Code = coding.Code, Display = coding.Display })],
            Concerns = ConcernDto.Of(edition.ConcernsAbout(topic.Id)),
            Sections = [.. topic.Live(Content.Kind.Section).Where(section => topic.Parent(section) is null).Select(section => ChildSectionDto.Of(presenter, section))],
            Citations = [.. topic.Live(Content.Kind.Citation).Select(citation => CitedCitationDto.Of(topic, citation))],
            Synonyms = [.. edition.Synonyms.Select(synonym => new SynonymDto { Term = synonym.Term, Finds = synonym.Finds })],
            Provenance = ProvenanceDto.Of(presenter, topic.Self),
            Links = TopicLinksDto.Of(presenter.Urls, topic.Self),
        };
    }

    internal ReadableTopic ToReadable()
    {
        var urls = Urls.Of(Provenance.CanonicalUrl, Urls.Path(Locale, Content.Kind.Topic, Slug));
        return new ReadableTopic(
            Id,
            Slug,
            Locale,
            Links.Self,
            Concerns.ToReadable(),
            Citations.ToReadable(Locale, urls),
            Provenance.ToReadable(),
            Title,
            Jurisdiction,
            Audience,
            [.. Codings.Select(coding => new Coding(coding.System, coding.Code, coding.Display))],
            [.. Sections.Select(section => section.ToReadable(Locale, urls))],
            [.. Synonyms.Select(synonym => new Synonym(synonym.Term, [.. synonym.Finds]))]);
    }
}

/// <summary>A code for what the topic is about, as FHIR writes it.</summary>
public sealed record CodingDto
{
    /// <summary>The code system's URI.</summary>
    public required string System { get; init; }

    /// <summary>The code.</summary>
    public required string Code { get; init; }

    /// <summary>The code's meaning, in words.</summary>
    public required string Display { get; init; }
}

/// <summary>Words that people type, and the text's own words that a search for them finds too: wider ones or others for the same, never narrower.</summary>
public sealed record SynonymDto
{
    /// <summary>What people type: one word or a few.</summary>
    public required string Term { get; init; }

    /// <summary>Words of the text; of several words in one, a block must have all.</summary>
    public required IReadOnlyList<string> Finds { get; init; }
}

/// <summary>A topic's lists; every URL is absolute.</summary>
public sealed record TopicLinksDto
{
    /// <summary>The whole article.</summary>
    public required string Self { get; init; }

    /// <summary>Its sections, one by one.</summary>
    public required string Sections { get; init; }

    /// <summary>Its questions and answers.</summary>
    public required string Faqs { get; init; }

    /// <summary>What it says about who may be treated and what is checked first.</summary>
    public required string EligibilityCriteria { get; init; }

    /// <summary>What it cites.</summary>
    public required string Citations { get; init; }

    /// <summary>A search in it: a URI template (RFC 6570) that takes `q`.</summary>
    public required string Search { get; init; }

    internal static TopicLinksDto Of(Urls urls, DocumentState topic)
    {
        string List(Kind kind) => urls.Absolute($"{Urls.Collection(topic.Locale, kind)}?topic={topic.Slug}");
        return new TopicLinksDto
        {
            Self = urls.Document(topic),
            Sections = List(Kind.Section),
            Faqs = List(Kind.Faq),
            EligibilityCriteria = List(Kind.EligibilityCriterion),
            Citations = List(Kind.Citation),
            Search = urls.Absolute($"{Urls.Search(topic.Locale)}?topic={topic.Slug}{{&q}}"),
        };
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(TopicDto))]
internal sealed partial class TopicsJson : JsonSerializerContext;
