using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ContentApi.Delivery.V1;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Delivery.OpenApi;

/// <summary>Makes schemas say what the serialiser does: every member is always there, absent is null, unions are told apart by <c>type</c>.</summary>
internal sealed class ContractSchemas : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (context.MemberInfo is not null || schema is not OpenApiSchema concrete) return;
        if (context.Type.IsDefined(typeof(JsonDerivedTypeAttribute))) DescribeUnion(concrete, context);
        else if (context.Type == typeof(AnyResource)) DescribeAnyResource(concrete, context);
        else if (context.Type == typeof(VerifyRequest)) ContractVerify.DescribeRequest(concrete);
        else if (Members(context.Type).Any()) DescribeMembers(concrete, context.Type);
    }

    private static void DescribeUnion(OpenApiSchema schema, SchemaFilterContext context)
    {
        schema.Type = null;
        schema.Properties = null;
        schema.Required = null;
        schema.AdditionalPropertiesAllowed = true;
        schema.OneOf = [];
        schema.Discriminator = new OpenApiDiscriminator { PropertyName = "type", Mapping = new Dictionary<string, OpenApiSchemaReference>() };
        foreach (var member in context.Type.GetCustomAttributes<JsonDerivedTypeAttribute>())
        {
            var reference = (OpenApiSchemaReference)context.SchemaGenerator.GenerateSchema(member.DerivedType, context.SchemaRepository);
            schema.OneOf.Add(Bare(reference));
            schema.Discriminator.Mapping.Add((string)member.TypeDiscriminator!, reference);
        }
    }

    private static void DescribeAnyResource(OpenApiSchema schema, SchemaFilterContext context)
    {
        Type[] kinds = [typeof(Topic), typeof(Section), typeof(Faq), typeof(EligibilityCriterion), typeof(Citation)];
        schema.Type = null;
        schema.Properties = null;
        schema.AdditionalPropertiesAllowed = true;
        schema.AnyOf = [.. kinds.Select(kind => Bare((OpenApiSchemaReference)context.SchemaGenerator.GenerateSchema(kind, context.SchemaRepository)))];
    }

    private static void DescribeMembers(OpenApiSchema schema, Type type)
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
            members.Add("type", new OpenApiSchema { Type = JsonSchemaType.String, Enum = [word], Description = "What it is." });
        }

        foreach (var property in Members(type))
        {
            var name = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            var member = described[name];
            if (member is OpenApiSchema own)
            {
                if (own.Items is OpenApiSchemaReference item) own.Items = Bare(item);
                Formats.Apply(own, property);
            }

            var nullable = nullability.Create(property).ReadState == NullabilityState.Nullable;
            members.Add(name, nullable ? Nullable(member) : member);
        }

        schema.Properties = members;
        schema.Required = members.Keys.ToHashSet();
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
