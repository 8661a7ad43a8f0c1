using System.Globalization;
using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Embedding.Targets;
using ContentApi.Formats;
using ContentApi.Http;
using ContentApi.Readable;
using Microsoft.Extensions.Options;

namespace ContentApi.Embedding.Frames;

/// <summary>Writes the pages for frames, and the notices that stand there when there is no text.</summary>
public sealed class FramePages
{
    public const string ScriptPath = $"{EmbedTarget.Frames}/frame.js";

    private readonly Urls urls;
    private readonly FramePage page;

    public FramePages(IOptions<SiteOptions> site)
    {
        urls = new Urls(site.Value.BaseUrl);
        page = new FramePage(urls.Absolute(ScriptPath));
        using var script = typeof(FramePages).Assembly.GetManifestResourceStream("embed/frame.js")!;
        using var bytes = new MemoryStream();
        script.CopyTo(bytes);
        Script = new Representation(bytes.ToArray(), "text/javascript; charset=utf-8", lastModified: null) { Negotiated = false };
    }

    public Representation Script { get; }

    internal Representation Render(EmbedContent showing, FrameQuery query)
    {
        var layouts = showing.Layouts;
        var canonical = PageTemplate.Text(showing.CanonicalUrl);
        var discovery = OEmbedAddress.Of(urls, urls.Absolute(query.After(showing.Subject.FramePath)));
        return page.Render(
            showing.Subject.Locale,
            query.Theme,
            showing.Title,
            $"""
            <link rel="canonical" href="{canonical}">
            <link rel="alternate" type="application/json+oembed" title="{PageTemplate.Text(showing.Title)}" href="{PageTemplate.Text(discovery)}">

            """,
            showing.Heading is null ? HtmlFormat.Write(layouts[0], Layout(showing.Subject)) : List(showing, layouts),
            layouts.Select(JsonLdFormat.Write).Select(System.Text.Encoding.UTF8.GetString),
            showing.LastModified,
            $"<{showing.CanonicalUrl}>; rel=\"canonical\", <{discovery}>; rel=\"alternate\"; type=\"application/json+oembed\"");
    }

    /// <summary>A failure as a reader is told of it; null: no reader was to see it.</summary>
    public Representation? Explain(HttpContext context, Problem problem)
    {
        var query = context.Request.Query;
        if (Notice.Of(context.Request.Path, query["lang"], problem) is not { } notice) return null;
        var words = FrameWords.Of(notice.Language);
        var reason = notice.Reason is null ? "" : $"<p>{PageTemplate.Text(UiStrings.Of(notice.Language).Labelled(words.Reason, ""))}<span lang=\"{PageTemplate.Text(notice.ReasonLanguage)}\">{PageTemplate.Text(notice.Reason)}</span></p>\n";
        var replacement = notice.Replacement is null ? "" : $"<p><a href=\"{PageTemplate.Text(FrameOf(notice.Replacement))}\">{PageTemplate.Text(words.Replacement)}</a></p>\n";
        var main = $"<h1>{PageTemplate.Text(notice.Title)}</h1>\n<p>{PageTemplate.Text(notice.Sentence)}</p>\n{reason}{replacement}";
        return page.Render(notice.Language, query["theme"], notice.Title, head: "", main, data: [], lastModified: null);
    }

    /// <summary>Each by itself, then once what all say of where they come from: a notice may not be folded away.</summary>
    private string List(EmbedContent showing, IReadOnlyList<DocumentLayout> layouts)
    {
        var isFaq = showing.Subject.Kind == Kind.Faq;
        var html = Layout(showing.Subject) with
        {
            HeadingLevel = 2,
            Disclosure = isFaq ? Disclosure.Closed : Disclosure.None,
            IsOneOfMany = true,
        };
        var shown = isFaq ? layouts : ByRole(layouts);
        var common = layouts.Select(ProvenanceLines.Of).Aggregate((IEnumerable<string>?)null, (all, lines) => all?.Intersect(lines) ?? lines) ?? [];
        return $"""
            <h1>{PageTemplate.Text(showing.Heading!)}</h1>
            {string.Concat(shown.Select(layout => HtmlFormat.Write(layout, html)))}<footer{LanguageOf(layouts[0])}>
            <ul>
            {string.Concat(common.Select(line => $"<li>{PageTemplate.Text(line)}</li>\n"))}</ul>
            </footer>

            """;
    }

    private static string LanguageOf(DocumentLayout layout) => layout.Words.Language == layout.Locale.Split('-')[0] ? "" : $" lang=\"{layout.Words.Language}\"";

    /// <summary>All have the page's heading as their own: what tells one from the other is its role, and its number in it.</summary>
    internal static IEnumerable<DocumentLayout> ByRole(IReadOnlyList<DocumentLayout> criteria)
    {
        var count = criteria.CountBy(Role).ToDictionary();
        var seen = new Dictionary<string, int>();
        foreach (var criterion in criteria)
        {
            var role = Role(criterion);
            var number = seen[role] = seen.GetValueOrDefault(role) + 1;
            var title = criterion.Words.Roles[role];
            yield return criterion with { Body = criterion.Body with { Title = count[role] == 1 ? title : string.Create(CultureInfo.InvariantCulture, $"{title} ({number})") } };
        }

        static string Role(DocumentLayout layout) => ((ReadableCriterion)layout.Document).Role.Word();
    }

    private HtmlLayout Layout(EmbedTarget subject) => new(HeadingLevel: 1)
    {
        Disclosure = subject.Kind == Kind.Faq ? Disclosure.Open : Disclosure.None,
        OpensWindows = true,
        // A reader who follows it is to see a page, not a fragment.
        Related = FrameOf,
    };

    /// <param name="url">A resource's.</param>
    private string FrameOf(string url) => urls.Absolute(EmbedTarget.Frames + url[urls.Absolute(Urls.Root).Length..]);
}
