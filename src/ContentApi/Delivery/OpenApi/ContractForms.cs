using System.Globalization;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Delivery.V1.Forms;
using ContentApi.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Delivery.OpenApi;

/// <summary>
/// Describes the forms beside JSON, each as a path of its own: generators make one function of a path, with one type of answer.
/// That the bare path answers with them too, when Accept says so, is said in the preface.
/// </summary>
internal sealed class ContractForms : IDocumentFilter
{
    /// <summary>The schema of a reference as data.</summary>
    public const string CslItem = "CslItem";

    private static readonly Dictionary<Form, (string Name, string Phrase)> Names = new()
    {
        [KnownForms.Html] = ("Html", "a fragment of HTML"),
        [KnownForms.Markdown] = ("Markdown", "CommonMark"),
        [KnownForms.Text] = ("Text", "plain text"),
        [KnownForms.JsonLd] = ("JsonLd", "schema.org in JSON-LD"),
        [KnownForms.CslJson] = ("CslJson", "its citations in CSL-JSON"),
        [KnownForms.BibTex] = ("BibTex", "its citations in BibTeX"),
        [KnownForms.Ris] = ("Ris", "its citations in RIS"),
    };

    /// <summary>None where there is JSON alone.</summary>
    public static IReadOnlyList<Form> Of(string path)
    {
        if (path.EndsWith("/blocks/{id}", StringComparison.Ordinal)) return KnownForms.All;
        foreach (var kind in Enum.GetValues<Kind>())
        {
            if (path.EndsWith($"/{kind.Collection()}/{{slug}}", StringComparison.Ordinal)) return KnownForms.Of(kind);
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

    private static OpenApiOperation Describe(OpenApiOperation json, Form form, OpenApiDocument document)
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
            Parameters = form == KnownForms.Html ? [.. json.Parameters!, HeadingLevel()] : json.Parameters,
            Responses = answers,
        };
    }

    private static OpenApiResponse Describe(IOpenApiResponse json, Form form, OpenApiDocument document) => new()
    {
        Description = json.Description,
        Content = new Dictionary<string, OpenApiMediaType> { [form.MediaType] = new() { Schema = Schema(form, document) } },
        Headers = form == KnownForms.Html
            ? json.Headers!.Append(HeaderDescriptions.References([HeaderDescriptions.ContentSecurityPolicy], document).First())
                .ToDictionary(header => header.Key, header => header.Value)
            : json.Headers,
    };

    private static OpenApiSchema Schema(Form form, OpenApiDocument document) =>
        form == KnownForms.JsonLd ? new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema() }
        : form == KnownForms.CslJson ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchemaReference(CslItem, document) }
        : new OpenApiSchema { Type = JsonSchemaType.String };

    private static OpenApiParameter HeadingLevel() => new()
    {
        Name = FormQuery.HeadingLevelName,
        In = ParameterLocation.Query,
        Description = "The level of the fragment's first heading, to fit it into a page.",
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Format = "int32",
            Minimum = FormQuery.LeastHeadingLevel.ToString(CultureInfo.InvariantCulture),
            Maximum = FormQuery.MostHeadingLevel.ToString(CultureInfo.InvariantCulture),
            Default = HtmlForm.DefaultLevel,
            Examples = [(JsonNode)3],
        },
    };
}
