using System.Text.Json;
using System.Text.Json.Serialization;
using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Published;

namespace ContentApi.Delivery.V1.Changes;

/// <summary>A document whose resource differs from what it was: with its resource as it is now, or without one because it is gone.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(UpdatedDocumentDto), "updated")]
[JsonDerivedType(typeof(RemovedDocumentDto), "removed")]
public abstract record ChangedDocumentDto
{
    /// <summary>The document's lasting UUID: what to keep copies by, as slugs may change.</summary>
    public required Guid Id { get; init; }

    /// <summary>What the document is: topic, section, faq, eligibility-criterion or citation.</summary>
    public required string Kind { get; init; }

    /// <summary>Its slug; of one that is gone, the last that it had.</summary>
    public required string Slug { get; init; }

    /// <summary>The highest severity of its changes since the release that was asked from.</summary>
    public required string Severity { get; init; }

    /// <summary>The release of its latest change.</summary>
    public required ReleaseReferenceDto Release { get; init; }

    internal static ChangedDocumentDto Of(DocumentState state, int since, LoadedRelease target, LoadedRelease current, Urls urls)
    {
        var severity = SeverityOf(state, since).Word();
        var release = ReleaseReferenceDto.Of(state.Changed);
        return !state.IsLive
            ? new RemovedDocumentDto
            {
                Id = state.Document,
                Kind = state.Kind.Word(),
                Slug = state.Slug,
                Severity = severity,
                Release = release,
                Title = state.Departure!.Title,
                Reason = state.Reason!,
                Replacement = DocumentReferenceDto.Replacing(state.Replacement, current.Snapshot, current.Answers, urls),
                Proof = state.Departure.Proof,
            }
            : new UpdatedDocumentDto
            {
                Id = state.Document,
                Kind = state.Kind.Word(),
                Slug = state.Slug,
                Severity = severity,
                Release = release,
                Resource = new AnyResourceDto(V1Json.Of(target, state)),
            };
    }

    internal static Severity SeverityOf(DocumentState state, int since) =>
        state.Changes.Where(change => change.Release.Number > since).Max(change => change.Severity);
}

/// <summary>It is new, restored or different: put this resource in the place of what you hold.</summary>
public sealed record UpdatedDocumentDto : ChangedDocumentDto
{
    /// <summary>The resource, exactly as its own address serves it; `kind` says which it is.</summary>
    [JsonPropertyOrder(1)]
    public required AnyResourceDto Resource { get; init; }
}

/// <summary>It is gone: stop showing it and delete your copies, if you have any; when `severity` is `safety`, at once.</summary>
public sealed record RemovedDocumentDto : ChangedDocumentDto
{
    /// <summary>The title, question or role that it had.</summary>
    [JsonPropertyOrder(1)]
    public required string Title { get; init; }

    /// <summary>Why, in the content's language.</summary>
    [JsonPropertyOrder(1)]
    public required string Reason { get; init; }

    /// <summary>What to show in its place; null: nothing.</summary>
    [JsonPropertyOrder(1)]
    public required DocumentReferenceDto? Replacement { get; init; }

    /// <summary>The signed tombstone: a compact JWS (docs/proof.md). Believe no other withdrawal. Null: this content was never signed.</summary>
    [JsonPropertyOrder(1)]
    public required string? Proof { get; init; }
}

/// <summary>A resource of any kind, to the byte.</summary>
[JsonConverter(typeof(Converter))]
public sealed class AnyResourceDto
{
    private readonly byte[] json;

    internal AnyResourceDto(byte[] json) => this.json = json;

    public sealed class Converter : JsonConverter<AnyResourceDto>
    {
        public override AnyResourceDto Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Resources are only written.");

        public override void Write(Utf8JsonWriter writer, AnyResourceDto value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.json, skipInputValidation: true);
    }
}
