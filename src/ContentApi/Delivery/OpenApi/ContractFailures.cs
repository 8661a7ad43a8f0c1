using ContentApi.Delivery.V1;
using ContentApi.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Delivery.OpenApi;

/// <summary>Describes every way in which an address fails. Addresses that fail alike share the description.</summary>
internal sealed class ContractFailures(Examples examples) : IDocumentFilter
{
    public void Apply(OpenApiDocument document, DocumentFilterContext context)
    {
        var shared = document.Components!.Responses = new Dictionary<string, IOpenApiResponse>();
        foreach (var (path, item) in document.Paths)
        {
            foreach (var operation in item.Operations!.Values)
            {
                var parameters = operation.Parameters!.Select(parameter => parameter.Name!).ToArray();
                foreach (var errors in Of(path, parameters, operation.Responses!.ContainsKey("200")))
                {
                    var name = string.Join("Or", errors.Select(error => Pascal(error.Code)));
                    shared.TryAdd(name, Describe(errors, document));
                    operation.Responses.Add(Status(errors), new OpenApiResponseReference(name, document));
                }
            }
        }
    }

    /// <summary>Each status once, with the codes that it may have there.</summary>
    private static IEnumerable<Error[]> Of(string path, string[] parameters, bool hasContent)
    {
        var locale = path.Contains("{locale}", StringComparison.Ordinal);
        var release = path.EndsWith("{number}", StringComparison.Ordinal);
        var document = path.EndsWith("{slug}", StringComparison.Ordinal) || path.EndsWith("{id}", StringComparison.Ordinal);
        var history = path.EndsWith("/history", StringComparison.Ordinal);
        var changes = parameters.Contains(ChangeQuery.SinceName);
        var bundle = ContractBundle.Is(path);
        var record = parameters.Contains(ListParameters.Release);

        if (ContractVerify.Is(path))
        {
            foreach (var failure in ContractVerify.Failures) yield return failure;
            yield break;
        }

        yield return [Errors.InvalidParameters, Errors.BadRequest];
        if (locale && document) yield return [Errors.DocumentNotFound, Errors.LocaleNotPublished, Errors.ReleaseNotFound, Errors.NotFound];
        else if (record) yield return [Errors.LocaleNotPublished, Errors.ReleaseNotFound, Errors.NotFound];
        else if (locale) yield return [Errors.LocaleNotPublished, Errors.NotFound];
        else if (document || history) yield return [Errors.DocumentNotFound, Errors.NotFound];
        else if (parameters.Contains(ListParameters.On)) yield return [Errors.ReleaseNotFound];
        else if (bundle) yield return [Errors.LocaleNotPublished, Errors.ReleaseNotFound, Errors.NotFound];
        else if (release) yield return [Errors.ReleaseNotFound, Errors.NotFound];
        yield return [Errors.MethodNotAllowed];
        if (hasContent && path != Urls.Keys) yield return [Errors.NotAcceptable];
        if (document || bundle) yield return [Errors.Gone];
        if (changes) yield return [Errors.ChangesExpired];
        if (bundle) yield return [Errors.RangeNotSatisfiable];
        if (hasContent) yield return [Errors.PreconditionFailed];
        yield return [Errors.ContentTooLarge];
        yield return [Errors.RateLimited];
        yield return [Errors.InternalError];
        if (record || bundle || changes) yield return [Errors.NotReady, Errors.ContentUnconfirmed, Errors.HistoryUnavailable];
        else yield return [Errors.NotReady, Errors.ContentUnconfirmed];
    }

    private OpenApiResponse Describe(Error[] errors, OpenApiDocument document)
    {
        // The plain one last: whoever tries them in turn finds the members of the others.
        IOpenApiSchema[] schemas =
        [
            .. errors.Select(ProblemSchemas.NameOf).Distinct()
                .OrderBy(name => name == ProblemSchemas.Plain)
                .Select(name => new OpenApiSchemaReference(name, document)),
        ];
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
                    Schema = schemas is [var only] ? only : new OpenApiSchema { AnyOf = schemas },
                    Examples = examples.References(errors.Select(error => error.Code).Intersect(examples.Names), document),
                },
            },
            Headers = HeaderDescriptions.References(headers, document),
        };
    }

    private static string Status(Error[] errors) => errors[0].Status.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Pascal(string code) => string.Concat(code.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
