using ContentApi.Content;
using ContentApi.Delivery.V1.Citations;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.EligibilityCriteria;
using ContentApi.Delivery.V1.Faqs;
using ContentApi.Delivery.V1.Sections;
using ContentApi.Delivery.V1.Topics;

namespace ContentApi.Formats;

/// <summary>A resource as something to be read from top to bottom, whatever its kind: what the forms are written from.</summary>
/// <param name="Key">Names the resource among all others: what its ids begin with.</param>
/// <param name="Urls">Those of the site that it came from.</param>
/// <param name="Words">Those of ours that it is told in.</param>
internal sealed record Reading(
    string Key,
    string Locale,
    ReadablePart Body,
    IReadOnlyList<CitedCitationDto> Citations,
    IReadOnlyList<Related> Related,
    ProvenanceDto Provenance,
    object Resource,
    Urls Urls,
    UiStrings Words)
{
    /// <summary>The UUID of the resource; of a single block, its section's.</summary>
    public Guid Document => Resource switch
    {
        TopicDto topic => topic.Id,
        SectionDto section => section.Id,
        SectionBlockDto block => block.Section.Id,
        FaqDto faq => faq.Id,
        EligibilityCriterionDto criterion => criterion.Id,
        CitationDto citation => citation.Id,
        _ => throw new NotSupportedException(Resource.GetType().Name),
    };

    /// <param name="kind">Null: of a single block.</param>
    /// <param name="language">Of our own words; null: the text's.</param>
    public static Reading Of(Kind? kind, byte[] json, string? language = null) => kind switch
    {
        Kind.Topic => Of(V1Json.Read<TopicDto>(json), language),
        Kind.Section => Of(V1Json.Read<SectionDto>(json), language),
        Kind.Faq => Of(V1Json.Read<FaqDto>(json), language),
        Kind.EligibilityCriterion => Of(V1Json.Read<EligibilityCriterionDto>(json), language),
        Kind.Citation => Of(V1Json.Read<CitationDto>(json), language),
        null => Of(V1Json.Read<SectionBlockDto>(json), language),
        _ => throw new NotSupportedException(kind.ToString()),
    };

    private static Reading Of(TopicDto topic, string? language) => new(
        KeyOf(topic.Locale, Kind.Topic.Word(), topic.Slug),
        topic.Locale,
        new ReadablePart(null, topic.Title, [], [.. topic.Sections.Select(section => PartOf(section, section.Slug, topic.Locale))])
        {
            Concerns = Said(topic.Locale, topic.Concerns),
        },
        topic.Citations,
        [],
        topic.Provenance,
        topic,
        UrlsOf(topic.Provenance, Kind.Topic, topic.Locale, topic.Slug),
        UiStrings.Of(language ?? topic.Locale));

    private static Reading Of(SectionDto section, string? language) => new(
        KeyOf(section.Locale, Kind.Section.Word(), section.Slug),
        section.Locale,
        PartOf(section, scope: null, section.Locale),
        section.Citations,
        [new Related(UiStrings.Of(language ?? section.Locale).PartOf, section.Topic.Title, section.Topic.CanonicalUrl)],
        section.Provenance,
        section,
        UrlsOf(section.Provenance, Kind.Section, section.Locale, section.Slug),
        UiStrings.Of(language ?? section.Locale));

    private static Reading Of(SectionBlockDto block, string? language) => new(
        KeyOf(block.Locale, "block", $"{block.Section.Slug}_{block.Id}"),
        block.Locale,
        new ReadablePart(null, block.Section.Title, [.. block.Blocks.Select(shown => ShownIn(block.Locale, shown, null, []))], [])
        {
            Concerns = Said(block.Locale, block.Concerns),
        },
        block.Citations,
        [new Related(UiStrings.Of(language ?? block.Locale).PartOf, block.Section.Title, block.Section.CanonicalUrl)],
        block.Provenance,
        block,
        Urls.Of(block.Section.CanonicalUrl, Urls.Path(block.Locale, Kind.Section, block.Section.Slug)),
        UiStrings.Of(language ?? block.Locale));

    private static Reading Of(FaqDto faq, string? language) => new(
        KeyOf(faq.Locale, Kind.Faq.Word(), faq.Slug),
        faq.Locale,
        new ReadablePart(null, faq.Question, Quoted(faq.Locale, faq.Answer), []) { Concerns = Said(faq.Locale, faq.Concerns) },
        faq.Citations,
        [new Related(UiStrings.Of(language ?? faq.Locale).PartOf, faq.Topic.Title, faq.Topic.CanonicalUrl)],
        faq.Provenance,
        faq,
        UrlsOf(faq.Provenance, Kind.Faq, faq.Locale, faq.Slug),
        UiStrings.Of(language ?? faq.Locale));

    private static Reading Of(EligibilityCriterionDto criterion, string? language)
    {
        var words = UiStrings.Of(language ?? criterion.Locale);
        var statement = Quoted(criterion.Locale, criterion.Statement);
        // A block that the statement shows already needs no second showing, nor an id of its own.
        var safeguards = Quoted(criterion.Locale, criterion.Safeguards).Where(guard => !statement.Any(shown => shown.Scope == guard.Scope && shown.Block.Id == guard.Block.Id));
        var remarks = new List<Remark>();
        if (criterion.AppliesTo is { } whom) remarks.Add(new Remark(words.AppliesTo, whom, words.Language));
        if (criterion.AsOf is { } date) remarks.Add(new Remark(words.AsOf, words.Date(date), words.Language));
        return new Reading(
            KeyOf(criterion.Locale, Kind.EligibilityCriterion.Word(), criterion.Slug),
            criterion.Locale,
            new ReadablePart(null, words.Criterion, statement, [new ReadablePart(null, null, [.. safeguards], [])])
            {
                Remarks = remarks,
                Concerns = Said(criterion.Locale, criterion.Concerns),
            },
            criterion.Citations,
            [new Related(words.PartOf, criterion.Topic.Title, criterion.Topic.CanonicalUrl)],
            criterion.Provenance,
            criterion,
            UrlsOf(criterion.Provenance, Kind.EligibilityCriterion, criterion.Locale, criterion.Slug),
            words);
    }

    private static Reading Of(CitationDto citation, string? language)
    {
        var words = UiStrings.Of(language ?? citation.Locale);
        return new Reading(
            KeyOf(citation.Locale, Kind.Citation.Word(), citation.Slug),
            citation.Locale,
            new ReadablePart(null, $"{words.Reference} {citation.Number}", [], []),
            [citation],
            [.. citation.CitedBy.Select(place => new Related(words.CitedBy, place.Section.Title, place.Section.CanonicalUrl))],
            citation.Provenance,
            citation,
            UrlsOf(citation.Provenance, Kind.Citation, citation.Locale, citation.Slug),
            words);
    }

    private static ReadablePart PartOf(SectionTextDto section, string? scope, string locale) => new(
        scope,
        section.Title,
        [.. section.Blocks.Select(block => ShownIn(locale, block, scope, []))],
        [.. section.Children.Select(child => PartOf(child, child.Slug, locale))])
    {
        Concerns = Said(locale, section.Concerns),
    };

    /// <summary>Each block once, with all that is pointed at in it.</summary>
    private static IReadOnlyList<Shown> Quoted(string locale, IReadOnlyList<BlockDto> blocks) =>
    [
        .. blocks.GroupBy(block => (Scope: block.Quotes!.Document.Slug, block.Id)).Select(same => ShownIn(
            locale, same.First(), same.Key.Scope, [.. same.Select(block => block.Quotes!.Focus).OfType<string>().Distinct()])),
    ];

    private static Shown ShownIn(string locale, BlockDto block, string? scope, IReadOnlyList<string> focus) =>
        new(block, scope, focus) { Concerns = Said(locale, block.Concerns) };

    /// <summary>In the language of the text, whatever that of our other words: the notice itself is in it.</summary>
    private static IReadOnlyList<Remark> Said(string locale, IEnumerable<ConcernDto> concerns)
    {
        var words = UiStrings.Of(locale);
        return [.. concerns.Select(concern => new Remark($"{words.Concern}, {words.Date(concern.Since)}", concern.Text, words.Language))];
    }

    private static Urls UrlsOf(ProvenanceDto provenance, Kind kind, string locale, string slug) =>
        Urls.Of(provenance.CanonicalUrl, Urls.Path(locale, kind, slug));

    private static string KeyOf(string locale, string kind, string slug) => $"{locale}-{kind}-{slug}";
}

/// <param name="Scope">The slug of the section that the ids of its blocks are of; null: the resource's own.</param>
/// <param name="Title">Null: shown without a heading.</param>
internal sealed record ReadablePart(string? Scope, string? Title, IReadOnlyList<Shown> Blocks, IReadOnlyList<ReadablePart> Parts)
{
    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    /// <summary>Notices of concern about all of it.</summary>
    public IReadOnlyList<Remark> Concerns { get; init; } = [];
}

/// <summary>A block as it is shown here.</summary>
/// <param name="Focus">Ids of the parts to highlight.</param>
internal sealed record Shown(BlockDto Block, string? Scope, IReadOnlyList<string> Focus)
{
    /// <summary>Notices of concern about it.</summary>
    public IReadOnlyList<Remark> Concerns { get; init; } = [];

    /// <summary>The texts of the parts to highlight.</summary>
    public IEnumerable<string> FocusTexts => Block switch
    {
        ListBlockDto list => list.Items.Where(item => Focus.Contains(item.Id)).Select(item => item.Text),
        _ => SpanDto.Of(Block).OfType<PassageSpanDto>().Where(passage => Focus.Contains(passage.Id)).Select(passage => passage.Text),
    };
}

/// <param name="Language">The language of the label; the value is in the text's.</param>
internal sealed record Remark(string Label, string Value, string Language)
{
    public string Line(string? value = null) => UiStrings.Of(Language).Labelled(Label, value ?? Value);
}

/// <summary>Another resource, to be linked in the same form.</summary>
internal sealed record Related(string Label, string Title, string Url);
