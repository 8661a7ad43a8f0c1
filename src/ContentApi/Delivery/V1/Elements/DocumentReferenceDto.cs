using System.Text.Json;
using ContentApi.Content;
using ContentApi.Http;
using ContentApi.Published;
using ContentApi.Readable;

namespace ContentApi.Delivery.V1.Elements;

/// <summary>Another document, named so that it can be shown as a link without being fetched.</summary>
public sealed record DocumentReferenceDto
{
    /// <summary>The document's lasting UUID.</summary>
    public required Guid Id { get; init; }

    /// <summary>What the document is: topic, section, faq, eligibility-criterion or citation.</summary>
    public required string Kind { get; init; }

    /// <summary>Its slug, unique for its kind and locale.</summary>
    public required string Slug { get; init; }

    /// <summary>Its title, question or role.</summary>
    public required string Title { get; init; }

    /// <summary>Its canonical URL.</summary>
    public required string CanonicalUrl { get; init; }

    internal static DocumentReferenceDto Of(DocumentLink link) => new()
    {
        Id = link.Id,
        Kind = link.Kind.Word(),
        Slug = link.Slug,
        Title = link.Title,
        CanonicalUrl = link.Url,
    };

    /// <param name="answers">Of the release that the document's state is of.</param>
    internal static DocumentReferenceDto Of(DocumentState state, IReadOnlyDictionary<string, Representation> answers, Urls urls) => new()
    {
        Id = state.Document,
        Kind = state.Kind.Word(),
        Slug = state.Slug,
        Title = state.Departure?.Title ?? TitleOf(state.Kind, answers[Urls.Path(state)].Identity.Bytes),
        CanonicalUrl = urls.Document(state),
    };

    /// <summary>What to show in the place of a document that is gone; null: nothing, or it is gone too.</summary>
    internal static DocumentReferenceDto? Replacing(Guid? replacement, Snapshot snapshot, IReadOnlyDictionary<string, Representation> answers, Urls urls) =>
        replacement is { } id && snapshot.Find(id) is { IsLive: true } live ? Of(live, answers, urls) : null;

    /// <summary>The title of a resource: see <see cref="Edition.Title"/>.</summary>
    private static string TitleOf(Kind kind, byte[] json)
    {
        using var resource = JsonDocument.Parse(json);
        var root = resource.RootElement;
        var title = kind switch
        {
            Content.Kind.Faq => root.GetProperty("question"),
            Content.Kind.EligibilityCriterion => root.GetProperty("role"),
            Content.Kind.Citation => root.GetProperty("csl").TryGetProperty("title", out var printed) ? printed : root.GetProperty("text"),
            _ => root.GetProperty("title"),
        };
        return title.GetString()!;
    }
}
