using System.Globalization;
using System.Text;
using ContentApi.Content;
using ContentApi.Delivery.V1;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Embedding.Component;
using ContentApi.Embedding.Frames;
using ContentApi.Embedding.Targets;
using ContentApi.Formats;
using ContentApi.Http;
using ContentApi.Published;

namespace ContentApi.Portal;

/// <summary>From where partners start: what is published, what to choose of it, how it looks, what to paste.</summary>
internal sealed class StartPage(LoadedRelease served, FormatRenderer formats, Layout layout, PageLanguage tongue)
{
    private readonly Urls urls = formats.Urls;
    private readonly UiStrings words = UiStrings.Of(tongue.Language);
    private readonly StringBuilder main = new();

    /// <param name="choice">Its subject as <see cref="EmbedContent.Locate"/> found it.</param>
    /// <param name="today">When the copy in the snippets was made.</param>
    public Representation Render(EmbedOptions choice, DateOnly today)
    {
        var topics = served.Snapshot.Live;
        var topic = choice.Subject is { } subject ? TopicOf(subject) : topics.FirstOrDefault(topic => topic.Locale.Split('-')[0] == tongue.Language) ?? topics.FirstOrDefault();
        Write($"<p class=\"lead\">{Say("Reprenez ces textes tels qu’ils sont publiés : vos lecteurs voient les mots exacts, leurs sources et leurs dates, et un texte retiré cesse de s’afficher.", "Show these texts as they are published: your readers see the exact words, their sources and dates, and a text that is withdrawn stops being shown.")}</p>\n");
        WritePublished(topics, topic, choice);
        if (topic is not null)
        {
            var chosen = choice with { Subject = choice.Subject ?? new EmbedTarget(topic.Locale, Kind.Topic, topic.Slug) };
            WriteForm(topic, chosen);
            WriteEmbedding(chosen, today);
        }

        Write($"""
            <h2>{Say("Et ensuite", "And then")}</h2>
            <ul>
            <li><a href="{(tongue == PageLanguage.French ? "check" : "en/check")}">{Say("Contrôler le texte d’une page", "Check the text of a page")}</a></li>
            <li><a href="docs" hreflang="en">{Say("Documentation (en anglais)", "Documentation")}</a>, <a href="docs/api" hreflang="en">{Say("l’API à lire et à essayer", "the API, to read and try")}</a>, <a href="openapi/v1.json" hreflang="en">OpenAPI</a>, <a href="docs/errors" hreflang="en">{Say("erreurs", "errors")}</a></li>
            <li><a href="v1">{Say("Document de service", "Service document")}</a> (JSON)</li>
            </ul>
            """);
        return layout.Render(tongue, "", 0, Title, main.ToString(), runs: true, query: choice.Query());
    }

    private string Title => tongue.Say("Textes de santé à intégrer", "Health texts to embed");

    private void Write(string markup) => main.Append(markup);

    private string Say(string french, string english) => PageTemplate.Text(tongue.Say(french, english));

    private void WritePublished(IReadOnlyList<TopicEntry> topics, TopicEntry? current, EmbedOptions choice)
    {
        var release = served.Snapshot.Release;
        Write($"""
            <h2>{Say("Ce qui est publié ici", "What is published here")}</h2>
            <p>{Say("Publication n°", "Release")} {release.Number}, {PageTemplate.Text(words.Date(DateOnly.FromDateTime(release.PublishedAt.UtcDateTime)))} <span class="quiet">{Say("(cette date n’est pas celle d’une relecture)", "(this is not a review date)")}</span>. {Say("Langues des textes", "Languages of the texts")}{Say(" : ", ": ")}{PageTemplate.Text(string.Join(", ", served.Snapshot.Locales))}.</p>

            """);
        if (topics.Count == 0) Write($"<p>{Say("Aucun texte n’est publié pour le moment.", "No text is published at the moment.")}</p>\n");
        foreach (var topic in topics)
        {
            var provenance = V1Reader.Read(served, topic.Self).Provenance;
            var address = (choice with { Subject = new EmbedTarget(topic.Locale, Kind.Topic, topic.Slug) }).Query();
            Write($"""
                <h3 lang="{PageTemplate.Text(topic.Locale)}"><a href="{PageTemplate.Text(address)}"{(topic == current && topics.Count > 1 ? " aria-current=\"true\"" : "")}>{PageTemplate.Text(topic.Title)}</a></h3>
                <p>{Count(topic, Kind.Section, "section", "sections", "section", "sections")}, {Count(topic, Kind.Faq, "question", "questions", "question", "questions")}, {CountRoles(topic)}{Count(topic, Kind.Citation, "référence", "références", "reference", "references")}.</p>
                <div class="limits"><p>{Say("À savoir avant de le reprendre", "Before you show it")}{Say(" :", ":")}</p>
                <ul>
                {Terms.Write(provenance, topic.Locale, tongue)}</ul></div>

                """);
        }
    }

    private string Count(TopicEntry topic, Kind kind, params string[] nouns)
    {
        var count = topic.Live(kind).Length;
        return string.Create(CultureInfo.InvariantCulture, $"{count} {tongue.Say(nouns[count > 1 ? 1 : 0], nouns[count == 1 ? 2 : 3])}");
    }

    /// <summary>Criteria by their roles: a safeguard is no condition of prescription.</summary>
    private string CountRoles(TopicEntry topic) => string.Concat(topic.Live(Kind.EligibilityCriterion)
        .CountBy(listing => listing.Role!.Value).OrderBy(count => count.Key)
        .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {PageTemplate.Text(words.CountedRole(count.Key.Word(), count.Value))}, ")));

    private void WriteForm(TopicEntry topic, EmbedOptions choice) => Write($"""
        <h2 id="choose">{Say("Choisir", "Choose")}</h2>
        <form method="get" action="{(tongue == PageLanguage.French ? "./" : "en")}#preview">
        <label for="text">{Say("Texte", "Text")}</label>
        <select id="text" name="text">
        {ContentPicker.Write(served, topic, choice.Subject!, tongue)}</select>
        <div class="row">
        <div><label for="theme">{Say("Couleurs", "Colours")}</label>
        <select id="theme" name="theme">{Option("auto", "Selon l’appareil du lecteur", "As the reader’s device has it", choice.Theme)}{Option("light", "Claires", "Light", choice.Theme)}{Option("dark", "Sombres", "Dark", choice.Theme)}</select></div>
        <div><label for="words">{Say("Langue des mots autour du texte", "Language of the words around the text")}</label>
        <select id="words" name="words">{Option("auto", "Celle de la page", "The page’s", choice.Words)}{Option("fr", "Français", "French", choice.Words)}{Option("en", "Anglais", "English", choice.Words)}</select></div>
        </div>
        <button type="submit">{Say("Montrer et préparer le code", "Show it and prepare the code")}</button>
        </form>

        """);

    private string Option(string value, string french, string english, string? chosen) =>
        $"<option value=\"{value}\"{(value == (chosen ?? "auto") ? " selected" : "")}>{Say(french, english)}</option>";

    private void WriteEmbedding(EmbedOptions choice, DateOnly today)
    {
        var showing = EmbedContent.Of(served, choice.Subject!, formats);
        var html = Fragments(showing);
        var snippets = new Snippets(urls, choice.Subject!.ResourcePath, showing.Title) { Theme = choice.Theme, Language = choice.Words, Pieces = showing.Paths };
        var version = ComponentVersion.Current;
        var json = choice.Subject.ResourcePath;
        Write($"""
            <h2 id="preview">{Say("Aperçu", "Preview")}</h2>
            <p class="quiet">{Say("Le composant, tel que vos lecteurs le verront. Sans JavaScript, ils lisent le texte qui est collé dans votre page.", "The component, as your readers will see it. Without JavaScript they read the text that is pasted in your page.")}</p>
            <div class="preview"{(choice.Theme is null ? "" : $" data-theme=\"{choice.Theme}\"")}>
            {snippets.Component(html, today)}
            </div>
            <h2>{Say("Copier le code", "Copy the code")}</h2>
            <div data-copy="{Say("Copier", "Copy")}" data-copied="{Say("Copié.", "Copied.")}" data-failed="{Say("La copie a échoué : le code est sélectionné.", "Copying failed: the code is selected.")}">
            {Snippet("component", "Composant, toujours à jour", "Component, always up to date", "À coller dans la page. Le texte y est : il reste lisible sans nous.", "Paste it in the page. The text is in it: it stays readable without us.", snippets.Component(html, today), 8)}
            {Snippet("pinned", "Composant, version figée avec empreinte", "Component, one version with its digest", "Le fichier à cette adresse ne change jamais ; le navigateur refuse tout autre contenu (SRI).", "The file at this address never changes; the browser refuses any other content (SRI).", snippets.PinnedComponent(html, today, urls.Absolute(version.Path), version.Integrity), 8)}
            {Snippet("frame", "Cadre (iframe)", "Frame (iframe)", "Sans script dans votre page.", "Without a script in your page.", snippets.Frame(), 4)}
            {Snippet("nginx", "Côté serveur : nginx", "Server side: nginx", "Le navigateur de vos lecteurs ne nous demande rien.", "Your readers’ browsers ask us for nothing.", snippets.Nginx, 2)}
            {Snippet("php", "Côté serveur : PHP", "Server side: PHP", "", "", snippets.Php, 2)}
            {Snippet("curl", "curl", "curl", "", "", snippets.Curl, 2)}
            <p role="status" id="copied"></p>
            </div>
            <p><a href="{PageTemplate.Text(snippets.FrameUrl)}">{Say("Voir la page du cadre", "See the frame’s page")}</a>{(choice.Subject.Kind == Kind.Topic ? $" · <a href=\"print/{choice.Subject.Locale}/topics/{choice.Subject.Slug}?lang={tongue.Language}\">{Say("Version imprimable pour relecture", "Print view for sign-off")}</a>" : "")}</p>
            <h3>{Say("Le même texte, sous d’autres formes", "The same text in other forms")}</h3>
            <ul>
            <li><a href="{PageTemplate.Text(urls.Absolute(json))}">JSON</a></li>
            {(showing.Paths.Count == 1 && !choice.Subject.IsList ? string.Concat((choice.Subject.Block is null ? V1Formats.Of(choice.Subject.Kind) : V1Formats.All).Select(form => $"<li><a href=\"{PageTemplate.Text(urls.Absolute(json + form.Suffix))}\"><code>{form.Suffix}</code></a></li>\n")) : "")}</ul>

            """);
    }

    /// <summary>The text itself. Criteria have one name together, and each its own beside the others.</summary>
    private static string Fragments(EmbedContent showing)
    {
        var subject = showing.Subject;
        var isCriteria = subject is { IsList: true, Kind: Kind.EligibilityCriterion };
        var layout = new HtmlLayout(isCriteria ? HtmlFormat.DefaultLevel + 1 : HtmlFormat.DefaultLevel) { IsOneOfMany = subject.IsList };
        var heading = isCriteria ? $"<h{HtmlFormat.DefaultLevel} lang=\"{PageTemplate.Text(subject.Locale)}\">{PageTemplate.Text(showing.Heading!)}</h{HtmlFormat.DefaultLevel}>\n" : "";
        return heading + string.Concat((isCriteria ? FramePages.ByRole(showing.Layouts) : showing.Layouts).Select(reading => HtmlFormat.Write(reading, layout)));
    }

    private string Snippet(string id, string french, string english, string frenchHint, string englishHint, string code, int rows) => $"""
        <div data-snippet>
        <h3><label for="code-{id}">{Say(french, english)}</label></h3>
        {(frenchHint.Length == 0 ? "" : $"<p class=\"quiet\" id=\"hint-{id}\">{Say(frenchHint, englishHint)}</p>")}
        <textarea id="code-{id}" readonly rows="{rows}" spellcheck="false"{(frenchHint.Length == 0 ? "" : $" aria-describedby=\"hint-{id}\"")}>
        {PageTemplate.Text(code)}</textarea>
        </div>
        """;

    private TopicEntry TopicOf(EmbedTarget subject)
    {
        var kind = subject.IsList ? Kind.Topic : subject.Kind;
        return served.Snapshot.TopicOf(served.Snapshot.Find(new Address(subject.Locale, kind, subject.Slug))!.Document)!;
    }
}
