using System.Text;
using System.Text.Json;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Formats;
using ContentApi.Published;

namespace ContentApi.Delivery.V1;

/// <summary>
/// What a reader gets of one document, to be compared with what a reader got before: the lines of the plain text, and every value of
/// the resource by its name. What each release changes by itself is left out: edition, digests, dates of publication, addresses, proofs.
/// </summary>
internal sealed record ReaderView(IReadOnlyList<string> Lines, IReadOnlyDictionary<string, string> Values)
{
    public static ReaderView Empty { get; } = new([], new Dictionary<string, string>());

    private static readonly Urls Paths = new("");

    private static readonly HashSet<string> PerRelease = ["links", "canonicalUrl", "proof", "edition", "digest", "release", "version"];

    public static ReaderView Of(Topic topic, WholeDocument state)
    {
        if (state.Edition is null) return Empty;
        var json = V1Renderer.Body(new Presenter(topic, Paths), state);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        using (var resource = JsonDocument.Parse(json)) Flatten(values, "", resource.RootElement);
        return new ReaderView(LinesOf(DocumentLayout.Of(V1Reader.Read(state.Kind, json))), values);
    }

    private static IReadOnlyList<string> LinesOf(DocumentLayout layout) =>
    [
        .. Encoding.UTF8.GetString(TextFormat.Write(layout)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line != TextFormat.Rule && !line.StartsWith(layout.Words.Publication, StringComparison.Ordinal) && !line.StartsWith(layout.Words.Digest, StringComparison.Ordinal)),
    ];

    private static void Flatten(Dictionary<string, string> values, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject().Where(member => !PerRelease.Contains(member.Name)))
                    Flatten(values, name.Length == 0 ? member.Name : $"{name}.{member.Name}", member.Value);
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray()) Flatten(values, $"{name}[{NameOf(item) ?? (++index).ToString(Invariant)}]", item);
                break;
            default:
                // Things of one name in one list: a block that is quoted twice.
                while (!values.TryAdd(name, value.ToString())) name += "'";
                break;
        }
    }

    private static readonly IFormatProvider Invariant = System.Globalization.CultureInfo.InvariantCulture;

    private static string? NameOf(JsonElement item) => item.ValueKind != JsonValueKind.Object ? null
        : item.TryGetProperty("slug", out var slug) ? slug.GetString()
        : item.TryGetProperty("id", out var id) ? id.GetString()
        : null;
}
