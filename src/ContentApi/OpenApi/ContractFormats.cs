using System.Globalization;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.OpenApi;

/// <summary>
/// Describes the forms beside JSON, each as a path of its own: generators make one function of a path, with one type of answer.
/// That the bare path answers with them too, when Accept says so, is said in the preface.
/// </summary>
internal sealed class ContractFormats : IDocumentFilter
{
    /// <summary>The schema of a reference as data.</summary>
    public const string CslItem = "CslItem";

    private static readonly Dictionary<Format, (string Name, string Phrase)> Names = new()
    {
        [V1Formats.Html] = ("Html", "a fragment of HTML"),
        [V1Formats.Markdown] = ("Markdown", "CommonMark"),
        [V1Formats.Text] = ("Text", "plain text"),
        [V1Formats.JsonLd] = ("JsonLd", "schema.org in JSON-LD"),
        [V1Formats.CslJson] = ("CslJson", "its citations in CSL-JSON"),
        [V1Formats.BibTex] = ("BibTex", "its citations in BibTeX"),
        [V1Formats.Ris] = ("Ris", "its citations in RIS"),
    };

    /// <summary>None where there is JSON alone.</summary>
    public static IReadOnlyList<Format> Of(string path)
    {
        if (path.EndsWith("/blocks/{id}", StringComparison.Ordinal)) return V1Formats.All;
        foreach (var kind in Enum.GetValues<Kind>())
        {
            if (path.EndsWith($"/{kind.Collection()}/{{slug}}", StringComparison.Ordinal)) return V1Formats.Of(kind);
        }

        return [];
    }

    public void Apply(OpenApiDocument document, DocumentFilterContext context)
    {
        var described = document.Paths
            .SelectMany(path => Of(path.Key).Select(form => (path.Key, path.Value.Operations![HttpMethod.Get], form)))
            .ToList();
        foreach (var (path, json, form) in described)
        {
            document.Paths.Add(path + form.Suffix, new OpenApiPathItem
            {
                Operations = new Dictionary<HttpMethod, OpenApiOperation> { [HttpMethod.Get] = Describe(json, form, document) },
            });
        }
    }

    private static OpenApiOperation Describe(OpenApiOperation json, Format form, OpenApiDocument document)
    {
        var (name, phrase) = Names[form];
        var answers = new OpenApiResponses();
        foreach (var (status, response) in json.Responses!) answers.Add(status, status == "200" ? Describe(response, form, document) : response);
        return new OpenApiOperation
        {
            OperationId = json.OperationId + name,
            Summary = $"{json.Summary!.TrimEnd('.')}, as {phrase}.",
            Description = $"The same resource as `{json.OperationId}`, with the same errors. The suffix wins over Accept.",
            Tags = new HashSet<OpenApiTagReference> { new(Preface.FormsTag, document) },
            Parameters = form == V1Formats.Html ? [.. json.Parameters!, HeadingLevel()] : json.Parameters,
            Responses = answers,
        };
    }

    private static OpenApiResponse Describe(IOpenApiResponse json, Format form, OpenApiDocument document) => new()
    {
        Description = json.Description,
        Content = new Dictionary<string, OpenApiMediaType> { [form.MediaType] = new() { Schema = Schema(form, document) } },
        Headers = form == V1Formats.Html
            ? json.Headers!.Append(HeaderDescriptions.References([HeaderDescriptions.ContentSecurityPolicy], document).First())
                .ToDictionary(header => header.Key, header => header.Value)
            : json.Headers,
    };

    private static OpenApiSchema Schema(Format form, OpenApiDocument document) =>
        form == V1Formats.JsonLd ? new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema() }
        : form == V1Formats.CslJson ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchemaReference(CslItem, document) }
        : new OpenApiSchema { Type = JsonSchemaType.String };

    private static OpenApiParameter HeadingLevel() => new()
    {
        Name = FormatQuery.HeadingLevelName,
        In = ParameterLocation.Query,
        Description = "The level of the fragment's first heading, to fit it into a page.",
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Format = "int32",
            Minimum = FormatQuery.LeastHeadingLevel.ToString(CultureInfo.InvariantCulture),
            Maximum = FormatQuery.MostHeadingLevel.ToString(CultureInfo.InvariantCulture),
            Default = FormatQuery.DefaultHeadingLevel,
            Examples = [(JsonNode)3],
        },
    };
}
