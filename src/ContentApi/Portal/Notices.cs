using System.Text.RegularExpressions;
using ContentApi.Http;

namespace ContentApi.Portal;

/// <summary>A failure at one of the portal's addresses, told to a reader; a program decides by the status.</summary>
internal sealed partial class Notices(Layout layout)
{
    /// <summary>Null: it is none of the portal's addresses.</summary>
    public Representation? Explain(HttpContext context, Problem problem)
    {
        if (Place().Match(context.Request.Path.Value ?? "") is not { Success: true } match) return null;
        var tongue = match.Groups["en"].Success || context.Request.Query["lang"] == "en" ? PageLanguage.English : PageLanguage.French;
        var depth = context.Request.Path.Value!.Count(letter => letter == '/') - 1;
        var (title, sentence) = problem.Error switch
        {
            var error when error == Errors.Gone => (tongue.Say("Retiré", "Withdrawn"), tongue.Say("Ce texte a été retiré et ne doit plus être utilisé.", "This text was withdrawn and must no longer be used.")),
            { Status: StatusCodes.Status404NotFound } => (tongue.Say("Introuvable", "Not found"), tongue.Say("Il n’y a pas de texte à cette adresse.", "There is no text at this address.")),
            { Status: StatusCodes.Status413PayloadTooLarge } => (tongue.Say("Trop long", "Too long"), tongue.Say("Le texte est trop long : collez-le en plusieurs parties.", "The text is too long: paste it in parts.")),
            { Status: StatusCodes.Status429TooManyRequests } => (tongue.Say("Trop de demandes", "Too many requests"), tongue.Say("Réessayez dans une minute.", "Try again in a minute.")),
            { Status: >= 500 } => (tongue.Say("Momentanément indisponible", "Not available for the moment"), tongue.Say("Le texte ne peut pas être montré pour le moment. Il n’est pas retiré pour autant : réessayez plus tard.", "The text cannot be shown for the moment. That does not mean that it was withdrawn: try again later.")),
            _ => (tongue.Say("Demande incorrecte", "Incorrect request"), tongue.Say("L’adresse ou le formulaire ne peut pas être lu.", "The address or the form cannot be read.")),
        };
        var reason = problem.Members?["reason"] is { } why ? $"<p>{PageTemplate.Text(tongue.Say("Motif : ", "Reason: ") + why.GetValue<string>())}</p>\n" : "";
        var faults = problem.Members?["errors"]?.AsArray().Select(fault => $"<li><code>{PageTemplate.Text(fault!["parameter"]?.ToString() ?? "")}</code>: <span lang=\"en\">{PageTemplate.Text(fault["detail"]?.ToString() ?? "")}</span></li>\n");
        var main = $"<p>{PageTemplate.Text(sentence)}</p>\n{reason}{(faults is null ? "" : $"<ul>\n{string.Concat(faults)}</ul>\n")}<p class=\"quiet\">{problem.Error.Status} <code>{problem.Error.Code}</code></p>";
        return layout.Render(tongue, null, depth, title, main);
    }

    [GeneratedRegex(@"\A/(?:(?<en>en)?|(?:(?<en>en)/)?(?:check|privacy|accessibility)|print/.+)\z")]
    private static partial Regex Place();
}
