using System.Globalization;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Delivery.V1.Changes;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Delivery.V1.Search;
using ContentApi.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.OpenApi;

/// <summary>
/// Describes parameters. Those of lists are read from the query by <see cref="ListParameters"/>, which MVC does not see:
/// they are taken from there. Examples come from recorded answers, so that whoever tries one gets an answer.
/// </summary>
internal sealed class ContractParameters(Examples examples) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        operation.Parameters ??= [];
        var path = context.ApiDescription.RelativePath!;
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>()) DescribePath(parameter, operation.OperationId!, path);
        foreach (var name in NamesOf(path)) operation.Parameters.Add(Query(name, operation.OperationId!));
        if (ContractBundle.Is(path)) operation.Parameters.Add(ContractBundle.Range());
        if (ContractVerify.Is(path)) ContractVerify.Describe(operation, context);
        else if (operation.Responses!.ContainsKey("200"))
        {
            operation.Parameters.Add(new OpenApiParameterReference(ContractDocument.IfNoneMatch, context.Document));
            operation.Parameters.Add(new OpenApiParameterReference(ContractDocument.IfModifiedSince, context.Document));
        }
    }

    /// <summary>The query parameters that a path knows.</summary>
    private static IReadOnlyList<string> NamesOf(string path) => path[(path.LastIndexOf('/') + 1)..] switch
    {
        "releases" => ListParameters.OfReleases,
        "history" => ListParameters.Paging,
        "changes" => ChangeQuery.Names,
        "bundle" => [ListParameters.Locale],
        "search" => SearchQuery.Names,
        _ when ContractFormats.Of(path).Count > 0 => [ListParameters.Release],
        var last => [.. Enum.GetValues<Kind>().Where(kind => kind.Collection() == last).SelectMany(ListParameters.Of)],
    };

    private void DescribePath(OpenApiParameter parameter, string operation, string path)
    {
        var schema = (OpenApiSchema)parameter.Schema!;
        switch (parameter.Name)
        {
            case "locale":
                schema.Pattern = SchemaFormats.Locale;
                parameter.Example = "fr";
                break;
            case "slug" when path.EndsWith("/blocks/{id}", StringComparison.Ordinal):
                schema.Pattern = SchemaFormats.Slug;
                parameter.Example = examples.Of(operation)["section"]!["slug"]!.DeepClone();
                break;
            case "id" when path.EndsWith("/blocks/{id}", StringComparison.Ordinal):
                schema.Pattern = SchemaFormats.Anchor;
                parameter.Example = examples.Of(operation)["id"]!.DeepClone();
                break;
            case "slug":
                schema.Pattern = SchemaFormats.Slug;
                parameter.Example = examples.Of(operation)["slug"]!.DeepClone();
                break;
            case "number":
                schema.Minimum = "1";
                parameter.Example = examples.Of("getRelease")["number"]!.DeepClone();
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
            new OpenApiSchema { Type = JsonSchemaType.String, Pattern = SchemaFormats.Slug },
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
        ListParameters.Release => Query(
            name,
            "The record of what was current in this release, as evidence and not for display. A document that was withdrawn for safety since is gone from it too. "
            + "`Content-Record` is on the answer, and on no other.",
            new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1" },
            1),
        ListParameters.On => Query(
            name,
            "Only the release that was current at the end of this day in Paris; of a day that has not ended, the one that is current so far. "
            + "A day before the first release is 404 `release-not-found`.",
            new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
            "2026-11-23"),
        ListParameters.Locale => Query(
            name, "Only this locale.", new OpenApiSchema { Type = JsonSchemaType.String, Pattern = SchemaFormats.Locale }, "fr"),
        ChangeQuery.SinceName => Since(name),
        SearchQuery.TextName => Text(name),
        SearchQuery.KindName => Query(
            name,
            "Only blocks that a document of this kind shows: sections show every block, questions and criteria those that they quote. Topics show what their sections do, and citations no block.",
            new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. SearchQuery.Kinds.Select(kind => (JsonNode)JsonValue.Create(kind.Word()))] },
            Kind.Faq.Word()),
        _ => throw new NotSupportedException($"Describe the query parameter '{name}'."),
    };

    private static OpenApiParameter Query(string name, string description, OpenApiSchema schema, JsonNode example)
    {
        // In the schema, not beside it: there the UI would send the example with the first try.
        schema.Examples = [example];
        return new OpenApiParameter { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema };
    }

    /// <summary>One that has to be given: its example stands beside the schema, where the UI takes the first try from.</summary>
    private static OpenApiParameter Required(string name, string description, OpenApiSchema schema, JsonNode example) =>
        new() { Name = name, In = ParameterLocation.Query, Required = true, Description = description, Schema = schema, Example = example };

    private static OpenApiParameter Since(string name) => Required(
        name,
        "The release that you have; 0: none. A node that has not reached it yet answers 503 `release-not-reached`, so ask again.",
        new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "0" },
        0);

    private static OpenApiParameter Text(string name) => Required(
        name,
        $"What to look for, as people type it. Case, accents, apostrophes and hyphens are not minded, nor is plural or feminine; a small slip is forgiven except in words "
        + $"with digits, and the last word may be unfinished. At most {SearchQuery.MaxWords} different words that count. A query of words that do not count, such as articles, is answered with a `message`.",
        new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = QueryReader.LongestValue },
        "effets secondaires");

    private string? CursorOf(string operation) => (string?)examples.Of(operation)["next"] is { } next
        ? next[(next.IndexOf("cursor=", StringComparison.Ordinal) + "cursor=".Length)..]
        : null;
}
