using System.Globalization;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Delivery.V1;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Delivery.OpenApi;

/// <summary>
/// Describes parameters. Those of lists are read from the query by <see cref="ListParameters"/>, which MVC does not see:
/// they are taken from there. Examples come from recorded answers, so that whoever tries one gets an answer.
/// </summary>
internal sealed class ContractParameters(Examples examples) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>()) DescribePath(parameter, operation.OperationId!);
        foreach (var name in QueryOf(context.ApiDescription.RelativePath!)) operation.Parameters.Add(Query(name, operation.OperationId!));
        if (operation.Responses!.ContainsKey("200"))
        {
            operation.Parameters.Add(new OpenApiParameterReference(ContractDocument.IfNoneMatch, context.Document));
            operation.Parameters.Add(new OpenApiParameterReference(ContractDocument.IfModifiedSince, context.Document));
        }
    }

    private static IReadOnlyList<string> QueryOf(string path)
    {
        var collection = path[(path.LastIndexOf('/') + 1)..];
        if (collection == "releases") return ListParameters.Of(kind: null);
        foreach (var kind in Enum.GetValues<Kind>())
        {
            if (kind.Collection() == collection) return ListParameters.Of(kind);
        }

        return [];
    }

    private void DescribePath(OpenApiParameter parameter, string operation)
    {
        var schema = (OpenApiSchema)parameter.Schema!;
        switch (parameter.Name)
        {
            case "locale":
                schema.Pattern = Formats.Locale;
                parameter.Example = "fr";
                break;
            case "slug":
                schema.Pattern = Formats.Slug;
                parameter.Example = examples.Of(operation)["slug"]!.DeepClone();
                break;
            case "number":
                schema.Minimum = "1";
                parameter.Example = examples.Of(operation)["number"]!.DeepClone();
                break;
            case "id":
                parameter.Example = examples.Of("getSection")["id"]!.DeepClone();
                break;
            default:
                throw new NotSupportedException($"Describe the path parameter '{parameter.Name}' of {operation}.");
        }
    }

    private OpenApiParameter Query(string name, string operation) => name switch
    {
        ListParameters.Topic => Query(
            name,
            "Only what belongs to this topic: its slug. A topic that was never published is a fault, so that a slip of the pen is no empty list.",
            new OpenApiSchema { Type = JsonSchemaType.String, Pattern = Formats.Slug },
            examples.Of("getTopic")["slug"]!.DeepClone()),
        ListParameters.Role => Query(
            name,
            "Only what the text says about this. Every item brings its safeguards all the same.",
            new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. CriterionRoles.All.Select(role => (JsonNode)JsonValue.Create(role))] },
            examples.Of("getEligibilityCriterion")["role"]!.DeepClone()),
        ListParameters.Limit => Query(
            name,
            "How many items a page holds at most.",
            new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int32",
                Minimum = "1",
                Maximum = ListQuery.MaxLimit.ToString(CultureInfo.InvariantCulture),
                Default = ListQuery.DefaultLimit,
            },
            ListQuery.DefaultLimit),
        ListParameters.After => Query(
            name,
            "Where the page begins. Opaque: do not make one, follow `next` of the page before. It goes on working when a release comes between two pages.",
            new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[A-Za-z0-9_-]+$", MaxLength = 200 },
            CursorOf(operation) ?? CursorOf("listSections")!),
        _ => throw new NotSupportedException($"Describe the query parameter '{name}'."),
    };

    private static OpenApiParameter Query(string name, string description, OpenApiSchema schema, JsonNode example)
    {
        // In the schema, not beside it: there the UI would send the example with the first try.
        schema.Examples = [example];
        return new OpenApiParameter { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema };
    }

    private string? CursorOf(string operation) => (string?)examples.Of(operation)["next"] is { } next
        ? next[(next.IndexOf("cursor=", StringComparison.Ordinal) + "cursor=".Length)..]
        : null;
}
