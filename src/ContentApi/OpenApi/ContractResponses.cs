using ContentApi.Delivery.V1.Changes;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Keys;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.OpenApi;

/// <summary>Describes what an address answers when nothing fails, with the headers of each answer.</summary>
internal sealed class ContractResponses(Examples examples) : IOperationFilter
{
    private const string Json = "application/json";

    private static readonly string[] Validators =
        [HeaderDescriptions.ETag, HeaderDescriptions.CacheControl, HeaderDescriptions.Vary, HeaderNames.ContentRelease];

    private static readonly string[] Content =
        [.. Validators, HeaderDescriptions.LastModified, HeaderDescriptions.Link, HeaderDescriptions.ContentEncoding, .. HeaderDescriptions.Quota];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var path = context.ApiDescription.RelativePath!;
        var document = context.Document;
        var answers = new OpenApiResponses();
        if (ContractVerify.Is(path)) ContractVerify.Describe(answers, operation.OperationId!, examples, document);
        else if (ContractBundle.Is(path)) ContractBundle.Describe(answers, context, Validators);
        else if (operation.Responses!.TryGetValue("200", out var described))
        {
            string[] none = [];
            var localised = path.Contains("{locale}", StringComparison.Ordinal);
            var recorded = operation.Parameters!.Any(parameter => parameter.Name == ListParameters.Release);
            var keys = path == Urls.Keys[1..];
            var undated = keys || path == Urls.Freshness[1..];
            var mediaType = keys ? KeySetDto.MediaType : Json;
            var content = new Dictionary<string, OpenApiMediaType>
            {
                [mediaType] = new()
                {
                    Schema = new OpenApiSchemaReference(((OpenApiSchemaReference)described.Content![mediaType].Schema!).Reference.Id!, document),
                    Examples = examples.References(examples.Names.Where(name => name == operation.OperationId), document),
                },
            };
            answers.Add("200", new OpenApiResponse
            {
                Description = "As asked for. HEAD answers the same without the body.",
                Content = content,
                Headers = HeaderDescriptions.References(
                [
                    // They change without a release, so have no date of one.
                    .. undated ? Content.Except([HeaderDescriptions.LastModified]) : Content,
                    .. localised ? [HeaderDescriptions.ContentLanguage] : none,
                    .. recorded ? [HeaderNames.ContentRecord] : none,
                ], document),
            });
            answers.Add("304", new OpenApiResponse
            {
                Description = "Nothing has changed: what you hold is current. Without a body, and not counted by the rate limit.",
                Headers = HeaderDescriptions.ReferencesOf304(recorded ? [.. Validators, HeaderNames.ContentRecord] : Validators, document),
            });
        }
        else
        {
            // Clients that follow redirections never see the 303: what they see is described too.
            answers.Add("200", new OpenApiResponse
            {
                Description = "The document at the address that the 303 leads to, as clients see it that follow redirections. "
                    + "Its headers are those of that address.",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [Json] = new() { Schema = new OpenApiSchemaReference(Contract.SchemaName(typeof(AnyResourceDto)), document) },
                },
            });
            answers.Add("303", Redirection("The document's address, where it is now.", document));
        }

        if (path.Contains('{', StringComparison.Ordinal))
        {
            var moved = path.Contains("{slug}", StringComparison.Ordinal) ? "The document has another slug now, or the" : "The";
            answers.Add("308", Redirection($"{moved} address is spelt otherwise, such as in lower case: follow Location, and keep the new address.", document));
        }

        operation.Responses = answers;
    }

    private static OpenApiResponse Redirection(string description, OpenApiDocument document) => new()
    {
        Description = $"{description} Without a body.",
        Headers = HeaderDescriptions.References(
            [HeaderDescriptions.Location, HeaderDescriptions.CacheControl, HeaderNames.ContentRelease, .. HeaderDescriptions.Quota], document),
    };
}
