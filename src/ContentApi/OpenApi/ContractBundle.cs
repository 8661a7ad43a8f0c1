using System.Text.Json.Nodes;
using ContentApi.Bundles;
using ContentApi.Delivery.V1.Changes;
using ContentApi.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.OpenApi;

/// <summary>Describes the one address whose answer is a file.</summary>
internal static class ContractBundle
{
    private const string Line = "BundleLine";

    public static bool Is(string path) => path.EndsWith("/bundle", StringComparison.Ordinal);

    public static void Describe(OpenApiResponses answers, OperationFilterContext context, string[] validators)
    {
        var document = context.Document;
        DescribeLines(context);
        string[] headers =
        [
            .. validators, HeaderNames.ContentRecord, HeaderDescriptions.LastModified, HeaderDescriptions.Link, HeaderDescriptions.AcceptRanges,
            HeaderDescriptions.ContentDisposition, .. HeaderDescriptions.Quota,
        ];
        answers.Add("200", File("The whole file. HEAD answers the same without the body.", headers, document));
        answers.Add("206", File("The part that Range asked for.", [.. headers, HeaderDescriptions.ContentRange], document));
        answers.Add("304", new OpenApiResponse
        {
            Description = "Nothing has changed: what you hold is the file. Without a body, and not counted by the rate limit.",
            Headers = HeaderDescriptions.ReferencesOf304([.. validators, HeaderNames.ContentRecord], document),
        });
    }

    public static OpenApiParameter Range() => new()
    {
        Name = "Range",
        In = ParameterLocation.Header,
        Description = "A part of the file, as RFC 9110 writes it: one range of bytes. Several at once are answered with the whole file.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Examples = ["bytes=0-1023"] },
    };

    /// <summary>What the file holds: no client reads it by itself, but each may take the types of its lines from here.</summary>
    private static void DescribeLines(OperationFilterContext context)
    {
        Type[] lines = [typeof(BundleHeader), typeof(BundleDocument), typeof(AnyResourceDto), typeof(BundleEnd)];
        context.SchemaRepository.AddDefinition(Line, new OpenApiSchema
        {
            Description = "A line of a bundle: the header first, then each document, followed by its resource when it is live, "
                + "and the end last (docs/bundle.md).",
            AnyOf = [.. lines.Select(line => context.SchemaGenerator.GenerateSchema(line, context.SchemaRepository))],
        });
    }

    private static OpenApiResponse File(string description, IEnumerable<string> headers, OpenApiDocument document) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType> { ["application/gzip"] = new() { Schema = LinesOf() } },
        Headers = HeaderDescriptions.References(headers, document),
    };

    private static OpenApiSchema LinesOf() => new()
    {
        Type = JsonSchemaType.String,
        Format = "binary",
        // Keywords of JSON Schema that the library has no members for.
        Extensions = new Dictionary<string, IOpenApiExtension>
        {
            ["contentMediaType"] = new JsonNodeExtension("application/x-ndjson"),
            ["contentSchema"] = new JsonNodeExtension(new JsonObject { ["$ref"] = $"#/components/schemas/{Line}" }),
        },
    };
}
