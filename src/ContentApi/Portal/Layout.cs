using ContentApi.Http;

namespace ContentApi.Portal;

/// <summary>What all pages of the portal share around their own content: where one can go, and the same page in the other language.</summary>
/// <param name="origin">Of every absolute address of ours.</param>
internal sealed class Layout(string origin)
{
    /// <param name="place">The page's address behind its language's prefix; empty: the portal itself. Null: the page has no twin.</param>
    /// <param name="depth">How many segments stand before the page's own last one.</param>
    public Representation Render(PageLanguage tongue, string? place, int depth, string title, string main, bool runs = false, DateTimeOffset? modified = null, string query = "")
    {
        var root = depth == 0 ? "./" : string.Concat(Enumerable.Repeat("../", depth));
        var home = root + tongue.Prefix;
        string Address(PageLanguage of, string page) => (of.Prefix.Length == 0 || page.Length == 0 ? root + of.Prefix + page : $"{root}{of.Prefix}/{page}") is var address && address.Length == 0 ? "./" : address;
        string Item(string page, string text) => $"<li><a href=\"{Address(tongue, page)}\"{(page == place ? " aria-current=\"page\"" : "")}>{PageTemplate.Text(text)}</a></li>";
        var twin = tongue.Other;
        var other = place is null ? "" : $"<li><a href=\"{Address(twin, place)}{PageTemplate.Text(query)}\" lang=\"{twin.Language}\" hreflang=\"{twin.Language}\">{twin.Say("Français", "English")}</a></li>";
        var navigation = $"""
            <nav aria-label="{tongue.Say("Principale", "Main")}"><ul>{Item("", tongue.Say("Intégrer", "Embed"))}{Item("check", tongue.Say("Contrôler une page", "Check a page"))}<li><a href="{root}docs" hreflang="en">{tongue.Say("Documentation (en anglais)", "Documentation")}</a></li>{other}</ul></nav>
            """;
        var foot = $"""
            <footer><nav aria-label="{tongue.Say("À propos", "About")}"><ul>{Item("privacy", tongue.Say("Vie privée", "Privacy"))}{Item("accessibility", tongue.Say("Accessibilité", "Accessibility"))}<li><a href="{root}docs/changelog" hreflang="en">{tongue.Say("Journal des changements", "Changelog")}</a></li><li><a href="{root}health/ready" hreflang="en">{tongue.Say("État du service", "Health")}</a></li></ul></nav></footer>

            """;
        var alternates = place is null ? "" : string.Concat(PageLanguage.All.Select(language =>
            $"<link rel=\"alternate\" hreflang=\"{language.Language}\" href=\"{PageTemplate.Text(origin + Path(language, place))}\">\n"));
        return new PageTemplate(tongue.Language, title, home, main)
        {
            Navigation = navigation,
            Foot = foot,
            Head = alternates + (runs ? $"<script src=\"{root}portal.js\" defer></script>\n" : ""),
            Origin = runs ? new Uri(origin).GetLeftPart(UriPartial.Authority) : null,
            LastModified = modified,
        }.Render();
    }

    public static string Path(PageLanguage tongue, string place) => "/" + string.Join('/', new[] { tongue.Prefix, place }.Where(segment => segment.Length > 0));

    /// <summary>How many segments stand before the last one of a page's path.</summary>
    public static int Depth(PageLanguage tongue, string place) => tongue.Prefix.Length > 0 && place.Length > 0 ? 1 : 0;
}
