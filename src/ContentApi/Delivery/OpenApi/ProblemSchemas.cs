using System.Text.Json.Nodes;
using ContentApi.Delivery.V1;
using ContentApi.Http;
using ContentApi.Published;
using Microsoft.OpenApi;

namespace ContentApi.Delivery.OpenApi;

/// <summary>Problem documents (RFC 9457): one schema for those that say no more than their code, one for each that does.</summary>
internal static class ProblemSchemas
{
    public const string Plain = "Problem";

    public static string NameOf(Error error) =>
        error == Errors.InvalidParameters ? "InvalidParametersProblem"
        : error == Errors.InvalidBody ? "InvalidBodyProblem"
        : error == Errors.LocaleNotPublished ? "LocaleNotPublishedProblem"
        : error == Errors.NotAcceptable ? "NotAcceptableProblem"
        : error == Errors.Gone ? "GoneProblem"
        : error == Errors.ChangesExpired ? "ChangesExpiredProblem"
        : Plain;

    public static IEnumerable<(string Name, OpenApiSchema Schema)> All(OpenApiDocument document)
    {
        var plain = Problem("A failed request. Decide by `code`.", Text("The stable code of what failed; `/docs/errors` explains each."));
        // No address of this description answers so: it is said of addresses whose version does not exist.
        plain.Properties!.Add("supportedVersions", Array(
            $"Only with `{Errors.UnsupportedApiVersion.Code}`: the first segments of the versions that there are.", new OpenApiSchema { Type = JsonSchemaType.String }));
        yield return (Plain, plain);
        yield return ("ParameterFault", Object(
            "What is wrong with one query parameter.",
            ("parameter", Text("The parameter's name, as it was sent.")),
            ("code", Words("What kind of fault it is.", "unknown", "missing", "repeated", "empty", "malformed", "out-of-range", "invalid-cursor")),
            ("detail", Text("What is expected, for people."))));
        yield return (NameOf(Errors.InvalidParameters), Problem(
            "Query parameters cannot be used; all faults are listed at once.",
            Code(Errors.InvalidParameters),
            ("errors", Array("Every fault.", new OpenApiSchemaReference("ParameterFault", document)))));
        yield return ("BodyFault", Object(
            "What is wrong with one member of the body.",
            ("member", new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "The member's name; null: the body as a whole." }),
            ("code", Words("What kind of fault it is.", "malformed", "unknown", "missing", "repeated", "empty")),
            ("detail", Text("What is expected, for people."))));
        yield return (NameOf(Errors.InvalidBody), Problem(
            "The body cannot be used; all faults are listed at once.",
            Code(Errors.InvalidBody),
            ("errors", Array("Every fault.", new OpenApiSchemaReference("BodyFault", document)))));
        yield return (NameOf(Errors.LocaleNotPublished), Problem(
            "Nothing is published in the locale of the address, and no other is served in its place.",
            Code(Errors.LocaleNotPublished),
            ("publishedLocales", Array("The locales that are.", new OpenApiSchema { Type = JsonSchemaType.String, Pattern = Formats.Locale }))));
        yield return (NameOf(Errors.NotAcceptable), Problem(
            "Nothing of what the request accepts is available.",
            Code(Errors.NotAcceptable),
            ("available", Array("The media types, or content codings, that are.", new OpenApiSchema { Type = JsonSchemaType.String }))));
        yield return (NameOf(Errors.ChangesExpired), Problem(
            "The release that you have is too far back: begin again with a bundle.",
            Code(Errors.ChangesExpired),
            ("oldest", new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Description = "The earliest release to ask from." }),
            ("bundle", new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri", Description = "The current release as one file." })));
        yield return (NameOf(Errors.Gone), Problem(
            "The document was withdrawn: stop showing it and delete your copies; when `severity` is `safety`, at once.",
            Code(Errors.Gone),
            ("document", new OpenApiSchemaReference(nameof(DocumentReference), document) { Description = "What was withdrawn." }),
            ("reason", Text("Why, in the content's language.")),
            ("severity", Words("How much it matters.", [.. Enum.GetValues<Severity>().Select(severity => severity.Word())])),
            ("sinceRelease", new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Description = "The release that withdrew it." }),
            ("since", new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time", Description = "When that was, in UTC." }),
            ("replacement", new OpenApiSchema
            {
                OneOf = [new OpenApiSchemaReference(nameof(DocumentReference), document), new OpenApiSchema { Type = JsonSchemaType.Null }],
                Description = "What to show in its place; null: nothing.",
            }),
            ("bundle", new OpenApiSchema
            {
                Type = JsonSchemaType.String | JsonSchemaType.Null,
                Format = "uri",
                Description = "Where a release was asked for as a file: the current one. Null for all else.",
            }),
            ("proof", new OpenApiSchema
            {
                Type = JsonSchemaType.String | JsonSchemaType.Null,
                Description = "The signed tombstone: a compact JWS (docs/proof.md). Null: this content was never signed.",
            })));
    }

    private static OpenApiSchema Problem(string description, OpenApiSchema code, params (string, IOpenApiSchema)[] more) => Object(
        description,
        [
            ("type", new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri", Description = "The page that explains the code." }),
            ("title", Text("What failed, in a few words; the wording may change.")),
            ("status", new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "400", Maximum = "599", Description = "The HTTP status." }),
            ("detail", Text("What failed this time, for people; the wording may change.")),
            ("instance", new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri-reference", Description = "The path that was asked for." }),
            ("code", code),
            .. more,
        ]);

    private static OpenApiSchema Object(string description, params (string Name, IOpenApiSchema Schema)[] members) => new()
    {
        Type = JsonSchemaType.Object,
        Description = description,
        Properties = members.ToDictionary(member => member.Name, member => member.Schema),
        Required = members.Select(member => member.Name).ToHashSet(),
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };

    private static OpenApiSchema Code(Error error) => new() { Type = JsonSchemaType.String, Enum = [error.Code], Description = "The stable code of what failed." };

    private static OpenApiSchema Words(string description, params string[] words) => new()
    {
        Type = JsonSchemaType.String,
        Enum = [.. words.Select(word => (JsonNode)JsonValue.Create(word))],
        Description = description,
    };

    private static OpenApiSchema Array(string description, IOpenApiSchema items) => new()
    {
        Type = JsonSchemaType.Array,
        Items = items,
        Description = description,
    };
}
