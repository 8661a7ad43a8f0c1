using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Formats;
using ContentApi.Http;
using ContentApi.Readable;
using Microsoft.Extensions.Caching.Memory;

namespace ContentApi.Delivery.V1.Requests;

/// <summary>Reads a document back from its JSON.</summary>
/// <param name="kind">Null: the JSON is a single block.</param>
public delegate ReadableDocument DocumentParser(Kind? kind, byte[] json);

/// <summary>Cuts one block out of a section's JSON; null when the section has no such block.</summary>
public delegate byte[]? BlockParser(byte[] section, string id);

/// <summary>
/// Makes the other formats of a resource, and its single blocks, from its JSON alone: a format changes only when the JSON changes, and
/// earlier releases and bundles have every format. Each is made on first request and cached within a limit. The cache key is the JSON's
/// entity tag, so a release keeps the formats of what it did not change.
/// </summary>
public sealed class FormatRenderer : IDisposable
{
    private const long MaxKeptBytes = 64 * 1024 * 1024;

    // Of a fragment that is opened as a page of its own: nothing in it loads or runs.
    private const string FragmentPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'";

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MaxKeptBytes });
    private readonly Lock gate = new();
    private readonly DocumentParser parse;
    private readonly BlockParser parseBlock;
    private readonly OtherFormats[] ofKind;
    private readonly OtherFormats ofBlock;

    public FormatRenderer(Urls urls, DocumentParser parse, BlockParser parseBlock)
    {
        (Urls, this.parse, this.parseBlock) = (urls, parse, parseBlock);
        ofKind = [.. Enum.GetValues<Kind>().Select(kind => new OtherFormats(
            V1Formats.Of(kind), (answer, form) => Make(kind, answer, form, HtmlFormat.DefaultLevel)))];
        ofBlock = new OtherFormats(V1Formats.All, (answer, form) => Make(null, answer, form, HtmlFormat.DefaultLevel));
    }

    public Urls Urls { get; }

    public OtherFormats Of(Kind kind) => ofKind[(int)kind];

    /// <param name="kind">Null: of a single block.</param>
    /// <param name="headingLevel">Of the fragment's first heading, 1 to 6.</param>
    public Representation Html(Kind? kind, Representation resource, int headingLevel) => Make(kind, resource, V1Formats.Html, headingLevel);

    /// <param name="kind">Null: the representation is a single block.</param>
    public Representation InFormat(Kind? kind, Representation resource, FormatQuery asked) => asked.Form switch
    {
        null => resource,
        { } form when form == V1Formats.Html => Html(kind, resource, asked.HeadingLevel),
        { } form => resource.OtherFormats!.Make(resource, form),
    };

    /// <summary>A single block of a section; null when the section has no such block.</summary>
    /// <param name="path">The section's.</param>
    public Representation? Block(Representation section, string path, string id) => Kept(Key.Of(section, $"/blocks/{id}"), () =>
        parseBlock(section.Identity.Bytes, id) is { } block
            ? new Representation(block, V1Json.MediaType, section.LastModifiedAt)
            {
                ContentLanguage = section.ContentLanguage,
                CacheControl = section.CacheControl,
                Link = LinksDto.Header(Urls, Urls.Block(path, id)),
                OtherFormats = ofBlock,
            }
            : null);

    public void Dispose() => kept.Dispose();

    private Representation Make(Kind? kind, Representation source, Format form, int headingLevel) =>
        Kept(Key.Of(source, $"{form.Suffix}{headingLevel}"), () =>
            new Representation(Write(form, headingLevel, DocumentLayout.Of(parse(kind, source.Identity.Bytes))), form.ContentType, source.LastModifiedAt)
            {
                ContentLanguage = source.ContentLanguage,
                CacheControl = source.CacheControl,
                Link = source.Link,
                ContentSecurityPolicy = form == V1Formats.Html ? FragmentPolicy : default,
                Negotiated = false,
            })!;

    private static byte[] Write(Format form, int headingLevel, DocumentLayout layout) => form.Suffix switch
    {
        HtmlFormat.Suffix => HtmlFormat.Write(layout, headingLevel),
        MarkdownFormat.Suffix => MarkdownFormat.Write(layout),
        TextFormat.Suffix => TextFormat.Write(layout),
        JsonLdFormat.Suffix => JsonLdFormat.Write(layout),
        CslJsonFormat.Suffix => CslJsonFormat.Write(layout),
        BibTexFormat.Suffix => BibTexFormat.Write(layout),
        RisFormat.Suffix => RisFormat.Write(layout),
        _ => throw new NotSupportedException(form.Suffix),
    };

    private Representation? Kept(Key key, Func<Representation?> make)
    {
        if (kept.TryGetValue(key, out Representation? answer)) return answer;
        // One at a time: each format is made once, and many requests for different formats occupy one core at most.
        lock (gate)
        {
            if (kept.TryGetValue(key, out answer)) return answer;
            answer = make();
            // Its two codings come to less than the body again.
            if (answer is not null) kept.Set(key, answer, new MemoryCacheEntryOptions { Size = 2L * answer.Identity.Bytes.Length + 1024 });
            return answer;
        }
    }

    private sealed record Key(string Tag, DateTimeOffset? Modified, string CacheControl, string Form)
    {
        public static Key Of(Representation source, string form) =>
            new(source.Identity.ETag.ToString(), source.LastModifiedAt, source.CacheControl.ToString(), form);
    }
}
