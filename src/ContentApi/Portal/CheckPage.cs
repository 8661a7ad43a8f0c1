using System.Text;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Delivery.V1.Verification;
using ContentApi.Formats;
using ContentApi.Http;

namespace ContentApi.Portal;

/// <summary>Where somebody pastes the text of a page, and reads what of it is published. What was pasted stays in the form and nowhere else.</summary>
internal sealed class CheckPage(IReadOnlyList<string> locales, Layout layout, PageLanguage tongue)
{
    public const string Place = "check";

    private readonly UiStrings words = UiStrings.Of(tongue.Language);
    private readonly StringBuilder main = new();

    public Representation Render(CheckForm form, VerifyAnswerDto? verification = null, Problem? problem = null)
    {
        if (problem is not null) Write($"<div class=\"limits\" role=\"alert\"><p><strong>{Say("Rien n’a été comparé.", "Nothing was compared.")}</strong> {PageTemplate.Text(Why(problem, form))}</p></div>\n");
        if (verification is not null) WriteResult(verification, form.Locale);
        if (verification is null) Write($"<p class=\"lead\">{Say("Collez le texte d’une page, ou son code HTML : vous verrez, passage par passage, s’il est identique à la version publiée, et sinon quels mots diffèrent.", "Paste the text of a page, or its HTML: you will see, passage by passage, whether it is identical to the published version, and if not which words differ.")}</p>\n");
        WriteForm(form, isAgain: verification is not null);
        return layout.Render(
            tongue, Place, Layout.Depth(tongue, Place),
            verification is null ? tongue.Say("Contrôler le texte d’une page", "Check the text of a page") : tongue.Say("Résultat du contrôle", "Result of the check"),
            main.ToString());
    }

    private void WriteResult(VerifyAnswerDto verification, string locale)
    {
        var release = verification.Release;
        var all = verification.Counts;
        var counts = new (string Status, int Count)[]
        {
            ("current", all.Current), ("outdated", all.Outdated), ("partial", all.Partial), ("out-of-context", all.OutOfContext), ("altered", all.Altered), ("withdrawn", all.Withdrawn),
            ("unknown", all.Unknown),
        }.Where(found => found.Count > 0);
        Write($"""
            <p class="lead">{Say("Comparé à la publication n°", "Compared with release")} {release.Number} ({PageTemplate.Text(words.Date(DateOnly.FromDateTime(release.PublishedAt)))}).</p>
            <ul>
            {string.Concat(counts.Select(found => $"<li>{PageTemplate.Text(words.Labelled(Name(found.Status), ""))}<strong>{found.Count}</strong></li>\n"))}</ul>
            <p class="quiet">{Say("Le contrôle dit si les mots sont ceux qui sont publiés ; il ne dit pas qu’une page est juste. Les passages « Inconnu ici » ne viennent pas de ces textes.", "The check says whether the words are those that are published; it does not say that a page is right. Passages that are “Unknown here” are not from these texts.")}</p>

            """);
        if (verification.History != "complete") Write($"<p class=\"quiet\">{Say("Les versions antérieures ne sont pas toutes connues ici en ce moment : un texte dépassé ou retiré peut être dit « Modifié » ou « Inconnu ici ».", "Not all earlier versions are known here at the moment: a text that is outdated or withdrawn may be called “Altered” or “Unknown here”.")}</p>\n");
        if (verification.Fragments.Any(fragment => fragment.Differences.Count > 0)) Write($"<p class=\"quiet\"><del>{Say("Barré", "Struck out")}</del>{Say(" : ", ": ")}{Say("seulement dans votre page.", "in your page only.")} <ins>{Say("Souligné", "Underlined")}</ins>{Say(" : ", ": ")}{Say("seulement dans le texte publié.", "in the published text only.")}</p>\n");
        foreach (var fragment in verification.Fragments) WriteFragment(fragment, PageTemplate.Text(locale));
        if (verification.Omitted > 0) Write($"<p>{Say("Passages qui ne sont pas montrés :", "Passages that are not shown:")} <strong>{verification.Omitted}</strong>. {Say("Collez le texte en plusieurs parties pour les voir.", "Paste the text in parts to see them.")}</p>\n");
    }

    /// <param name="locale">Of the words that are not ours.</param>
    private void WriteFragment(FragmentDto fragment, string locale)
    {
        Write($"<section class=\"found\" data-status=\"{fragment.Status}\">\n<h2>{PageTemplate.Text(Name(fragment.Status))}</h2>\n<blockquote lang=\"{locale}\">");
        if (fragment.Differences.Count == 0) Write(PageTemplate.Text(fragment.Text));
        foreach (var difference in fragment.Differences)
        {
            Write(difference.Type switch
            {
                "delete" => $"<del><span class=\"said\" lang=\"{tongue.Language}\">{Say("[seulement dans votre page : ", "[in your page only: ")}</span>{PageTemplate.Text(difference.Text)}<span class=\"said\">]</span></del> ",
                "insert" => $"<ins><span class=\"said\" lang=\"{tongue.Language}\">{Say("[seulement dans le texte publié : ", "[in the published text only: ")}</span>{PageTemplate.Text(difference.Text)}<span class=\"said\">]</span></ins> ",
                _ => PageTemplate.Text(difference.Text) + " ",
            });
        }

        Write("</blockquote>\n");
        if (Explained(fragment.Status) is { } explained) Write($"<p>{PageTemplate.Text(explained)}</p>\n");
        if (fragment.Since is { } since) Write($"<p>{Say("Depuis la publication n°", "Since release")} {since.Number} ({PageTemplate.Text(words.Date(DateOnly.FromDateTime(since.PublishedAt)))}).</p>\n");
        if (fragment.Reason is { } reason) Write($"<p>{PageTemplate.Text(words.Labelled(tongue.Say("Motif", "Reason"), reason))}</p>\n");
        if (fragment.Missing.Count > 0) Write($"<p>{Say("Ce qui manque :", "What is missing:")}</p>\n<ul lang=\"{locale}\">\n{string.Concat(fragment.Missing.Select(text => $"<li>{PageTemplate.Text(text)}</li>\n"))}</ul>\n");
        if (fragment.Document is { } document) Write($"<p class=\"quiet\">{Say("Texte publié", "Published text")}{Say(" : ", ": ")}<a href=\"{PageTemplate.Text(document.CanonicalUrl + (fragment.Status == "withdrawn" ? "" : V1Formats.Html.Suffix))}\" lang=\"{locale}\">{PageTemplate.Text(document.Title)}</a></p>\n");
        if (fragment.Replacement is { } replacement) Write($"<p><a href=\"{PageTemplate.Text(replacement.CanonicalUrl + V1Formats.Html.Suffix)}\">{Say("Lire le texte qui le remplace", "Read the text that replaces it")}</a></p>\n");
        Write("</section>\n");
    }

    private void WriteForm(CheckForm form, bool isAgain) => Write($"""
        <h2>{(isAgain ? Say("Contrôler à nouveau", "Check again") : Say("Votre texte", "Your text"))}</h2>
        <form method="post" action="{Place}" accept-charset="utf-8">
        <label for="locale">{Say("Langue du texte", "Language of the text")}</label>
        <select id="locale" name="locale">{string.Concat(locales.Select(locale => $"<option{(locale == form.Locale ? " selected" : "")}>{PageTemplate.Text(locale)}</option>"))}</select>
        <fieldset><legend>{Say("Ce que vous collez", "What you paste")}</legend>
        <label><input type="radio" name="kind" value="text"{(form.IsHtml ? "" : " checked")}>{Say("Le texte de la page", "The page’s text")}</label>
        <label><input type="radio" name="kind" value="html"{(form.IsHtml ? " checked" : "")}>{Say("Son code HTML", "Its HTML")}</label></fieldset>
        <label for="text">{Say("Texte ou code", "Text or HTML")}</label>
        <textarea id="text" name="text" rows="12" required aria-describedby="kept">
        {PageTemplate.Text(form.Text)}</textarea>
        <p class="quiet" id="kept">{Say("1 Mio et 40 000 mots au plus. Rien n’est conservé ni journalisé.", "1 MiB and 40,000 words at most. Nothing is kept or logged.")}</p>
        <button type="submit">{Say("Comparer", "Compare")}</button>
        </form>

        """);

    private string Why(Problem problem, CheckForm form) => problem.Error switch
    {
        var error when error == Errors.InvalidBody && string.IsNullOrWhiteSpace(form.Text) => tongue.Say("Il n’y a rien à comparer : collez un texte.", "There is nothing to compare: paste a text."),
        var error when error == Errors.LocaleNotPublished => tongue.Say("Rien n’est publié dans cette langue.", "Nothing is published in this language."),
        { Status: StatusCodes.Status413PayloadTooLarge } => tongue.Say("Le texte est trop long : collez-le en plusieurs parties.", "The text is too long: paste it in parts."),
        { Status: >= 500 } => tongue.Say("La comparaison n’a pas pu être faite maintenant ; cela ne dit rien du texte. Réessayez dans un moment.", "The comparison could not be made now; this says nothing about the text. Try again in a moment."),
        _ => problem.Detail,
    };

    private string Name(string status) => status switch
    {
        "current" => tongue.Say("Identique à la version publiée", "Identical to the published version"),
        "outdated" => tongue.Say("Dépassé", "Outdated"),
        "partial" => tongue.Say("Incomplet", "Incomplete"),
        "out-of-context" => tongue.Say("Hors contexte", "Out of context"),
        "altered" => tongue.Say("Modifié", "Altered"),
        "withdrawn" => tongue.Say("Retiré", "Withdrawn"),
        _ => tongue.Say("Inconnu ici", "Unknown here"),
    };

    private string? Explained(string status) => status switch
    {
        "outdated" => tongue.Say("Ces mots ont été publiés, puis remplacés.", "These words were published, and replaced since."),
        "partial" => tongue.Say("Les mots sont exacts, mais le passage est coupé.", "The words are exact, but the passage is cut."),
        "out-of-context" => tongue.Say("Les mots sont exacts, mais ce qui doit être montré avec eux est absent, ou ils sont placés sous un autre titre.", "The words are exact, but what must be shown with them is absent, or they stand under another heading."),
        "altered" => tongue.Say("Des mots diffèrent du texte publié, ou ce qui les entoure en change le sens.", "Words differ from the published text, or what stands around them changes what they say."),
        "withdrawn" => tongue.Say("Ce texte ne doit plus être montré.", "This text must no longer be shown."),
        _ => null,
    };

    private void Write(string markup) => main.Append(markup);

    private string Say(string french, string english) => PageTemplate.Text(tongue.Say(french, english));
}
