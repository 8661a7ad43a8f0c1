using ContentApi.Delivery.V1.Verification;
using ContentApi.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.OpenApi;

/// <summary>Describes the one address that reads a body.</summary>
internal static class ContractVerify
{
    private const string Json = "application/json";

    public static bool Is(string path) => path.TrimStart('/') == RequestBodyLimits.Verify[1..];

    public static void Describe(OpenApiOperation operation, OperationFilterContext context) => operation.RequestBody = new OpenApiRequestBody
    {
        Required = true,
        Description = $"A page's text in one of three ways: at most {RequestBodyLimits.Largest} bytes and {Verifier.MostWords} words. It is neither kept nor logged.",
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [Json] = new() { Schema = context.SchemaGenerator.GenerateSchema(typeof(VerifyRequestDto), context.SchemaRepository) },
        },
    };

    public static void Describe(OpenApiResponses answers, string operation, Examples examples, OpenApiDocument document) => answers.Add("200", new OpenApiResponse
    {
        Description = "What was found. Never cached.",
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [Json] = new() { Schema = new OpenApiSchemaReference(Contract.SchemaName(typeof(VerifyAnswerDto)), document), Examples = examples.References([operation], document) },
        },
        Headers = HeaderDescriptions.References([HeaderDescriptions.CacheControl, HeaderNames.ContentRelease, .. HeaderDescriptions.Quota], document),
    });

    public static IEnumerable<Error[]> Failures =>
    [
        [Errors.InvalidBody, Errors.InvalidParameters, Errors.BadRequest],
        [Errors.LocaleNotPublished],
        [Errors.MethodNotAllowed],
        [Errors.ContentTooLarge, Errors.TooManyWords],
        [Errors.UnsupportedMediaType],
        [Errors.RateLimited],
        [Errors.InternalError],
        [Errors.NotReady, Errors.ContentUnconfirmed, Errors.VerificationBusy, Errors.VerificationTimeout],
    ];

    /// <summary>One member of three, which the serialiser cannot say.</summary>
    public static void DescribeRequest(OpenApiSchema schema)
    {
        schema.AdditionalPropertiesAllowed = false;
        schema.Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["locale"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = SchemaFormats.Locale, Description = "The language, and perhaps region, whose content the text is compared with." },
            ["text"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Plain text: a line is a paragraph, or goes on in the next." },
            ["html"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "HTML: its elements say what a paragraph is. Nothing in it runs or is fetched." },
            ["blocks"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String }, Description = "Paragraphs, one by one." },
            ["expect"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema { Type = JsonSchemaType.String },
                MinItems = 1,
                MaxItems = ExpectedContent.Most,
                Description = "What the page is meant to show: addresses of topics, sections, blocks, questions and criteria, absolute or from `/v1` on. The answer sums up how much of each is there.",
            },
        };
        schema.Required = new HashSet<string> { "locale" };
        schema.OneOf = [Only("text"), Only("html"), Only("blocks")];
        schema.Examples = [System.Text.Json.Nodes.JsonNode.Parse("""{ "locale": "fr", "text": "N’arrêtez jamais votre traitement.", "expect": ["/v1/fr/sections/anti-interleukines-regularite"] }""")!];

        static OpenApiSchema Only(string way) => new() { Required = new HashSet<string> { way } };
    }
}
