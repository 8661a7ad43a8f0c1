using System.Reflection;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Delivery.V1.Changes;
using ContentApi.Delivery.V1.Citations;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.EligibilityCriteria;
using ContentApi.Delivery.V1.Faqs;
using ContentApi.Delivery.V1.Search;
using ContentApi.Delivery.V1.Sections;
using ContentApi.Delivery.V1.Service;
using ContentApi.Delivery.V1.Topics;
using ContentApi.Delivery.V1.Verification;
using ContentApi.Published;
using Microsoft.OpenApi;

namespace ContentApi.OpenApi;

/// <summary>The grammars of version 1, by the names that carry them: a word means the same in every resource.</summary>
internal static class SchemaFormats
{
    public const string Locale = "^[a-z]{2,3}(-[A-Z]{2})?$";
    public const string Slug = "^[a-z0-9]+(-[a-z0-9]+)*$";

    /// <summary>The known words of a string that may come to have others.</summary>
    public const string Growing = "x-extensible-enum";

    public const string Anchor = "^[a-z0-9][a-z0-9-]*[a-z0-9]$";

    // Generators make a span of time of "format: duration", and most of those cannot read P30D.
    private const string Duration = "^P[0-9]+[YMWD]|^P([0-9]+[YMWD])*T[0-9]+[HMS]";
    private const string DigestPattern = "^sha256:[0-9a-f]{64}$";

    private static bool MayBeZero(PropertyInfo property) => property.DeclaringType == typeof(FragmentCountsDto)
        || property.Name is nameof(ChangePageDto.Since) or nameof(SearchAnswerDto.Total) or nameof(HighlightDto.Start) or nameof(VerifyAnswerDto.Omitted);

    public static void Apply(OpenApiSchema schema, PropertyInfo property)
    {
        var type = property.DeclaringType!;
        if (MayBeZero(property)) schema.Minimum = "0";
        else if (property.PropertyType == typeof(int) || property.PropertyType == typeof(int?)) schema.Minimum = "1";
        else if (property.Name == "Severity") schema.Enum = [.. Enum.GetValues<Severity>().Select(severity => (JsonNode)severity.Word())];
        else if (Words(type, property.Name) is [var only]) schema.Const = only;
        else if (Words(type, property.Name) is { } words)
        {
            schema.AddExtension(Growing, new JsonNodeExtension(new JsonArray([.. words.Select(word => (JsonNode)word)])));
        }
        else if (Pattern(type, property.Name) is { } pattern) schema.Pattern = pattern;
        else if (property.Name == nameof(TopicLinksDto.Search)) schema.Format = "uri-template";
        else if (IsUrl(type, property)) schema.Format = "uri";
        else if (property.Name == nameof(ProvenanceDto.MaxOffline)) schema.Pattern = Duration;
        if (schema.Items is OpenApiSchema item) ApplyToItems(item, type, property.Name);
    }

    private static void ApplyToItems(OpenApiSchema item, Type type, string name)
    {
        if (name == nameof(ServiceDocumentDto.Locales)) item.Pattern = Locale;
        else if (name == nameof(CitationSpanDto.Numbers)) item.Minimum = "1";
        else if (type == typeof(CitationSpanDto)) item.Pattern = Slug;
        else if (item.Type == JsonSchemaType.String && name is not (nameof(SearchAnswerDto.UnknownWords) or nameof(SynonymDto.Finds))) item.Pattern = Anchor;
    }

    /// <summary>The one word that it always is; or words that may become more: no enumeration, which would make a fault of a new one.</summary>
    private static IReadOnlyList<string>? Words(Type type, string name) => name switch
    {
        "Kind" when type == typeof(TopicDto) || type == typeof(ServiceTopicDto) => [Kind.Topic.Word()],
        "Kind" when type == typeof(SectionTextDto) => [Kind.Section.Word()],
        "Kind" when type == typeof(FaqDto) => [Kind.Faq.Word()],
        "Kind" when type == typeof(EligibilityCriterionDto) => [Kind.EligibilityCriterion.Word()],
        "Kind" when type == typeof(CitedCitationDto) => [Kind.Citation.Word()],
        "Kind" when type == typeof(SectionBlockDto) => ["block"],
        "Kind" => [.. Enum.GetValues<Kind>().Select(kind => kind.Word())],
        "Role" => [.. CriterionRoles.All],
        nameof(VettingDto.Arrangement) => ["unreviewed", "four-eyes"],
        "Text" when type == typeof(VettingDto) => ["supplied", "four-eyes"],
        nameof(ServiceDocumentDto.Source) => ["postgresql", "bundle", "seed"],
        _ => null,
    };

    private static string? Pattern(Type type, string name) => name switch
    {
        "Slug" => Slug,
        "Locale" => Locale,
        "Digest" => DigestPattern,
        "Jurisdiction" => "^[A-Z]{2}$",
        nameof(CitationDto.Doi) => @"^10\.[0-9]{4,9}/[!-~]+$",
        nameof(CitationDto.Pmid) => "^[0-9]+$",
        nameof(CitationDto.Language) => "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        nameof(QuoteDto.Block) or nameof(QuoteDto.Focus) => Anchor,
        "Id" when type == typeof(BlockDto) || type == typeof(ListItemDto) || type == typeof(PassageSpanDto) || type == typeof(SectionBlockDto) => Anchor,
        _ => null,
    };

    private static bool IsUrl(Type type, PropertyInfo property) =>
        property.PropertyType == typeof(string)
        && (type.Name.EndsWith("LinksDto", StringComparison.Ordinal) || property.Name is "Url" or "CanonicalUrl" or "Href" or "Next" or "System");
}
