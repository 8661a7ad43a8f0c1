using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ContentApi.Content;
using ContentApi.Delivery.V1.Changes;
using ContentApi.Delivery.V1.Citations;
using ContentApi.Delivery.V1.EligibilityCriteria;
using ContentApi.Delivery.V1.Faqs;
using ContentApi.Delivery.V1.Sections;
using ContentApi.Delivery.V1.Topics;
using ContentApi.Delivery.V1.Verification;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.OpenApi;

/// <summary>Makes schemas say what the serialiser does: every member is always there, absent is null, unions are told apart by <c>type</c>.</summary>
internal sealed class ContractSchemas : ISchemaFilter
{
    private static readonly Dictionary<string, Type> Resources = new()
    {
        [Kind.Topic.Word()] = typeof(TopicDto),
        [Kind.Section.Word()] = typeof(SectionDto),
        [Kind.Faq.Word()] = typeof(FaqDto),
        [Kind.EligibilityCriterion.Word()] = typeof(EligibilityCriterionDto),
        [Kind.Citation.Word()] = typeof(CitationDto),
    };

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (context.MemberInfo is not null || schema is not OpenApiSchema concrete) return;
        if (context.Type.IsDefined(typeof(JsonDerivedTypeAttribute))) DescribeUnion(concrete, context);
        else if (context.Type == typeof(AnyResourceDto)) DescribeAnyResource(concrete, context);
        else if (context.Type == typeof(VerifyRequestDto)) ContractVerify.DescribeRequest(concrete);
        else if (Members(context.Type).Any()) DescribeMembers(concrete, context.Type, context);
    }

    /// <summary>What a value of an unknown type has is what every value of the union has.</summary>
    private static void DescribeUnion(OpenApiSchema schema, SchemaFilterContext context)
    {
        var derived = context.Type.GetCustomAttributes<JsonDerivedTypeAttribute>()
            .ToDictionary(one => (string)one.TypeDiscriminator!, one => one.DerivedType);
        var other = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = schema.Properties };
        DescribeMembers(other, context.Type, context);
        MakeUnion(schema, "type", derived, other, context);
    }

    private static void DescribeAnyResource(OpenApiSchema schema, SchemaFilterContext context)
    {
        var other = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["id"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid", Description = "The document's lasting UUID." },
            },
            Required = new HashSet<string> { "id" },
        };
        MakeUnion(schema, "kind", Resources, other, context);
    }

    /// <summary>
    /// One of those that there are, told apart by a word, or one that comes later: that is no fault of the answer, so the union has a
    /// place for it.
    /// </summary>
    private static void MakeUnion(
        OpenApiSchema schema, string word, Dictionary<string, Type> members, OpenApiSchema other, SchemaFilterContext context)
    {
        var (name, remedy) = context.Type == typeof(AnyResourceDto) ? ("OtherResource", "pass over it")
            : context.Type == typeof(ChangedDocumentDto) ? ("OtherChange", "ask for the document by its id")
            : ($"Other{Contract.SchemaName(context.Type)}", "show its `text`");
        other.Description = $"Of a `{word}` that is newer than the client: {remedy}.";
        other.Properties = new[]
        {
            KeyValuePair.Create<string, IOpenApiSchema>(word, new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Not = new OpenApiSchema { Enum = [.. members.Keys.Select(key => (JsonNode)key)] },
                Description = "None of those that this description knows.",
            }),
        }.Concat(other.Properties!).ToDictionary(member => member.Key, member => member.Value);
        other.Required!.Add(word);
        var references = members.ToDictionary(
            member => member.Key,
            member => (OpenApiSchemaReference)context.SchemaGenerator.GenerateSchema(member.Value, context.SchemaRepository));
        schema.Type = null;
        schema.Properties = null;
        schema.Required = null;
        schema.AdditionalPropertiesAllowed = true;
        schema.OneOf = [.. references.Values.Select(Bare), Bare(context.SchemaRepository.AddDefinition(name, other))];
        schema.Discriminator = new OpenApiDiscriminator { PropertyName = word, Mapping = references };
    }

    private static void DescribeMembers(OpenApiSchema schema, Type type, SchemaFilterContext context)
    {
        // Additions are no break: clients tolerate members that they do not know, so none are forbidden.
        schema.AdditionalPropertiesAllowed = true;
        schema.AdditionalProperties = null;
        var described = schema.Properties ?? new Dictionary<string, IOpenApiSchema>();
        var members = new Dictionary<string, IOpenApiSchema>();
        // Not shared: it caches without a lock.
        var nullability = new NullabilityInfoContext();
        if (TypeWord(type) is { } word)
        {
            members.Add("type", new OpenApiSchema { Type = JsonSchemaType.String, Const = word, Description = "What it is." });
        }

        foreach (var property in Members(type))
        {
            var name = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            var member = described[name];
            if (member is OpenApiSchema own)
            {
                if (own.Items is OpenApiSchemaReference item) own.Items = Bare(item);
                SchemaFormats.Apply(own, property);
            }

            if (property.PropertyType == typeof(JsonObject)) member = CslItem(member.Description, context);
            var nullable = nullability.Create(property).ReadState == NullabilityState.Nullable;
            members.Add(name, nullable ? Nullable(member) : member);
        }

        schema.Properties = members;
        schema.Required = members.Keys.ToHashSet();
    }

    /// <summary>CSL's variables are many and grow: the two that every item has are described, the rest is CSL's to say.</summary>
    private static OpenApiSchemaReference CslItem(string? description, SchemaFilterContext context)
    {
        var described = context.SchemaRepository.Schemas.ContainsKey(ContractFormats.CslItem);
        if (!described) context.SchemaRepository.AddDefinition(ContractFormats.CslItem, new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "An item of CSL-JSON (CSL 1.0.2).",
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["id"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = SchemaFormats.Slug, Description = "The citation's slug." },
                ["type"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Description = "The CSL type, such as `article-journal` or `webpage`.",
                },
            },
            Required = new HashSet<string> { "id", "type" },
            AdditionalProperties = new OpenApiSchema(),
        });
        return new OpenApiSchemaReference(ContractFormats.CslItem) { Description = description };
    }

    /// <summary>In the serialiser's order.</summary>
    private static IEnumerable<PropertyInfo> Members(Type type) => type.GetProperties()
        .Where(property => property.IsDefined(typeof(RequiredMemberAttribute)))
        .OrderBy(property => property.GetCustomAttribute<JsonPropertyOrderAttribute>()?.Order ?? 0);

    private static string? TypeWord(Type type) => type.BaseType?.GetCustomAttributes<JsonDerivedTypeAttribute>()
        .FirstOrDefault(derived => derived.DerivedType == type)?.TypeDiscriminator as string;

    private static OpenApiSchema Nullable(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchema own)
        {
            own.Type |= JsonSchemaType.Null;
            own.Enum?.Add(JsonNullSentinel.JsonNull);
            return own;
        }

        return new OpenApiSchema
        {
            Description = schema.Description,
            OneOf = [Bare((OpenApiSchemaReference)schema), new OpenApiSchema { Type = JsonSchemaType.Null }],
        };
    }

    /// <summary>Without the description that the generator copies from what is referred to.</summary>
    private static OpenApiSchemaReference Bare(OpenApiSchemaReference reference) =>
        new(reference.Reference.Id!, reference.Reference.HostDocument);
}
