using System.Text.Json;
using System.Text.Json.Serialization;
using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Releases;
using ContentApi.Delivery.V1.Topics;
using ContentApi.Published;

namespace ContentApi.Delivery.V1.Service;

/// <summary>Where to start: what is published here now, and where it is.</summary>
public sealed record ServiceDocumentDto
{
    /// <summary>The current release.</summary>
    public required ReleaseDto Release { get; init; }

    /// <summary>The locales in which content is published.</summary>
    public required IReadOnlyList<string> Locales { get; init; }

    /// <summary>The published topics.</summary>
    public required IReadOnlyList<ServiceTopicDto> Topics { get; init; }

    /// <summary>What the content is served from: `postgresql`; `bundle` for a file, as while the database is away; or `seed` for the demonstration text from memory.</summary>
    public required string Source { get; init; }

    /// <summary>Where to go from here.</summary>
    public required ServiceLinksDto Links { get; init; }

    internal static ServiceDocumentDto Of(Snapshot snapshot, Urls urls, string source) => new()
    {
        Release = ReleaseDto.Of(snapshot.Release, urls),
        Locales = snapshot.Locales,
        Topics = [.. snapshot.Live.Select(topic => new ServiceTopicDto
        {
            Id = topic.Id,
            Kind = topic.Self.Kind.Word(),
            Slug = topic.Slug,
            Locale = topic.Locale,
            Title = topic.Title,
            Links = TopicLinksDto.Of(urls, topic.Self),
        })],
        Source = source,
        Links = new ServiceLinksDto
        {
            Self = urls.Absolute(Urls.Root),
            Releases = urls.Absolute($"{Urls.Root}/releases"),
            Keys = urls.Absolute(Urls.Keys),
            Freshness = urls.Absolute(Urls.Freshness),
            OpenApi = urls.Absolute("/openapi/v1.json"),
            Documentation = urls.Absolute("/docs"),
        },
    };
}

/// <summary>A published topic.</summary>
public sealed record ServiceTopicDto
{
    /// <summary>The document's lasting UUID.</summary>
    public required Guid Id { get; init; }

    /// <summary>What the document is: `topic`.</summary>
    public required string Kind { get; init; }

    /// <summary>The topic's name in URLs.</summary>
    public required string Slug { get; init; }

    /// <summary>The language, and perhaps region, of the text.</summary>
    public required string Locale { get; init; }

    /// <summary>The topic's title.</summary>
    public required string Title { get; init; }

    /// <summary>The topic's lists.</summary>
    public required TopicLinksDto Links { get; init; }
}

/// <summary>Where to go from the service document; every URL is absolute.</summary>
public sealed record ServiceLinksDto
{
    /// <summary>This document.</summary>
    public required string Self { get; init; }

    /// <summary>All releases.</summary>
    public required string Releases { get; init; }

    /// <summary>The keys that proofs are verified with: a JSON Web Key Set.</summary>
    public required string Keys { get; init; }

    /// <summary>The signed statement of which release is current, where the publisher makes one.</summary>
    public required string Freshness { get; init; }

    /// <summary>The description of this API.</summary>
    public required string OpenApi { get; init; }

    /// <summary>The documentation for people.</summary>
    public required string Documentation { get; init; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ServiceDocumentDto))]
internal sealed partial class ServiceJson : JsonSerializerContext;
