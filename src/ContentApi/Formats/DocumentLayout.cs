using ContentApi.Content;
using ContentApi.Readable;

namespace ContentApi.Formats;

/// <summary>A document laid out from top to bottom, whatever its kind: what every format is written from.</summary>
/// <param name="Key">Names the document among all others. Element ids begin with it.</param>
/// <param name="Words">The labels, in the language that they are shown in.</param>
internal sealed record DocumentLayout(
    string Key,
    ReadableDocument Document,
    LayoutPart Body,
    IReadOnlyList<Related> Related,
    UiStrings Words)
{
    public string Locale => Document.Locale;

    public IReadOnlyList<ReadableCitation> Citations => Document.Citations;

    public ReadableProvenance Provenance => Document.Provenance;

    /// <param name="language">Of the labels; null: the text's.</param>
    public static DocumentLayout Of(ReadableDocument document, string? language = null)
    {
        var words = UiStrings.Of(language ?? document.Locale);
        return document switch
        {
            ReadableTopic topic => Of(topic, words),
            ReadableSectionDocument section => Of(section, words),
            ReadableBlockDocument block => Of(block, words),
            ReadableFaq faq => Of(faq, words),
            ReadableCriterion criterion => Of(criterion, words),
            ReadableCitationDocument citation => Of(citation, words),
            _ => throw new NotSupportedException(document.GetType().Name),
        };
    }

    private static DocumentLayout Of(ReadableTopic topic, UiStrings words) => new(
        KeyOf(topic, Kind.Topic),
        topic,
        new LayoutPart(null, topic.Title, [], [.. topic.Sections.Select(section => PartOf(section, section.Slug, topic.Locale))])
        {
            Concerns = Remarks(topic.Locale, topic.Concerns),
        },
        [],
        words);

    private static DocumentLayout Of(ReadableSectionDocument section, UiStrings words) => new(
        KeyOf(section, Kind.Section),
        section,
        PartOf(section.Section, scope: null, section.Locale),
        [PartOf(section.Topic, words)],
        words);

    private static DocumentLayout Of(ReadableBlockDocument block, UiStrings words) => new(
        KeyOf(block.Locale, "block", $"{block.Section.Slug}_{block.Block}"),
        block,
        new LayoutPart(null, block.Section.Title, [.. block.Blocks.Select(shown => BlockOf(block.Locale, shown, null, []))], [])
        {
            Concerns = Remarks(block.Locale, block.Concerns),
        },
        [PartOf(block.Section, words)],
        words);

    private static DocumentLayout Of(ReadableFaq faq, UiStrings words) => new(
        KeyOf(faq, Kind.Faq),
        faq,
        new LayoutPart(null, faq.Question, Quoted(faq.Locale, faq.Answer), []) { Concerns = Remarks(faq.Locale, faq.Concerns) },
        [PartOf(faq.Topic, words)],
        words);

    private static DocumentLayout Of(ReadableCriterion criterion, UiStrings words)
    {
        var statement = Quoted(criterion.Locale, criterion.Statement);
        // A block that the statement shows already is not shown again, so it needs no second id.
        var safeguards = Quoted(criterion.Locale, criterion.Safeguards)
            .Where(guard => !statement.Any(shown => shown.Scope == guard.Scope && shown.Block.Id == guard.Block.Id));
        var remarks = new List<Remark>();
        if (criterion.AppliesTo is { } whom) remarks.Add(new Remark(words.AppliesTo, whom, words.Language));
        if (criterion.AsOf is { } date) remarks.Add(new Remark(words.AsOf, words.Date(date), words.Language));
        return new DocumentLayout(
            KeyOf(criterion, Kind.EligibilityCriterion),
            criterion,
            new LayoutPart(null, words.Criterion, statement, [new LayoutPart(null, null, [.. safeguards], [])])
            {
                Remarks = remarks,
                Concerns = Remarks(criterion.Locale, criterion.Concerns),
            },
            [PartOf(criterion.Topic, words)],
            words);
    }

    private static DocumentLayout Of(ReadableCitationDocument citation, UiStrings words) => new(
        KeyOf(citation, Kind.Citation),
        citation,
        new LayoutPart(null, $"{words.Reference} {citation.Citation.Number}", [], []),
        [.. citation.CitedBy.Select(section => new Related(words.CitedBy, section.Title, section.Url))],
        words);

    private static LayoutPart PartOf(ReadableSection section, string? scope, string locale) => new(
        scope,
        section.Title,
        [.. section.Blocks.Select(block => BlockOf(locale, block, scope, []))],
        [.. section.Children.Select(child => PartOf(child, child.Slug, locale))])
    {
        Concerns = Remarks(locale, section.Concerns),
    };

    private static Related PartOf(DocumentLink parent, UiStrings words) => new(words.PartOf, parent.Title, parent.Url);

    /// <summary>Each block once, with everything that is pointed at in it.</summary>
    private static IReadOnlyList<LayoutBlock> Quoted(string locale, IReadOnlyList<ReadableBlock> blocks) =>
    [
        .. blocks.GroupBy(block => (Scope: block.Quotes!.Document.Slug, block.Id)).Select(same => BlockOf(
            locale, same.First(), same.Key.Scope, [.. same.Select(block => block.Quotes!.Focus).OfType<string>().Distinct()])),
    ];

    private static LayoutBlock BlockOf(string locale, ReadableBlock block, string? scope, IReadOnlyList<string> focus) =>
        new(block, scope, focus) { Concerns = Remarks(locale, block.Concerns) };

    /// <summary>The label is in the language of the text, as the notice is.</summary>
    private static IReadOnlyList<Remark> Remarks(string locale, IEnumerable<ReadableConcern> concerns)
    {
        var words = UiStrings.Of(locale);
        return [.. concerns.Select(concern => new Remark($"{words.Concern}, {words.Date(concern.Since)}", concern.Text, words.Language))];
    }

    private static string KeyOf(ReadableDocument document, Kind kind) => KeyOf(document.Locale, kind.Word(), document.Slug);

    private static string KeyOf(string locale, string kind, string slug) => $"{locale}-{kind}-{slug}";
}

/// <param name="Scope">The slug of the section that the ids of its blocks belong to; null: the document's own.</param>
/// <param name="Title">Null: shown without a heading.</param>
internal sealed record LayoutPart(string? Scope, string? Title, IReadOnlyList<LayoutBlock> Blocks, IReadOnlyList<LayoutPart> Parts)
{
    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    /// <summary>Notices of concern about the whole part.</summary>
    public IReadOnlyList<Remark> Concerns { get; init; } = [];
}

/// <summary>A block as it is shown here.</summary>
/// <param name="Focus">Ids of the passages and items to highlight.</param>
internal sealed record LayoutBlock(ReadableBlock Block, string? Scope, IReadOnlyList<string> Focus)
{
    /// <summary>Notices of concern about the block.</summary>
    public IReadOnlyList<Remark> Concerns { get; init; } = [];

    /// <summary>The texts of the passages and items to highlight.</summary>
    public IEnumerable<string> FocusTexts => Block switch
    {
        ReadableList list => list.Items.Where(item => Focus.Contains(item.Id)).Select(item => item.Text),
        _ => Block.Passages.Where(passage => Focus.Contains(passage.Id)).Select(passage => passage.Text),
    };
}

/// <summary>A label and its value.</summary>
/// <param name="Language">The label's; the value is in the text's.</param>
internal sealed record Remark(string Label, string Value, string Language)
{
    public string Line(string? value = null) => UiStrings.Of(Language).Labelled(Label, value ?? Value);
}

/// <summary>Another document, to be linked in the same format.</summary>
internal sealed record Related(string Label, string Title, string Url);
