using ContentApi.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.OpenApi;

/// <summary>Describes every way in which an address fails. Addresses that fail alike share the description.</summary>
internal sealed class ContractFailures(Examples examples) : IDocumentFilter
{
    public void Apply(OpenApiDocument document, DocumentFilterContext context)
    {
        var shared = document.Components!.Responses = new Dictionary<string, IOpenApiResponse>();
        var errors = new HashSet<Error>();
        foreach (var (path, item) in document.Paths)
        {
            foreach (var operation in item.Operations!.Values)
            {
                var parameters = operation.Parameters!.Select(parameter => parameter.Name!).ToArray();
                foreach (var failure in ErrorResponses.Of(path, parameters, operation.Responses!.ContainsKey("200")))
                {
                    errors.UnionWith(failure.Errors);
                    shared.TryAdd(failure.Name, Describe(failure, document));
                    operation.Responses.Add(Status(failure), new OpenApiResponseReference(failure.Name, document));
                }
            }
        }

        foreach (var (name, schema) in ProblemSchemas.All(Errors.All.Where(errors.Contains), document)) document.Components.Schemas!.Add(name, schema);
    }

    private OpenApiResponse Describe(ErrorResponses failure, OpenApiDocument document)
    {
        var errors = failure.Errors;
        var headers = new List<string>([HeaderDescriptions.CacheControl, .. HeaderDescriptions.Quota]);
        if (errors.Any(error => error.RetryAfter is not null)) headers.Add(HeaderDescriptions.RetryAfter);
        if (errors.Contains(Errors.RangeNotSatisfiable)) headers.Add(HeaderDescriptions.ContentRange);
        if (errors.Contains(Errors.MethodNotAllowed)) headers.Add(HeaderDescriptions.Allow);
        return new OpenApiResponse
        {
            Description = string.Join('\n', errors.Select(error => $"- `{error.Code}`: {error.Meaning} {error.Remedy}")),
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new()
                {
                    Schema = ProblemSchemas.Of(errors, document),
                    Examples = examples.References(errors.Select(error => error.Code).Intersect(examples.Names), document),
                },
            },
            Headers = HeaderDescriptions.References(headers, document),
        };
    }

    private static string Status(ErrorResponses failure) => failure.Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
