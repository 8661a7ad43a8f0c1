using ContentApi.Content;
using ContentApi.Http;
using Microsoft.Extensions.Caching.Memory;

namespace ContentApi.Delivery.V1.Forms;

/// <summary>
/// Makes the other forms of a resource, and its single blocks, from its JSON alone: what does not change the JSON changes no form,
/// and whatever holds the JSON, a record or a bundle, has every form. Each is made when it is first asked for and kept within a bound;
/// the key is the JSON's own tag, so that a release carries over what it did not change.
/// </summary>
public sealed class FormMaker : IDisposable
{
    private const long MaxKeptBytes = 64 * 1024 * 1024;

    // Of a fragment that is opened as a page of its own: nothing in it loads or runs.
    private const string FragmentPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'";

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MaxKeptBytes });
    private readonly Lock gate = new();
    private readonly OtherForms[] ofKind;
    private readonly OtherForms ofBlock;

    public FormMaker()
    {
        ofKind = [.. Enum.GetValues<Kind>().Select(kind => new OtherForms(
            KnownForms.Of(kind), (answer, form) => Make(kind, answer, form, HtmlForm.DefaultLevel)))];
        ofBlock = new OtherForms(KnownForms.All, (answer, form) => Make(null, answer, form, HtmlForm.DefaultLevel));
    }

    public OtherForms Of(Kind kind) => ofKind[(int)kind];

    /// <param name="kind">Null: of a single block.</param>
    /// <param name="headingLevel">Of the fragment's first heading, 1 to 6.</param>
    public Answer Html(Kind? kind, Answer resource, int headingLevel) => Make(kind, resource, KnownForms.Html, headingLevel);

    /// <summary>Null when the section has no such block.</summary>
    public Answer? Block(Answer section, string id, string link) => Kept(Key.Of(section, $"/blocks/{id}"), () =>
        SectionBlock.Of(V1Json.Read<Section>(section.Identity.Bytes), id) is { } block
            ? new Answer(V1Json.Write(block), Renditions.Json, section.LastModifiedAt)
            {
                ContentLanguage = section.ContentLanguage,
                CacheControl = section.CacheControl,
                Link = link,
                OtherForms = ofBlock,
            }
            : null);

    public void Dispose() => kept.Dispose();

    private Answer Make(Kind? kind, Answer source, Form form, int headingLevel) =>
        Kept(Key.Of(source, $"{form.Suffix}{headingLevel}"), () =>
            new Answer(Write(form, headingLevel, Reading.Of(kind, source.Identity.Bytes)), form.ContentType, source.LastModifiedAt)
            {
                ContentLanguage = source.ContentLanguage,
                CacheControl = source.CacheControl,
                Link = source.Link,
                ContentSecurityPolicy = form == KnownForms.Html ? FragmentPolicy : default,
                Negotiated = false,
            })!;

    private static byte[] Write(Form form, int headingLevel, Reading reading) => form.Suffix switch
    {
        ".html" => HtmlForm.Write(reading, headingLevel),
        ".md" => MarkdownForm.Write(reading),
        ".txt" => TextForm.Write(reading),
        ".jsonld" => JsonLdForm.Write(reading),
        ".csl.json" => CslJsonForm.Write(reading),
        ".bib" => BibTexForm.Write(reading),
        ".ris" => RisForm.Write(reading),
        _ => throw new NotSupportedException(form.Suffix),
    };

    private Answer? Kept(Key key, Func<Answer?> make)
    {
        if (kept.TryGetValue(key, out Answer? answer)) return answer;
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
        public static Key Of(Answer source, string form) =>
            new(source.Identity.ETag.ToString(), source.LastModifiedAt, source.CacheControl.ToString(), form);
    }
}
