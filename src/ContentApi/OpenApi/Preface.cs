using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace ContentApi.OpenApi;

/// <summary>What a reader of the description should know before the first address.</summary>
internal static class Preface
{
    public static OpenApiInfo Info => new()
    {
        Title = "ContentApi",
        Version = "1.0",
        Summary = "Vetted French text about biotherapies for psoriasis, with its evidence.",
        Description =
            """
            ContentApi serves a small body of vetted medical text to partner websites, mobile apps and integrators: an article in sections,
            questions and answers, what the text says about eligibility, and citations. Show exactly that text, with its evidence,
            and stop showing it when it is withdrawn. Start at `GET /v1`, or with the whole article at `GET /v1/fr/topics/{slug}`.

            **The text informs; it gives no verdict.** Nothing here takes, scores or compares data of a patient, and nothing may be
            presented as if it did. Eligibility criteria say what the text says, always with their safeguards.

            ## What to keep with every copy
            Every resource has a `provenance`. Wherever a copy goes, keep with it: attribution, licence (null: reuse needs the owner’s agreement),
            notice, review, canonical URL, and the edition and digest by which it can be checked. `null` means not known, never none.
            The date of a release is no date of a medical review. Show a section with its children, a block with the blocks that it `requires`,
            and a list item with its lead-in. Show a copy without asking again for no longer than `provenance.maxOffline`.

            ## Version, release, edition
            - The **API version** is the shape of the answers: the first segment of the path. Version 1 only grows: new addresses, members, media types,
              error codes, kinds of documents, types of blocks, spans and changes, and words such as roles may come. Ignore members that you do not know;
              of a `type` that you do not know, show the `text`. Only `severity` stays as it is: `editorial`, `clinical` or `safety`.
            - A **release** is a numbered publication. `Content-Release` names the current one on every answer with content.
            - An **edition** is one wording of a document. It never changes; a new wording is a new edition.

            ## Freshness
            Answers are fresh for 60 s; a cache may use them for 240 s more while it asks again (`stale-while-revalidate`),
            and for 3,600 s while this service is down (`stale-if-error`): a withdrawal is gone within five minutes, or an hour in an outage.
            An `ETag` changes when the bytes do, and at no other time: ask again with `If-None-Match` and a 304 costs next to nothing.
            A node that could not confirm its release for 24 h (a setting of its operator) answers 503 `content-unconfirmed`:
            that is no withdrawal.

            ## Forms
            A resource is JSON, and also a fragment of HTML to set into a page (`.html`), CommonMark (`.md`), plain text (`.txt`) and schema.org
            (`.jsonld`); what cites gives its citations as CSL-JSON (`.csl.json`), BibTeX (`.bib`) and RIS (`.ris`) too. Add the suffix to the address,
            or ask the bare address with `Accept`: the bytes and the tag are the same. Each form is described as a path of its own. `.json` at the end of any address is JSON, whatever `Accept` says. Every form carries the provenance; the words in all of them are those of the JSON.
            Ids in a fragment of HTML begin with `{locale}-{kind}-{slug}--`, so that any number of fragments may stand on one page.

            ## Searching
            `GET /v1/{locale}/search?q=` finds whole blocks, with what they require. It reads words as people type them, and guesses at no meaning. **Show `message` whenever there is one.**
            It names the words that this content does not have, and nothing below it is an answer about them: where nothing is said of pregnancy, no hit may look as if something was.
            An app that holds a copy can search it by itself; `synonyms` of a topic are what this API widens a search by.
            A query may tell of a person's health: keep it out of logs and statistics, as this API does.

            ## What was
            `?release=n` on a resource or a list is the record of what was current in release *n*: the same bytes, the same `ETag`. It is evidence, not for display:
            such an answer has the header `Content-Record` with the number, and is cached for a day. `Content-Release` names the current release there too.
            What was withdrawn since for safety is 410 there too. `GET /v1/releases?on=` finds the release of a day, `GET /v1/documents/{id}/history` the releases of a document.

            ## Keeping copies
            Ask `GET /v1/{locale}/changes?since=n`, with the number of the release that you have (0: none), follow `next` to the end, then keep `release` as the
            number to ask from next time. Put each `resource` in the place of the copy with its `id`; delete what is `removed`. What is `safety` comes first.
            To begin, or when `since` is too far back (410 `changes-expired`), take a whole release as one file: `GET /v1/releases/{number}/bundle`.

            ## Generating a client
            This description is for generators that know unions. For those that make classes, such as NSwag and Kiota, the same API is described without unions at
            `/openapi/v1.dotnet.json`. `/docs/clients` has the settings of five generators.

            ## Proof
            Each resource carries the signed record of what it shows (`provenance.proof`, a JWS, ES256), so that a copy proves itself wherever it went: its words by their digests,
            its values as they are (docs/proof.md). Verify it with a key of `/.well-known/jwks.json`. A signature says what was published, never that it is current:
            only a live answer says that. Never go back to a lower release than the highest that you have seen.

            ## Checking a page
            `POST /v1/verify` takes a page’s text, HTML or paragraphs, and says of each sentence whether it is `current`, `outdated`, `partial`, `out-of-context`, `altered`, `withdrawn`
            or `unknown`, with the words that differ (docs/matching.md); `expect` names what the page is meant to show. It compares words; it does not say that a page is right.
            The body is neither kept nor logged.

            ## Requests
            Nothing needs a key. All is read with GET but `POST /v1/verify`. Wherever GET is described, HEAD answers the same headers without a body, and OPTIONS says which methods there are.
            Bodies come compressed as `Accept-Encoding` asks (`br`, `gzip`). Any web page may read every answer (CORS, without credentials).
            Another spelling of an address (upper case, a slash at the end) is redirected with 308. There is no fallback to another language.
            Unknown, repeated or empty query parameters are faults, never ignored.

            ## How much
            A client, which is an IPv4 address or an IPv6 /64, may make so many requests a minute as `RateLimit-Policy` says; `RateLimit` says how many are left and for how long
            (draft-ietf-httpapi-ratelimit-headers-11). Then comes 429 `rate-limited` with `Retry-After`. A 304 costs nothing, and for a resource it comes even then.

            ## Errors
            Every failure is a problem document (RFC 9457, `application/problem+json`), whatever `Accept` says. Decide by `code`;
            its page is at `/docs/errors/{code}`. 404: never published. 410: withdrawn; delete your copies.
            An address of an unknown version is 404 `unsupported-api-version`, whose `supportedVersions` lists those that exist.
            A request that cannot be parsed (400), whose line (414) or headers (431) are too long, is refused without a body before it reaches this API.
            """,
    };

    /// <summary>The tag of what no controller has apart.</summary>
    public const string FormsTag = "Forms";

    /// <summary>In reading order; a tag is a controller's name.</summary>
    private static readonly (string Name, string Description)[] Sections =
    [
        ("Service", "Where to start."),
        ("Topics", "Whole articles."),
        ("Sections", "An article, part by part."),
        ("Faqs", "Questions, answered by blocks of the text and by nothing else."),
        ("EligibilityCriteria", "What the text says about who may be treated, who prescribes and what is checked first. Information, never a verdict."),
        ("Citations", "What the text rests on."),
        ("Search", "The text, by its words."),
        ("Verify", "A page’s text, held against what is published."),
        ("Documents", "Any document by its lasting UUID."),
        ("Releases", "The publications."),
        ("Keys", "What proofs are verified with."),
        ("Freshness", "Which release is current, signed."),
        ("Changes", "What differs between a release and the current one: for those who keep copies."),
        (FormsTag, "The same resources as HTML, CommonMark, plain text, JSON-LD, CSL-JSON, BibTeX and RIS."),
    ];

    public static HashSet<OpenApiTag> Tags => [.. Sections.Select(section => new OpenApiTag { Name = section.Name, Description = section.Description })];

    public static string TagOf(ApiDescription api) => api.ActionDescriptor.RouteValues["controller"]!;

    /// <summary>A sort key.</summary>
    public static string PlaceOf(ApiDescription api) =>
        $"{Array.FindIndex(Sections, section => section.Name == TagOf(api))} {api.RelativePath}";
}
