using System.Globalization;
using ContentApi.Content;
using ContentApi.Published;

namespace ContentApi.Delivery.V1.Elements;

/// <summary>The addresses of version 1. Paths are what requests are looked up by; URLs are paths below <c>Site:BaseUrl</c>.</summary>
public sealed class Urls(string baseUrl)
{
    public const string Root = "/v1";

    /// <summary>Those of the site that something came from.</summary>
    /// <param name="url">The URL of what has the path there.</param>
    public static Urls Of(string url, string path) => new(url[..^path.Length]);

    public string Absolute(string path) => baseUrl + path;

    public string Document(DocumentState state) => Absolute(Path(state));

    public string Document(string locale, Kind kind, string slug) => Absolute(Path(locale, kind, slug));

    public static string Path(DocumentState live) => Path(live.Locale, live.Kind, live.Slug);

    public static string Path(string locale, Kind kind, string slug) => $"{Collection(locale, kind)}/{slug}";

    /// <param name="section">The section's path or URL.</param>
    public static string Block(string section, string id) => $"{section}/blocks/{id}";

    public static string Collection(string locale, Kind kind) => $"{Root}/{locale}/{kind.Collection()}";

    /// <summary>Of no version: proofs outlive them.</summary>
    public const string Keys = "/.well-known/jwks.json";

    public const string Freshness = $"{Root}/freshness";

    public const string Releases = $"{Root}/releases";

    public const string CurrentRelease = $"{Releases}/current";

    public static string Release(int number) => string.Create(CultureInfo.InvariantCulture, $"{Releases}/{number}");

    public static string Bundle(int number) => $"{Release(number)}/bundle";

    public static string History(Guid document) => $"{Root}/documents/{document}/history";

    public static string Search(string locale) => $"{Root}/{locale}/search";

    public static string Changes(string locale) => $"{Root}/{locale}/changes";
}
