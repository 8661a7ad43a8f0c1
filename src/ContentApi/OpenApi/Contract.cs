using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Http;
using ContentApi.Signing;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace ContentApi.OpenApi;

/// <summary>
/// Generates the descriptions of version 1 from the controllers, the DTOs and recorded answers. What is generated is committed in
/// <c>openapi</c>, reviewed as the contract, and served: see <see cref="ApiDocumentation"/>.
/// </summary>
public static class Contract
{
    private const string Suffix = "Dto";

    public const string Version = "v1";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<Descriptions> GenerateAsync(Examples examples, CancellationToken stop)
    {
        // The controllers without anything to serve: they are only looked at.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(Contract).Assembly.GetName().Name,
        });
        builder.AddContentHttp();
        builder.Services.AddSingleton(examples);
        builder.Services.AddSwaggerGen(generator =>
        {
            generator.SwaggerDoc(Version, Preface.Info);
            generator.CustomSchemaIds(SchemaName);
            generator.CustomOperationIds(api => api.ActionDescriptor.AttributeRouteInfo?.Name);
            generator.TagActionsBy(api => [Preface.TagOf(api)]);
            generator.OrderActionsBy(Preface.PlaceOf);
            generator.MapType<JsonObject>(() => new OpenApiSchema { Type = JsonSchemaType.Object });
            generator.SupportNonNullableReferenceTypes();
            generator.IncludeXmlComments(Assembly.GetExecutingAssembly());
            generator.SchemaFilter<ContractSchemas>();
            generator.OperationFilter<ContractParameters>();
            generator.OperationFilter<ContractResponses>();
            generator.DocumentFilter<ContractDocument>();
            generator.DocumentFilter<ContractFailures>();
            generator.DocumentFilter<ContractFormats>();
        });
        await using var app = builder.Build();
        var document = app.Services.GetRequiredService<ISwaggerProvider>().GetSwagger(Version);
        using var text = new StringWriter(new StringBuilder(1024 * 1024), CultureInfo.InvariantCulture);
        document.SerializeAsV31(new OpenApiJsonWriter(text));
        stop.ThrowIfCancellationRequested();
        var contract = JsonNode.Parse(text.ToString())!;
        PutNullLast(contract);
        return new Descriptions(Text(contract), Text(PlainDescription.Of(contract)));
    }

    /// <summary>As committed: indented, so that a change can be read.</summary>
    public static string Text(JsonNode description) => description.ToJsonString(Readable) + "\n";

    /// <summary>Some generators take the first of two types for the type.</summary>
    private static void PutNullLast(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array) PutNullLast(item);
            return;
        }

        if (node is not JsonObject members) return;
        if (members["type"] is JsonArray types)
        {
            var ordered = types.Select(type => type!.GetValue<string>()).OrderBy(type => type == "null");
            members["type"] = new JsonArray([.. ordered.Select(type => (JsonNode)type)]);
        }

        foreach (var (_, member) in members) PutNullLast(member);
    }

    /// <summary>A page of sections is a <c>SectionPage</c>.</summary>
    /// <summary>What a type is called in the description: its name without <c>Dto</c>; of a page, its item's name first.</summary>
    internal static string SchemaName(Type type)
    {
        if (type == typeof(JsonWebKey)) return "Key";
        var name = type.Name.Split('`')[0];
        if (name.EndsWith(Suffix, StringComparison.Ordinal)) name = name[..^Suffix.Length];
        return string.Concat(type.GetGenericArguments().Select(SchemaName)) + name;
    }
}

/// <param name="Full">OpenAPI 3.1, with unions: <c>v1.json</c>.</param>
/// <param name="Plain">The same API in OpenAPI 3.0, without unions: <c>v1.dotnet.json</c>.</param>
public sealed record Descriptions(string Full, string Plain);
