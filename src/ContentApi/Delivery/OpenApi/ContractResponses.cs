using ContentApi.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Delivery.OpenApi;

/// <summary>Describes every answer that an address may give, with its headers.</summary>
internal sealed class ContractResponses(Examples examples) : IOperationFilter
{
    public const string Json = "application/json";
    public const string ProblemJson = "application/problem+json";

    private static readonly string[] Content =
        [HeaderDescriptions.ETag, HeaderDescriptions.CacheControl, HeaderDescriptions.Vary, HeaderNames.ContentRelease];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var id = operation.OperationId!;
        var path = context.ApiDescription.RelativePath!;
        var document = context.Document;
        var localised = path.Contains("{locale}", StringComparison.Ordinal);
        var answers = new OpenApiResponses();

        if (operation.Responses!.TryGetValue("200", out var described) && described.Content?[Json].Schema is { } schema)
        {
            var answer = new OpenApiResponse
            {
                Description = "As asked for. HEAD answers the same without the body.",
                Content = new Dictionary<string, OpenApiMediaType> { [Json] = Recorded(schema, [id], document) },
                Headers = HeaderDescriptions.References(
                    [.. Content, HeaderDescriptions.LastModified, HeaderDescriptions.Link, HeaderDescriptions.ContentEncoding,
                     .. localised ? [HeaderDescriptions.ContentLanguage] : Array.Empty<string>()],
                    document),
            };
            answers.Add("200", answer);
            answers.Add("304", new OpenApiResponse
            {
                Description = "Nothing has changed: what you hold is current. Without a body.",
                Headers = HeaderDescriptions.References(Content, document),
            });
        }
        else
        {
            answers.Add("303", Redirection("The document's address, where it is now.", document));
        }

        if (path.EndsWith("{slug}", StringComparison.Ordinal))
            answers.Add("308", Redirection("The document has another slug now. Follow Location, and keep the new address.", document));

        foreach (var (status, errors) in ErrorsOf(path, answers.ContainsKey("200"))) answers.Add(status, Failure(errors, document));
        operation.Responses = answers;
    }

    private static IEnumerable<(string Status, Error[] Errors)> ErrorsOf(string path, bool negotiated)
    {
        var one = path.EndsWith('}');
        var localised = path.Contains("{locale}", StringComparison.Ordinal);
        Error[] absent =
        [
            .. path.EndsWith("{number}", StringComparison.Ordinal) ? [Errors.ReleaseNotFound, Errors.NotFound]
                : path.EndsWith("{id}", StringComparison.Ordinal) ? [Errors.DocumentNotFound, Errors.NotFound]
                : one ? [Errors.DocumentNotFound] : Array.Empty<Error>(),
            .. localised ? [Errors.LocaleNotPublished, Errors.NotFound] : Array.Empty<Error>(),
        ];
        yield return ("400", [Errors.InvalidParameters, Errors.BadRequest]);
        if (absent.Length > 0) yield return ("404", absent);
        yield return ("405", [Errors.MethodNotAllowed]);
        if (negotiated) yield return ("406", [Errors.NotAcceptable]);
        if (one && !path.EndsWith("{number}", StringComparison.Ordinal)) yield return ("410", [Errors.Gone]);
        if (negotiated) yield return ("412", [Errors.PreconditionFailed]);
        yield return ("413", [Errors.ContentTooLarge]);
        yield return ("500", [Errors.InternalError]);
        yield return ("503", [Errors.NotReady, Errors.ContentUnconfirmed]);
    }

    private OpenApiResponse Failure(Error[] errors, OpenApiDocument document)
    {
        var schemas = errors.Select(ProblemSchemas.NameOf).Distinct().Select(name => (IOpenApiSchema)new OpenApiSchemaReference(name, document)).ToList();
        var headers = new List<string> { HeaderDescriptions.CacheControl };
        if (errors.Any(error => error.RetryAfter is not null)) headers.Add(HeaderDescriptions.RetryAfter);
        if (errors.Contains(Errors.MethodNotAllowed)) headers.Add(HeaderDescriptions.Allow);
        return new OpenApiResponse
        {
            Description = string.Join(' ', errors.Select(error => $"`{error.Code}`: {error.Meaning} {error.Remedy}")),
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [ProblemJson] = Recorded(
                    // Whichever code: any of them, most particular first.
                    schemas is [var only] ? only : new OpenApiSchema { AnyOf = schemas },
                    errors.Select(error => error.Code),
                    document),
            },
            Headers = HeaderDescriptions.References(headers, document),
        };
    }

    private static OpenApiResponse Redirection(string description, OpenApiDocument document) => new()
    {
        Description = $"{description} Without a body.",
        Headers = HeaderDescriptions.References(
            [HeaderDescriptions.Location, HeaderDescriptions.CacheControl, HeaderNames.ContentRelease], document),
    };

    private OpenApiMediaType Recorded(IOpenApiSchema schema, IEnumerable<string> names, OpenApiDocument document) => new()
    {
        Schema = schema,
        Examples = names.Where(examples.Has).ToDictionary(name => name, IOpenApiExample (name) => new OpenApiExampleReference(name, document)),
    };
}
