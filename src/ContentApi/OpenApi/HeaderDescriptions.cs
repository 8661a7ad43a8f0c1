using ContentApi.Http;
using Microsoft.OpenApi;

namespace ContentApi.OpenApi;

/// <summary>The headers of version 1, each described once.</summary>
internal static class HeaderDescriptions
{
    public const string AcceptRanges = "Accept-Ranges";
    public const string Allow = "Allow";
    public const string CacheControl = "Cache-Control";
    public const string ContentDisposition = "Content-Disposition";
    public const string ContentEncoding = "Content-Encoding";
    public const string ContentLanguage = "Content-Language";
    public const string ContentRange = "Content-Range";
    public const string ContentSecurityPolicy = "Content-Security-Policy";
    public const string ETag = "ETag";
    public const string LastModified = "Last-Modified";
    public const string Link = "Link";
    public const string Location = "Location";
    public const string RetryAfter = "Retry-After";
    public const string Vary = "Vary";

    public const string SomeTag = "\"dfe62cdfc5fb51e0c66275329d029393\"";
    public const string SomeDate = "Mon, 23 Nov 2026 09:00:00 GMT";

    /// <summary>On every answer that is counted: on all but a 304.</summary>
    public static readonly string[] Quota = [HeaderNames.RateLimit, HeaderNames.RateLimitPolicy];

    /// <summary>On every answer, whatever its status.</summary>
    private const string AllowOrigin = "Access-Control-Allow-Origin";

    /// <summary>On every answer but a 304.</summary>
    private static readonly string[] Standing =
    [
        AllowOrigin, "Access-Control-Expose-Headers", HeaderNames.ResourcePolicy, HeaderNames.SupportedVersions, "X-Content-Type-Options",
    ];

    public static Dictionary<string, IOpenApiHeader> All() => new()
    {
        [AcceptRanges] = Text("Parts of this may be asked for.", "bytes"),
        [Allow] = Text("The methods that the address answers to.", "GET, HEAD, OPTIONS"),
        [CacheControl] = Text("How long a copy may be reused; `no-store`: not at all.", Http.CacheControl.Content.ToString()),
        [ContentDisposition] = Text("A name to keep the file under.", "attachment; filename=\"contentapi-release-1.ndjson.gz\""),
        [ContentRange] = Text("Which bytes these are, or how many there are.", "bytes 0-1023/65536"),
        [ContentEncoding] = Header("The coding of the body, `br` or `gzip`, when Accept-Encoding asked for one that pays.", "br", required: false),
        [ContentLanguage] = Text("The locale of the text.", "fr"),
        [ContentSecurityPolicy] = Header("On a fragment of HTML: nothing in it loads or runs.", "default-src 'none'; base-uri 'none'; form-action 'none'", required: false),
        [HeaderNames.ContentRelease] = Header(
            "The number of the release that was current when this was answered. A redirection to the canonical spelling of an address has none.",
            "1",
            required: false,
            new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1" }),
        [HeaderNames.ContentRecord] = Header(
            "With `release` only: the number of the release whose record this is. What has this header is not for display.",
            "1",
            required: false,
            new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1" }),
        [ETag] = Text("A strong tag of these very bytes: it changes when they do, and differs by content coding.", SomeTag),
        [LastModified] = Text("When the release came that last changed this: an HTTP date.", SomeDate),
        [Link] = Text("RFC 8288: `canonical`, `service-desc`, and on a page of a list `next`.", "<https://content.example/openapi/v1.json>; rel=\"service-desc\""),
        [Location] = Text("Where to go: a URL, absolute or relative to this address.", "https://content.example/v1/fr/sections/anti-interleukines-suivi"),
        [HeaderNames.RateLimit] = Header(
            "A structured field (draft-ietf-httpapi-ratelimit-headers-11): `r` requests are left for the next `t` seconds. Absent where the operator sets no limit.",
            "\"default\";r=5999;t=60",
            required: false,
            new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^\"default\";r=[0-9]+;t=[0-9]+$" }),
        [HeaderNames.RateLimitPolicy] = Header(
            "A structured field of the same draft: `q` requests in `w` seconds.",
            "\"default\";q=6000;w=60",
            required: false,
            new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^\"default\";q=[0-9]+;w=[0-9]+$" }),
        [RetryAfter] = Header("Seconds to wait before the next try.", "5", required: true, new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1" }),
        [Vary] = Text("The request headers that the answer depends on.", "Accept, Accept-Encoding"),
        [AllowOrigin] = Text("Any web page may read this, without credentials.", "*"),
        ["Access-Control-Expose-Headers"] = Text("The headers that a web page's script may read.", "ETag, Last-Modified"),
        [HeaderNames.ResourcePolicy] = Text("Pages of other origins may use this.", "cross-origin"),
        [HeaderNames.SupportedVersions] = Text("The versions of this API, comma-separated.", ApiVersions.Header),
        ["X-Content-Type-Options"] = Text("Browsers take the body for what Content-Type says.", "nosniff"),
    };

    public static Dictionary<string, IOpenApiHeader> References(IEnumerable<string> names, OpenApiDocument document) =>
        names.Concat(Standing).ToDictionary(name => name, IOpenApiHeader (name) => new OpenApiHeaderReference(name, document));

    public static Dictionary<string, IOpenApiHeader> ReferencesOf304(IEnumerable<string> names, OpenApiDocument document) =>
        names.Append(AllowOrigin).ToDictionary(name => name, IOpenApiHeader (name) => new OpenApiHeaderReference(name, document));

    private static OpenApiHeader Text(string description, string example) => Header(description, example, required: true);

    private static OpenApiHeader Header(string description, string example, bool required, OpenApiSchema? schema = null)
    {
        var number = schema?.Type == JsonSchemaType.Integer;
        return new OpenApiHeader
        {
            Description = description,
            Required = required,
            Schema = schema ?? new OpenApiSchema { Type = JsonSchemaType.String },
            Example = number ? int.Parse(example, System.Globalization.CultureInfo.InvariantCulture) : example,
        };
    }
}
