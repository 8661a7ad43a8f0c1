using ContentApi.Content;
using ContentApi.Delivery.V1;
using ContentApi.Embedding.Targets;
using ContentApi.Formats;
using ContentApi.Http;
using ContentApi.Published;
using ContentApi.Readable;

namespace ContentApi.Portal;

/// <summary>All that can be chosen of a topic, as the options of one list: it works without script.</summary>
internal static class ContentPicker
{
    public static string Write(LoadedRelease served, TopicEntry topic, EmbedTarget chosen, PageLanguage tongue)
    {
        var locale = topic.Locale;
        string One(EmbedTarget subject, string text) =>
            $"<option value=\"{PageTemplate.Text(EmbedOptions.Value(subject))}\"{(subject == chosen ? " selected" : "")}>{PageTemplate.Text(text)}</option>\n";
        string Group(string label, IEnumerable<string> options) =>
            string.Concat(options) is { Length: > 0 } all ? $"<optgroup label=\"{PageTemplate.Text(label)}\">\n{all}</optgroup>\n" : "";
        DocumentLayout Read(Listing listing) => DocumentLayout.Of(V1Reader.Read(served, listing.State));

        var sections = topic.Live(Kind.Section).Select(listing => (listing.State.Slug, Layout: Read(listing))).ToList();
        var faqs = topic.Live(Kind.Faq).Select(listing => (listing.State.Slug, Layout: Read(listing))).ToList();
        var criteria = topic.Live(Kind.EligibilityCriterion).Select(listing => (listing.State.Slug, Layout: Read(listing))).ToList();
        var (questions, conditions) = (tongue.Say("Questions et réponses", "Questions and answers"), tongue.Say("Conditions de prescription et vérifications", "Conditions of prescription and checks"));
        return Group(tongue.Say("Tout le sujet", "The whole topic"), [One(new EmbedTarget(locale, Kind.Topic, topic.Slug), topic.Title)])
            + Group(tongue.Say("Une section", "A section"), sections.Select(section => One(new EmbedTarget(locale, Kind.Section, section.Slug), section.Layout.Body.Title!)))
            + Group(questions, faqs.Select(faq => One(new EmbedTarget(locale, Kind.Faq, faq.Slug), faq.Layout.Body.Title!))
                .Prepend(faqs.Count == 0 ? "" : One(new EmbedTarget(locale, Kind.Faq, topic.Slug, IsList: true), tongue.Say("Toutes les questions", "All questions"))))
            + Group(conditions, criteria.Select(criterion => One(
                    new EmbedTarget(locale, Kind.EligibilityCriterion, criterion.Slug),
                    $"{UiStrings.Of(tongue.Language).Roles[((ReadableCriterion)criterion.Layout.Document).Role.Word()]} · {criterion.Slug}"))
                .Prepend(criteria.Count == 0 ? "" : One(new EmbedTarget(locale, Kind.EligibilityCriterion, topic.Slug, IsList: true), tongue.Say("Toutes les conditions", "All conditions"))))
            + string.Concat(sections.Select(section => Group(
                $"{tongue.Say("Un bloc de", "A block of")} {tongue.Say("« " + section.Layout.Body.Title + " »", "“" + section.Layout.Body.Title + "”")}",
                section.Layout.Body.Blocks.Select(shown => One(new EmbedTarget(locale, Kind.Section, section.Slug, shown.Block.Id), $"{shown.Block.Id} · {Start(shown.Block.Text)}")))));
    }

    /// <summary>Enough words to know a block by, cut between words.</summary>
    private static string Start(string text)
    {
        const int most = 60;
        var line = text.ReplaceLineEndings(" ");
        if (line.Length <= most) return line;
        var end = line.LastIndexOf(' ', most);
        return line[..(end > 0 ? end : most)] + "…";
    }
}
