using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Sections;
using ContentApi.Formats;
using ContentApi.Http;
using Microsoft.Extensions.Caching.Memory;

namespace ContentApi.Delivery.V1.Requests;

/// <summary>
/// Makes the other forms of a resource, and its single blocks, from its JSON alone: what does not change the JSON changes no form,
/// and whatever holds the JSON, a record or a bundle, has every form. Each is made when it is first asked for and kept within a bound;
/// the key is the JSON's own tag, so that a release carries over what it did not change.
/// </summary>
public sealed class FormatRenderer : IDisposable
{
    private const long MaxKeptBytes = 64 * 1024 * 1024;

    // Of a fragment that is opened as a page of its own: nothing in it loads or runs.
    private const string FragmentPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'";

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MaxKeptBytes });
    private readonly Lock gate = new();
    private readonly OtherFormats[] ofKind;
    private readonly OtherFormats ofBlock;

    public FormatRenderer()
    {
        ofKind = [.. Enum.GetValues<Kind>().Select(kind => new OtherFormats(
            V1Formats.Of(kind), (answer, form) => Make(kind, answer, form, HtmlFormat.DefaultLevel)))];
        ofBlock = new OtherFormats(V1Formats.All, (answer, form) => Make(null, answer, form, HtmlFormat.DefaultLevel));
    }

    public OtherFormats Of(Kind kind) => ofKind[(int)kind];

    /// <param name="kind">Null: of a single block.</param>
    /// <param name="headingLevel">Of the fragment's first heading, 1 to 6.</param>
    public Representation Html(Kind? kind, Representation resource, int headingLevel) => Make(kind, resource, V1Formats.Html, headingLevel);

    /// <summary>Null when the section has no such block.</summary>
    public Representation? Block(Representation section, string id, string link) => Kept(Key.Of(section, $"/blocks/{id}"), () =>
        SectionBlockDto.Of(V1Json.Read<SectionDto>(section.Identity.Bytes), id) is { } block
            ? new Representation(V1Json.Write(block), V1Renderer.Json, section.LastModifiedAt)
            {
                ContentLanguage = section.ContentLanguage,
                CacheControl = section.CacheControl,
                Link = link,
                OtherForms = ofBlock,
            }
            : null);

    public void Dispose() => kept.Dispose();

    private Representation Make(Kind? kind, Representation source, Format form, int headingLevel) =>
        Kept(Key.Of(source, $"{form.Suffix}{headingLevel}"), () =>
            new Representation(Write(form, headingLevel, Reading.Of(kind, source.Identity.Bytes)), form.ContentType, source.LastModifiedAt)
            {
                ContentLanguage = source.ContentLanguage,
                CacheControl = source.CacheControl,
                Link = source.Link,
                ContentSecurityPolicy = form == V1Formats.Html ? FragmentPolicy : default,
                Negotiated = false,
            })!;

    private static byte[] Write(Format form, int headingLevel, Reading reading) => form.Suffix switch
    {
        ".html" => HtmlFormat.Write(reading, headingLevel),
        ".md" => MarkdownFormat.Write(reading),
        ".txt" => TextFormat.Write(reading),
        ".jsonld" => JsonLdFormat.Write(reading),
        ".csl.json" => CslJsonFormat.Write(reading),
        ".bib" => BibTexFormat.Write(reading),
        ".ris" => RisFormat.Write(reading),
        _ => throw new NotSupportedException(form.Suffix),
    };

    private Representation? Kept(Key key, Func<Representation?> make)
    {
        if (kept.TryGetValue(key, out Representation? answer)) return answer;
        // One at a time: a form is made once, and a crowd that asks for many never takes more than one core from readers.
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
