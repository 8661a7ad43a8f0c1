using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;

namespace ContentApi.Embedding.Targets;

/// <summary>What a partner's page may show in a frame: a resource, one block of a section, or what a topic has of a kind.</summary>
/// <param name="Slug">Of the resource; of a list, the topic's.</param>
/// <param name="Block">Of a section; null: all of it.</param>
/// <param name="IsList">Whether it is all that the topic has of the kind.</param>
public sealed record EmbedTarget(string Locale, Kind Kind, string Slug, string? Block = null, bool IsList = false)
{
    /// <summary>What its address begins with on a page for frames.</summary>
    public const string Frames = "/embed/v1";

    /// <summary>Below <see cref="Urls.Root"/> and below <see cref="Frames"/> alike.</summary>
    private string Place => IsList
        ? $"{Urls.Collection(Locale, Kind)}?{ListParameters.Topic}={Slug}"[Urls.Root.Length..]
        : (Block is null ? Urls.Path(Locale, Kind, Slug) : Urls.Block(Urls.Path(Locale, Kind, Slug), Block))[Urls.Root.Length..];

    /// <summary>Where its JSON is.</summary>
    public string ResourcePath => Urls.Root + Place;

    public string FramePath => Frames + Place;

    /// <param name="place">A path below either of the two.</param>
    /// <param name="topic">What the query names; it is for lists, which need it.</param>
    public static EmbedTarget? Of(string place, string? topic) => place.Split('/') switch
    {
        ["", var locale, "topics", var slug] => new EmbedTarget(locale, Kind.Topic, slug),
        ["", var locale, "sections", var slug] => new EmbedTarget(locale, Kind.Section, slug),
        ["", var locale, "sections", var slug, "blocks", var id] => new EmbedTarget(locale, Kind.Section, slug, id),
        ["", var locale, "faqs", var slug] => new EmbedTarget(locale, Kind.Faq, slug),
        ["", var locale, "eligibility-criteria", var slug] => new EmbedTarget(locale, Kind.EligibilityCriterion, slug),
        ["", var locale, "faqs"] when topic is not null => new EmbedTarget(locale, Kind.Faq, topic, IsList: true),
        ["", var locale, "eligibility-criteria"] when topic is not null => new EmbedTarget(locale, Kind.EligibilityCriterion, topic, IsList: true),
        _ => null,
    };

    /// <summary>Whether a place is a list's, and needs a topic.</summary>
    public static bool NamesList(string place) => Of(place, "") is { IsList: true };
}
