using ContentApi.Http;

namespace ContentApi.Portal;

/// <summary><c>/docs</c>, which leads to everything readable, and the documents that the program carries.</summary>
internal sealed class DocsPages
{
    private const string Folder = "docs/";

    private readonly Dictionary<string, Representation> pages = new(StringComparer.Ordinal);

    public DocsPages(Layout layout)
    {
        var names = typeof(DocsPages).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".md", StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^".md".Length]).Order(StringComparer.Ordinal).ToList();
        var items = "";
        foreach (var name in names)
        {
            var (title, html) = Markdown.Render($"{Folder}{name}.md", address => names.Find(known => Path.GetFileName(address.Split('#')[0]).Equals($"{known}.md", StringComparison.OrdinalIgnoreCase)));
            pages[name] = layout.Render(PageLanguage.English, null, 1, title, html);
            items += $"<li><a href=\"docs/{name}\">{PageTemplate.Text(title)}</a></li>\n";
        }

        Index = layout.Render(PageLanguage.English, null, 0, "Documentation", $"""
            <ul>
            <li><a href="en">What is published, and how to embed it</a></li>
            <li><a href="en/check">Check the text of a page</a></li>
            <li><a href="docs/api">The API, to read and try</a>: every address, parameter, header and error</li>
            <li><a href="openapi/v1.json">Its OpenAPI description</a>, for generating clients, and <a href="openapi/v1.dotnet.json">the same for .NET</a></li>
            <li><a href="docs/errors">Errors</a>: every code, what it means and what to do</li>
            {items}<li><a href="v1">The service document</a>: what is published here now</li>
            <li><a href=".well-known/jwks.json">The keys</a> that proofs are checked with; <a href="embed/v1/versions.json">the versions of the component</a>, with their digests</li>
            <li><a href="health/live">Liveness</a> and <a href="health/ready">readiness</a></li>
            </ul>
            """);
    }

    public Representation Index { get; }

    public Representation? Find(string name) => pages.GetValueOrDefault(name);
}
