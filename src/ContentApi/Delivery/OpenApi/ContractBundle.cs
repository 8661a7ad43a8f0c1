using ContentApi.Http;
using Microsoft.OpenApi;

namespace ContentApi.Delivery.OpenApi;

/// <summary>Describes the one address whose answer is a file.</summary>
internal static class ContractBundle
{
    public static bool Is(string path) => path.EndsWith("/bundle", StringComparison.Ordinal);

    public static void Describe(OpenApiResponses answers, OpenApiDocument document, string[] validators)
    {
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

    private static OpenApiResponse File(string description, IEnumerable<string> headers, OpenApiDocument document) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType> { ["application/gzip"] = new() },
        Headers = HeaderDescriptions.References(headers, document),
    };
}
