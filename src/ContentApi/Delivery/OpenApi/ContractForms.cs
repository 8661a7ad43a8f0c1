using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Delivery.V1.Forms;
using ContentApi.Http;
using Microsoft.OpenApi;

namespace ContentApi.Delivery.OpenApi;

/// <summary>Describes the forms beside JSON: the media types of an address, the suffixes that name them, and what one of them can be told.</summary>
internal static class ContractForms
{
    /// <summary>None where there is JSON alone.</summary>
    public static IReadOnlyList<Form> Of(string path)
    {
        if (path.EndsWith("/blocks/{id}", StringComparison.Ordinal)) return KnownForms.All;
        foreach (var kind in Enum.GetValues<Kind>())
        {
            if (path.EndsWith($"/{kind.Collection()}/{{slug}}", StringComparison.Ordinal)) return KnownForms.Of(kind);
        }

        return [];
    }

    /// <summary>A slug's or id's pattern, followed by the suffix of a form or by none.</summary>
    public static string Suffixed(string pattern, IEnumerable<Form> forms) =>
        $"{pattern[..^1]}({string.Join('|', forms.Select(form => form.Suffix.Replace(".", "\\.", StringComparison.Ordinal)))})?$";

    public static string Described(IEnumerable<Form> forms) =>
        $"With a suffix the address names a form: {string.Join(", ", forms.Select(form => $"`{form.Suffix}`"))}. The suffix wins over Accept.";

    public static OpenApiMediaType MediaType(Form form) => new()
    {
        Schema = form == KnownForms.JsonLd ? new OpenApiSchema { Type = JsonSchemaType.Object }
            : form == KnownForms.CslJson ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Object } }
            : new OpenApiSchema { Type = JsonSchemaType.String },
    };

    public static OpenApiParameter HeadingLevel() => new()
    {
        Name = FormQuery.HeadingLevelName,
        In = ParameterLocation.Query,
        Description = "At addresses that end in `.html`, and only there: the level of the fragment's first heading, to fit it into a page.",
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Format = "int32",
            Minimum = Text(FormQuery.LeastHeadingLevel),
            Maximum = Text(FormQuery.MostHeadingLevel),
            Default = HtmlForm.DefaultLevel,
            Examples = [(JsonNode)3],
        },
    };

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
