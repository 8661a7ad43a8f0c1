using System.Text.Json.Nodes;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Http;
using ContentApi.Published;
using Microsoft.OpenApi;

namespace ContentApi.OpenApi;

/// <summary>Problem documents (RFC 9457): one schema for each code, which it holds as a constant, so that `code` tells them apart.</summary>
internal static class ProblemSchemas
{
    private const string Code = "code";

    public static string NameOf(Error error) => string.Concat(error.Code.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Problem";

    /// <summary>What one status may answer: the one problem, or one of several.</summary>
    public static IOpenApiSchema Of(IReadOnlyCollection<Error> errors, OpenApiDocument document)
    {
        OpenApiSchemaReference[] schemas = [.. errors.Select(error => new OpenApiSchemaReference(NameOf(error), document))];
        return schemas is [var only] ? only : new OpenApiSchema
        {
            OneOf = [.. schemas],
            Discriminator = new OpenApiDiscriminator
            {
                PropertyName = Code,
                Mapping = errors.Zip(schemas).ToDictionary(pair => pair.First.Code, pair => pair.Second),
            },
        };
    }

    /// <summary>Those that the addresses of the description answer with, and what they refer to.</summary>
    public static IEnumerable<(string Name, OpenApiSchema Schema)> All(IEnumerable<Error> errors, OpenApiDocument document)
    {
        yield return ("ParameterFault", Object(
            "What is wrong with one query parameter.",
            ("parameter", Text("The parameter's name, as it was sent.")),
            (Code, Words("What kind of fault it is.", "unknown", "missing", "repeated", "empty", "malformed", "out-of-range", "invalid-cursor")),
            ("detail", Text("What is expected, for people."))));
        yield return ("BodyFault", Object(
            "What is wrong with one member of the body.",
            ("member", OrNull("The member's name; null: the body as a whole.")),
            (Code, Words("What kind of fault it is.", "malformed", "unknown", "missing", "repeated", "empty")),
            ("detail", Text("What is expected, for people."))));
        foreach (var error in errors)
        {
            yield return (NameOf(error), Problem(
                $"{error.Meaning} {error.Remedy}",
                error.Code,
                MembersOf(error, document)));
        }
    }

    /// <summary>What a problem says beside its code.</summary>
    private static (string, IOpenApiSchema)[] MembersOf(Error error, OpenApiDocument document) =>
        error == Errors.InvalidParameters ? [("errors", Array("Every fault.", new OpenApiSchemaReference("ParameterFault", document)))]
        : error == Errors.InvalidBody ? [("errors", Array("Every fault.", new OpenApiSchemaReference("BodyFault", document)))]
        : error == Errors.LocaleNotPublished ? [("publishedLocales", Array("The locales that are.", new OpenApiSchema { Type = JsonSchemaType.String, Pattern = SchemaFormats.Locale }))]
        : error == Errors.NotAcceptable ? [("available", Array("The media types, or content codings, that are.", new OpenApiSchema { Type = JsonSchemaType.String }))]
        : error == Errors.ChangesExpired ?
        [
            ("oldest", new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Description = "The earliest release to ask from." }),
            ("bundle", Url("The current release as one file.")),
        ]
        : error == Errors.Gone ?
        [
            ("document", new OpenApiSchemaReference(Contract.SchemaName(typeof(DocumentReferenceDto)), document) { Description = "What was withdrawn." }),
            ("reason", Text("Why, in the content's language.")),
            ("severity", Words("How much it matters.", [.. Enum.GetValues<Severity>().Select(severity => severity.Word())])),
            ("sinceRelease", new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Description = "The release that withdrew it." }),
            ("since", new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time", Description = "When that was, in UTC." }),
            ("replacement", new OpenApiSchema
            {
                OneOf = [new OpenApiSchemaReference(Contract.SchemaName(typeof(DocumentReferenceDto)), document), new OpenApiSchema { Type = JsonSchemaType.Null }],
                Description = "What to show in its place; null: nothing.",
            }),
            ("bundle", OrNull("Where a release was asked for as a file: the current one. Null for all else.", "uri")),
            ("proof", OrNull("The signed tombstone: a compact JWS (docs/proof.md). Null: this content was never signed.")),
        ]
        : [];

    private static OpenApiSchema Problem(string description, string code, (string, IOpenApiSchema)[] more) => Object(
        description,
        [
            ("type", Url("The page that explains the code.")),
            ("title", Text("What failed, in a few words; the wording may change.")),
            ("status", new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "400", Maximum = "599", Description = "The HTTP status." }),
            ("detail", Text("What failed this time, for people; the wording may change.")),
            ("instance", new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri-reference", Description = "The path that was asked for." }),
            (Code, new OpenApiSchema { Type = JsonSchemaType.String, Const = code, Description = "The stable code of what failed." }),
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

    private static OpenApiSchema Url(string description) => new() { Type = JsonSchemaType.String, Format = "uri", Description = description };

    private static OpenApiSchema OrNull(string description, string? format = null) =>
        new() { Type = JsonSchemaType.String | JsonSchemaType.Null, Format = format, Description = description };

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
