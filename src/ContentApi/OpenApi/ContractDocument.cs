using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.OpenApi;

/// <summary>What operations share: headers, problems, recorded answers; and the tags, in the order in which one reads them.</summary>
internal sealed class ContractDocument(Examples examples) : IDocumentFilter
{
    public const string Server = "http://localhost:5080";
    public const string IfNoneMatch = "IfNoneMatch";
    public const string IfModifiedSince = "IfModifiedSince";

    public void Apply(OpenApiDocument document, DocumentFilterContext context)
    {
        document.Servers =
        [
            new OpenApiServer
            {
                Url = Server,
                Description = "Where the program listens unless told otherwise. A description that is served names the address of its own host.",
            },
        ];
        document.Tags = Preface.Tags;
        var components = document.Components!;
        components.Headers = HeaderDescriptions.All();
        components.Examples = examples.Names.ToDictionary(name => name, IOpenApiExample (name) => new OpenApiExample
        {
            Summary = "A recorded answer.",
            Value = examples.Of(name),
        });
        components.Parameters = new Dictionary<string, IOpenApiParameter>
        {
            [IfNoneMatch] = Conditional(
                "If-None-Match", "The ETag of the copy that you hold, quotes included: 304 without a body if it is still current.", HeaderDescriptions.SomeTag),
            [IfModifiedSince] = Conditional(
                "If-Modified-Since", "The Last-Modified of the copy that you hold; heeded only without If-None-Match.", HeaderDescriptions.SomeDate),
        };
    }

    private static OpenApiParameter Conditional(string name, string description, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        // In the schema, as those of query parameters are.
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Examples = [example] },
    };
}
