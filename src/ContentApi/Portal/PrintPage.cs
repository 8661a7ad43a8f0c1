using System.Globalization;
using ContentApi.Content;
using ContentApi.Delivery.V1;
using ContentApi.Embedding.Frames;
using ContentApi.Formats;
using ContentApi.Http;
using ContentApi.Published;

namespace ContentApi.Portal;

/// <summary>A whole topic on paper, for whoever signs it off: the letters as served, with the ids, digests and markers that they are known by.</summary>
internal sealed class PrintPage(LoadedRelease served, Layout layout, PageLanguage tongue)
{
    public Representation Render(TopicEntry topic)
    {
        var words = UiStrings.Of(tongue.Language);
        var marked = new HtmlLayout(2) { IsMarked = true, Behind = Box };
        var whole = Read(topic, Kind.Topic).Single();
        var release = served.Snapshot.Release;
        var faqs = Read(topic, Kind.Faq).ToList();
        var criteria = FramePages.ByRole([.. Read(topic, Kind.EligibilityCriterion)]).ToList();
        var main = string.Create(CultureInfo.InvariantCulture, $"""
            <p>{Say("Publication n°", "Release")} {release.Number} ({PageTemplate.Text(words.Date(DateOnly.FromDateTime(release.PublishedAt.UtcDateTime)))}). {Say("Entre crochets, l’identifiant de chaque bloc et de chaque partie ; sous chaque bloc, le début de son empreinte. Ni l’un ni l’autre n’est du texte.", "In brackets, the id of each block and part; below each block, the beginning of its digest. Neither is part of the text.")}</p>
            <div class="limits"><ul>
            {Terms.Write(whole.Provenance, topic.Locale, tongue)}</ul></div>
            {HtmlFormat.Write(whole, marked)}
            {Many(words.Questions, faqs, marked)}{Many(words.Criterion, criteria, marked)}<section class="sheet sign">
            <h2>{Say("Relecture", "Review")}</h2>
            <dl><dt>{Say("Nom et qualité", "Name and position")}</dt><dd></dd><dt>{Say("Date", "Date")}</dt><dd></dd><dt>{Say("Signature", "Signature")}</dt><dd></dd></dl>
            </section>
            """);
        return layout.Render(
            tongue, null, 3, tongue.Say("Pour relecture : ", "For sign-off: ") + topic.Title, main,
            modified: new[] { whole.Provenance.PublishedAt, release.PublishedAt.UtcDateTime }.Max());
    }

    private string Many(string heading, List<DocumentLayout> layouts, HtmlLayout marked) => layouts.Count == 0 ? "" :
        $"<h2 class=\"sheet\">{PageTemplate.Text(heading)}</h2>\n{string.Concat(layouts.Select(layout => HtmlFormat.Write(layout, marked with { HeadingLevel = 3, IsOneOfMany = true }) + Box("")))}";

    private IEnumerable<DocumentLayout> Read(TopicEntry topic, Kind kind) => topic.Live(kind)
        .Select(listing => DocumentLayout.Of(V1Reader.Read(served, listing.State), tongue.Language));

    private string Box(string slug) => $"""
        <div class="sign" lang="{tongue.Language}"><ul><li>☐ {Say("relu", "reviewed")}</li><li>☐ {Say("à corriger", "to be corrected")}</li><li>{Say("Initiales", "Initials")}{Say(" : ", ": ")}………</li>{(slug.Length == 0 ? "" : $"<li class=\"quiet\">{PageTemplate.Text(slug)}</li>")}</ul></div>

        """;

    private string Say(string french, string english) => PageTemplate.Text(tongue.Say(french, english));
}
