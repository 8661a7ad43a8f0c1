using System.Globalization;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Embedding.Component;
using ContentApi.Http;

namespace ContentApi.Embedding.Targets;

/// <summary>What a partner pastes to show a resource: the one place that writes it, for the portal, oEmbed and the documentation's tests.</summary>
/// <param name="path">Of the resource or of a topic's list, such as <c>/v1/fr/faqs?topic=anti-interleukines</c>; without a form's suffix.</param>
/// <param name="title">What names the frame to whoever does not see it.</param>
public sealed class Snippets(Urls urls, string path, string title)
{
    // What most columns of text hold, and enough of it to be read where nobody listens to its height.
    public const int DefaultWidth = 600;
    public const int DefaultHeight = 480;

    /// <summary><c>light</c> or <c>dark</c>; null: as the reader's device has it.</summary>
    public string? Theme { get; init; }

    /// <summary>Of our own words, <c>fr</c> or <c>en</c>; null: the text's.</summary>
    public string? Language { get; init; }

    /// <summary>The paths of what is shown, one for each fragment: a list has no fragment of its own.</summary>
    public IReadOnlyList<string> Pieces { get; init; } = [path];

    /// <summary>The address of the page for frames.</summary>
    public string FrameUrl => urls.Absolute(EmbedTarget.Frames + path[Urls.Root.Length..] + Query());

    /// <param name="html">The fragments of what is shown: what readers have without our script, and when it cannot reach us.</param>
    /// <param name="retrieved">The day on which they were fetched.</param>
    public string Component(string html, DateOnly retrieved) =>
        $"<script type=\"module\" src=\"{PageTemplate.Text(urls.Absolute(ComponentVersion.StablePath))}\"></script>\n{Element(html, retrieved)}";

    /// <param name="script">The absolute, immutable address of one version of the component.</param>
    /// <param name="integrity">Its digest, as <c>/embed/v1/versions.json</c> tells it.</param>
    public string PinnedComponent(string html, DateOnly retrieved, string script, string integrity) =>
        $"<script type=\"module\" src=\"{PageTemplate.Text(script)}\" integrity=\"{integrity}\" crossorigin=\"anonymous\"></script>\n{Element(html, retrieved)}";

    /// <param name="width">In pixels; null: as wide as where it stands.</param>
    public string Frame(int? width = null, int height = DefaultHeight) => string.Create(
        CultureInfo.InvariantCulture,
        $"<iframe src=\"{PageTemplate.Text(FrameUrl)}\" title=\"{PageTemplate.Text(title)}\" width=\"{width?.ToString(CultureInfo.InvariantCulture) ?? "100%"}\" height=\"{height}\" loading=\"lazy\" referrerpolicy=\"no-referrer\" sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\" frameborder=\"0\"></iframe>");

    /// <summary>For nginx, whose configuration stands in docs/embedding.md.</summary>
    public string Nginx => Lines(piece => $"<!--# include virtual=\"/vetted{piece}.html\" -->");

    /// <summary>For the PHP of docs/embedding.md.</summary>
    public string Php => Lines(piece => $"<?= vetted_content('{piece}.html') ?>");

    public string Curl => Lines(piece => $"curl --fail '{urls.Absolute(piece)}.html'");

    private string Lines(Func<string, string> line) => string.Join('\n', Pieces.Select(line));

    private string Element(string html, DateOnly retrieved) =>
        $"<vetted-content src=\"{PageTemplate.Text(urls.Absolute(path))}\"{Attribute("theme", Theme)}{Attribute("lang", Language)} retrieved=\"{retrieved.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\">\n{html}</vetted-content>";

    private static string Attribute(string name, string? value) => value is null ? "" : $" {name}=\"{value}\"";

    private string Query()
    {
        var query = string.Concat(Parameter("theme", Theme), Parameter("lang", Language));
        return query.Length == 0 || path.Contains('?') ? query : "?" + query[1..];
    }

    private static string Parameter(string name, string? value) => value is null ? "" : $"&{name}={value}";
}
